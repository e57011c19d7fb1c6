package io.aftersales.domain.refunds;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The sums of an account that cannot be derived from its lines, charges and tenders, in minor units.
 *
 * @param goodsGranted the highest entitlement that the goods of each part of the order ever had; never falls
 * @param refunded everything booked as a refund, goodwill included, whether the money for it was captured or not
 * @param neverShipped the part of it that is for units never handed to a carrier
 * @param full what all bookings together would take if there had been no refund made elsewhere
 * @param fees the amount kept as fees
 * @param deductions the amount kept because goods came back worth less
 * @param waived the amount kept because buyer and shop agreed on less
 * @param keptGivenBack the part of what was kept that was given back later
 * @param beyondRates the amount of refunds made elsewhere that was more than anything paid under any tax rate
 * @param cancelledParts the number of parts that an order without lines had when it was cancelled; 0 while it is not
 * @param couponsReturned the coupons that were returned to the buyer
 * @param captures the provider's references of the captures that were recorded
 * @param topUps the amount the buyer paid on top, for dearer goods
 * @param replacementOrders the host's ids of everything shipped to replace goods of this order, in order
 */
public record AccountTotals(
        List<Long> goodsGranted,
        long refunded,
        long neverShipped,
        long full,
        long fees,
        long deductions,
        long waived,
        long keptGivenBack,
        long beyondRates,
        int cancelledParts,
        Set<String> couponsReturned,
        Set<String> captures,
        long topUps,
        List<String> replacementOrders) {
    /** Copies the collections. */
    public AccountTotals {
        goodsGranted = List.copyOf(goodsGranted);
        couponsReturned = Set.copyOf(couponsReturned);
        captures = Set.copyOf(captures);
        replacementOrders = List.copyOf(replacementOrders);
    }

    /** Returns the totals of an order of so many parts on which nothing was done yet. */
    static AccountTotals untouched(int parts) {
        return new AccountTotals(
                Collections.nCopies(parts, 0L), 0, 0, 0, 0, 0, 0, 0, 0, 0, Set.of(), Set.of(), 0, List.of());
    }

    /** Returns the amount that the shop keeps. */
    public long kept() {
        return fees + deductions + waived - keptGivenBack;
    }
}
