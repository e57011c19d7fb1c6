package io.aftersales.domain.refunds;

import java.util.List;
import java.util.Set;

/**
 * The sums of an account that do not follow from its lines and tenders, minor units.
 *
 * @param goodsGranted the most the goods ever entitled to; never falls
 * @param refunded everything booked to be given back, goodwill included
 * @param fees kept as fees
 * @param waived kept because buyer and shop agreed on less
 * @param external paid back outside of after-sales
 * @param goodwillOnLines goodwill given for lines
 * @param goodwillOnShipping goodwill given for shipping
 * @param shippingGranted whether the shipping fee was given back
 * @param chargesGranted whether the other charges came back
 * @param cancelled whether an order without lines was cancelled
 * @param couponsReturned whether coupons were handed back
 * @param externalReferences refunds made elsewhere that are recorded
 * @param topUps paid by the buyer on top, for dearer goods
 * @param differences what exchanges settled: top-ups that went into goods, less surpluses given back
 * @param replacementOrders the host's ids of everything that was sent for goods of this order, in order
 */
public record AccountTotals(
        long goodsGranted,
        long refunded,
        long fees,
        long waived,
        long external,
        long goodwillOnLines,
        long goodwillOnShipping,
        boolean shippingGranted,
        boolean chargesGranted,
        boolean cancelled,
        boolean couponsReturned,
        Set<String> externalReferences,
        long topUps,
        long differences,
        List<String> replacementOrders) {
    static final AccountTotals NONE =
            new AccountTotals(0, 0, 0, 0, 0, 0, 0, false, false, false, false, Set.of(), 0, 0, List.of());

    /** Copies the collections. */
    public AccountTotals {
        externalReferences = Set.copyOf(externalReferences);
        replacementOrders = List.copyOf(replacementOrders);
    }
}
