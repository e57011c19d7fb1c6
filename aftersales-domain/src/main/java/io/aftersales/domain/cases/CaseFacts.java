package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.review.BuyerFacts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the host and its partners say at this moment, gathered before a decision. Advisory: it may be stale a moment later, so whatever
 * must never be wrong is decided from the account alone.
 *
 * @param order the order; null when the host does not know it
 * @param carrier what carriers say, by the host's id of the parcel; a parcel not in it is unknown
 * @param stock units that can be sold, by SKU; a SKU not in it has none
 * @param prices what one unit costs now, minor units of the order's currency as a buyer would pay it, by SKU; a SKU not in it has no price
 * @param buyer the buyer's record; asked for only when there are rules to see it
 * @param usedBefore hashes of what is shown now and was shown on another case before; likewise
 * @param grantedToday what whoever acts has granted today, over all orders, minor units of the order's currency; asked for only when
 *     there is a daily limit
 * @param goodwill what was given as compensations before; asked for only when there is a limit to it
 * @param gifts what gifts are worth to the shop, minor units of the order's currency; asked for only when they are to be given, and one that
 *     is not in it is not given
 * @param ticketAgent who has the ticket of the case; null when nobody has, or when it is not asked because nobody approves
 */
public record CaseFacts(
        @Nullable OrderFacts order,
        Map<String, CarrierWord> carrier,
        Map<String, Long> stock,
        Map<String, Long> prices,
        BuyerFacts buyer,
        Set<String> usedBefore,
        long grantedToday,
        GoodwillLimits.Given goodwill,
        Map<Gift, Long> gifts,
        @Nullable String ticketAgent) {
    /** Nothing is known, not even the order. */
    public static final CaseFacts NOTHING = new CaseFacts(null, Map.of(), Map.of(), Map.of());

    /** Copies the maps. */
    public CaseFacts {
        carrier = Map.copyOf(carrier);
        stock = Map.copyOf(stock);
        prices = Map.copyOf(prices);
        usedBefore = Set.copyOf(usedBefore);
        gifts = Map.copyOf(gifts);
    }

    /** Of an order, carriers, stock and prices; nothing about the buyer. */
    public CaseFacts(
            @Nullable OrderFacts order,
            Map<String, CarrierWord> carrier,
            Map<String, Long> stock,
            Map<String, Long> prices) {
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
                null);
    }

    /** The order alone. */
    public static CaseFacts of(OrderFacts order) {
        return new CaseFacts(order, Map.of(), Map.of(), Map.of());
    }

    /** The same, with what is known of the buyer and of what is shown. */
    public CaseFacts with(BuyerFacts record, Set<String> shownBefore) {
        return new CaseFacts(
                order, carrier, stock, prices, record, shownBefore, grantedToday, goodwill, gifts, ticketAgent);
    }

    /** The same, with what whoever acts has granted today. */
    public CaseFacts withGranted(long minor) {
        return new CaseFacts(order, carrier, stock, prices, buyer, usedBefore, minor, goodwill, gifts, ticketAgent);
    }

    /** The same, with what was given as compensations before, and what gifts are worth. */
    public CaseFacts withGoodwill(GoodwillLimits.Given before, Map<Gift, Long> worth) {
        return new CaseFacts(
                order, carrier, stock, prices, buyer, usedBefore, grantedToday, before, worth, ticketAgent);
    }

    /** The same, with who has the ticket of the case. */
    public CaseFacts withTicketOf(@Nullable String agent) {
        return new CaseFacts(order, carrier, stock, prices, buyer, usedBefore, grantedToday, goodwill, gifts, agent);
    }

    CarrierWord wordOf(String parcel) {
        return carrier.getOrDefault(parcel, CarrierWord.UNKNOWN);
    }
}
