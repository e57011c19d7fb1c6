package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The host's facts about an order at this moment.
 *
 * @param sale the goods sold and the payments; frozen by after-sales at first touch
 * @param amendments the parts that were added to the order since, oldest first; each is added to the account once
 * @param history what went back before the host used this library; read at first touch
 * @param buyer the host's id of the buyer
 * @param state the progress of the order
 * @param placedAt when the order was placed
 * @param parcels the parcels of the order, as far as known
 * @param categories the category of a line, where the host has one; decides whether the line may be returned
 */
public record OrderFacts(
        Sale sale,
        List<Amendment> amendments,
        RefundHistory history,
        String buyer,
        OrderState state,
        Instant placedAt,
        List<Parcel> parcels,
        Map<LineId, String> categories) {

    /** Copies the collections. */
    public OrderFacts {
        amendments = List.copyOf(amendments);
        parcels = List.copyOf(parcels);
        categories = Map.copyOf(categories);
    }

    /** Creates the facts of an order that was not added to and of which nothing went back before. */
    public OrderFacts(
            Sale sale,
            String buyer,
            OrderState state,
            Instant placedAt,
            List<Parcel> parcels,
            Map<LineId, String> categories) {
        this(sale, List.of(), RefundHistory.NOTHING, buyer, state, placedAt, parcels, categories);
    }

    /** Returns a copy to which these parts were added, after the earlier ones. */
    public OrderFacts amendedBy(Amendment... more) {
        var all = new ArrayList<>(amendments);
        all.addAll(List.of(more));
        return new OrderFacts(sale, all, history, buyer, state, placedAt, parcels, categories);
    }

    /** Returns a copy of which this went back before the host used this library. */
    public OrderFacts refundedBefore(RefundHistory before) {
        return new OrderFacts(sale, amendments, before, buyer, state, placedAt, parcels, categories);
    }

    /** Returns the parcels that carry at least one of these lines. */
    public List<Parcel> parcelsOf(Collection<LineId> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var carrying = new ArrayList<Parcel>();
        for (Parcel parcel : parcels) {
            if (lines.stream().anyMatch(parcel::holds)) {
                carrying.add(parcel);
            }
        }
        return carrying;
    }
}
