package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host's facts about an order at this moment.
 *
 * @param sale the goods sold and the payments; frozen by after-sales at first touch
 * @param buyer the host's id of the buyer
 * @param state the progress of the order
 * @param placedAt when the order was placed
 * @param parcels the parcels of the order, as far as known
 * @param categories the category of a line, where the host has one; decides whether the line may be returned
 */
public record OrderFacts(
        Sale sale,
        String buyer,
        OrderState state,
        Instant placedAt,
        List<Parcel> parcels,
        Map<LineId, String> categories) {

    /** Copies the collections. */
    public OrderFacts {
        parcels = List.copyOf(parcels);
        categories = Map.copyOf(categories);
    }

    /**
     * Returns the state of one line. Payment and cancellation belong to the order; otherwise the parcels that carry the line decide, and
     * the least advanced of them counts. A line in no parcel has the state of the order.
     */
    public OrderState stateOf(LineId line) {
        if (state == OrderState.UNPAID || state == OrderState.CANCELLED) {
            return state;
        }
        OrderState least = null;
        for (Parcel parcel : parcels) {
            if (parcel.lines().contains(line)) {
                OrderState its = stateOf(parcel);
                least = least == null || its.compareTo(least) < 0 ? its : least;
            }
        }
        return least == null ? state : least;
    }

    private static OrderState stateOf(Parcel parcel) {
        if (parcel.deliveredAt() != null) {
            return OrderState.DELIVERED;
        }
        return parcel.isHandedOver() ? OrderState.SHIPPED : OrderState.PAID;
    }

    /** Returns the time when the last parcel with this line was delivered; empty when none of them was. */
    public Optional<Instant> deliveredAt(LineId line) {
        Instant last = null;
        for (Parcel parcel : parcels) {
            Instant delivered = parcel.deliveredAt();
            if (delivered != null
                    && (last == null || delivered.isAfter(last))
                    && parcel.lines().contains(line)) {
                last = delivered;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Returns the parcels that carry at least one of these lines. */
    public List<Parcel> parcelsOf(Collection<LineId> lines) {
        var carrying = new ArrayList<Parcel>();
        for (Parcel parcel : parcels) {
            if (!Collections.disjoint(parcel.lines(), lines)) {
                carrying.add(parcel);
            }
        }
        return carrying;
    }
}
