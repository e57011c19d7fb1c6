package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
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
        return parcels.stream()
                .filter(parcel -> parcel.lines().contains(line))
                .map(OrderFacts::stateOf)
                .min(Comparator.naturalOrder())
                .orElse(state);
    }

    private static OrderState stateOf(Parcel parcel) {
        if (parcel.deliveredAt() != null) {
            return OrderState.DELIVERED;
        }
        return parcel.isHandedOver() ? OrderState.SHIPPED : OrderState.PAID;
    }

    /** When the last parcel with this line was delivered; empty when none of them was. */
    public Optional<Instant> deliveredAt(LineId line) {
        return parcels.stream()
                .filter(parcel -> parcel.lines().contains(line))
                .flatMap(parcel -> Optional.ofNullable(parcel.deliveredAt()).stream())
                .max(Comparator.naturalOrder());
    }

    /** The parcels that carry at least one of these lines. */
    public List<Parcel> parcelsOf(Collection<LineId> lines) {
        return parcels.stream()
                .filter(parcel -> parcel.lines().stream().anyMatch(lines::contains))
                .toList();
    }
}
