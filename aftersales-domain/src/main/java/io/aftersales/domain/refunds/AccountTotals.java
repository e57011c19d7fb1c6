package io.aftersales.domain.refunds;

import java.util.List;
import java.util.Set;

/**
 * The sums of an account that cannot be derived from its lines and tenders, in minor units.
 *
 * @param goodsGranted the highest entitlement that the goods ever had; never falls
 * @param refunded everything booked as a refund, goodwill included
 * @param fees the amount kept as fees
 * @param waived the amount kept because buyer and shop agreed on less
 * @param external the amount paid back outside of after-sales
 * @param goodwillOnLines goodwill given for lines
 * @param goodwillOnShipping goodwill given for shipping
 * @param shippingGranted whether the shipping fee was refunded
 * @param chargesGranted whether the other charges were refunded
 * @param cancelled whether an order without lines was cancelled
 * @param couponsReturned whether coupons were returned to the buyer
 * @param externalReferences the references of recorded refunds made elsewhere
 * @param topUps the amount the buyer paid on top, for dearer goods
 * @param differences the net settled in exchanges: top-ups that went into goods, less surpluses refunded
 * @param replacementOrders the host's ids of everything shipped to replace goods of this order, in order
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
