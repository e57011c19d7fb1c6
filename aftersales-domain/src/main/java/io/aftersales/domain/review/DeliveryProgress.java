package io.aftersales.domain.review;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import java.util.List;

/** The delivery progress of a case's goods; the goods that have come farthest count. */
public enum DeliveryProgress {
    /** All goods are still with the shop. */
    NOT_HANDED_OVER,
    /** At least some goods are with the carrier. */
    WITH_CARRIER,
    /** At least some goods were delivered. */
    DELIVERED;

    /**
     * Returns the progress of lines from the parcels that carry them; for a line in no parcel, or for no line at all, from the state of the
     * order.
     */
    public static DeliveryProgress of(OrderFacts order, List<LineId> lines) {
        DeliveryProgress farthest =
                order.state() == OrderState.DELIVERED || lines.isEmpty() ? of(order.state()) : NOT_HANDED_OVER;
        for (LineId line : lines) {
            List<Parcel> parcels = order.parcelsOf(List.of(line));
            if (parcels.isEmpty()) {
                farthest = farther(farthest, of(order.state()));
            }
            for (Parcel parcel : parcels) {
                farthest = farther(farthest, of(parcel));
            }
        }
        return farthest;
    }

    private static DeliveryProgress farther(DeliveryProgress one, DeliveryProgress other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static DeliveryProgress of(OrderState state) {
        return switch (state) {
            case DELIVERED -> DELIVERED;
            case SHIPPED -> WITH_CARRIER;
            case UNPAID, PAID, CANCELLED -> NOT_HANDED_OVER;
        };
    }

    private static DeliveryProgress of(Parcel parcel) {
        if (parcel.deliveredAt() != null) {
            return DELIVERED;
        }
        return parcel.isHandedOver() ? WITH_CARRIER : NOT_HANDED_OVER;
    }
}
