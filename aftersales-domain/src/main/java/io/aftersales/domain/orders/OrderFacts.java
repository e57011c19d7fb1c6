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
 * What the host knows of an order at this moment.
 *
 * @param sale what was sold and paid; frozen by after-sales at first touch
 * @param buyer the host's id of the customer
 * @param state how far the order has come
 * @param placedAt when it was placed
 * @param parcels its parcels, as far as known
 * @param categories the category of a line, where the host has one; decides whether it may be returned
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
     * The state of one line. Payment and cancellation are the order's; otherwise the parcels that carry the line decide, and the
     * least advanced of them counts. A line in no parcel is where the order is.
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

    /** When the last parcel with this line was delivered; empty when none of them was. */
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

    /** The parcels that carry at least one of these lines. */
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
