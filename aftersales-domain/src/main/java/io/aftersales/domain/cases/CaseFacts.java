package io.aftersales.domain.cases;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.review.BuyerFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the host and its partners know at this moment, gathered before a decision. The facts are advisory and may be stale a
 * moment later, so whatever must never be wrong is decided from the account alone.
 *
 * @param order the order; null when the host does not know it
 * @param carrier the carriers' reports, by the host's id of the parcel; a parcel that is missing is unknown
 * @param stock the units that can be sold, by SKU; a SKU that is missing has none
 * @param prices the prices of today for items to be exchanged for other goods; fetched only where the shop's rule asks for them
 * @param buyer the buyer's record; fetched only when there are rules to see it
 * @param usedBefore the hashes of evidence shown now that was shown on another case before; fetched only when there are rules to see it
 * @param grantedToday the amount the actor has granted today over all orders, in minor units of the order's currency; fetched only when
 *     there is a daily limit
 * @param goodwill the goodwill given before; fetched only when there is a limit to it
 * @param gifts the worth of each gift to the shop, in minor units of the order's currency; fetched only when gifts are to be given, and a
 *     gift that is missing is not given
 * @param ticketAgent the agent who has the ticket of the case; null when no agent has it, or when no approval is being decided
 * @param destinations the destinations that the host answered for goods that come back, to be completed by {@code ReturnRoutes}; empty for
 *     the standard
 * @param others the other cases on the order; fetched only for an appeal, and when goods arrive or are inspected of a case that was
 *     closed
 */
public record CaseFacts(
        @Nullable OrderFacts order,
        Map<String, CarrierScan> carrier,
        Map<String, Long> stock,
        Map<ExchangeItem, ExchangePrices> prices,
        BuyerFacts buyer,
        Set<String> usedBefore,
        long grantedToday,
        GoodwillLimits.Given goodwill,
        Map<Gift, Long> gifts,
        @Nullable String ticketAgent,
        List<ReturnDestination> destinations,
        List<OtherCase> others) {
    /** The facts when nothing is known, not even the order. */
    public static final CaseFacts NOTHING = new CaseFacts(null, Map.of(), Map.of(), Map.of());

    /** Copies the collections. */
    public CaseFacts {
        carrier = Map.copyOf(carrier);
        stock = Map.copyOf(stock);
        prices = Map.copyOf(prices);
        usedBefore = Set.copyOf(usedBefore);
        gifts = Map.copyOf(gifts);
        destinations = List.copyOf(destinations);
        others = List.copyOf(others);
    }

    /** Collects the facts about an order, carriers, stock and prices; nothing is known about the buyer. */
    public CaseFacts(
            @Nullable OrderFacts order,
            Map<String, CarrierScan> carrier,
            Map<String, Long> stock,
            Map<ExchangeItem, ExchangePrices> prices) {
        this(
                order,
                carrier,
                stock,
                prices,
                BuyerFacts.UNKNOWN,
                Set.of(),
                0,
                GoodwillLimits.Given.NOTHING,
                Map.of(),
                null,
                List.of(),
                List.of());
    }

    /** Returns facts about an order alone. */
    public static CaseFacts of(OrderFacts order) {
        return new CaseFacts(order, Map.of(), Map.of(), Map.of());
    }

    /** Returns these facts with the buyer's record and the evidence that was shown before. */
    public CaseFacts with(BuyerFacts record, Set<String> shownBefore) {
        return new CaseFacts(
                order,
                carrier,
                stock,
                prices,
                record,
                shownBefore,
                grantedToday,
                goodwill,
                gifts,
                ticketAgent,
                destinations,
                others);
    }

    /** Returns these facts with the amount the actor has granted today, in minor units of the order's currency. */
    public CaseFacts withGranted(long minor) {
        return new CaseFacts(
                order,
                carrier,
                stock,
                prices,
                buyer,
                usedBefore,
                minor,
                goodwill,
                gifts,
                ticketAgent,
                destinations,
                others);
    }

    /** Returns these facts with the goodwill given before and the worth of gifts. */
    public CaseFacts withGoodwill(GoodwillLimits.Given before, Map<Gift, Long> worth) {
        return new CaseFacts(
                order,
                carrier,
                stock,
                prices,
                buyer,
                usedBefore,
                grantedToday,
                before,
                worth,
                ticketAgent,
                destinations,
                others);
    }

    /** Returns these facts with the agent who has the ticket of the case. */
    public CaseFacts withTicketOf(@Nullable String agent) {
        return new CaseFacts(
                order,
                carrier,
                stock,
                prices,
                buyer,
                usedBefore,
                grantedToday,
                goodwill,
                gifts,
                agent,
                destinations,
                others);
    }

    /** Returns these facts with the destinations that the host answered for goods that come back. */
    public CaseFacts withDestinations(List<ReturnDestination> answered) {
        return new CaseFacts(
                order,
                carrier,
                stock,
                prices,
                buyer,
                usedBefore,
                grantedToday,
                goodwill,
                gifts,
                ticketAgent,
                answered,
                others);
    }

    /** Returns these facts with the other cases on the order. */
    public CaseFacts withOthers(List<OtherCase> cases) {
        return new CaseFacts(
                order,
                carrier,
                stock,
                prices,
                buyer,
                usedBefore,
                grantedToday,
                goodwill,
                gifts,
                ticketAgent,
                destinations,
                cases);
    }
}
