package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import java.util.List;

/**
 * Calculates the refund for accepted units, given everything booked before. Uses longs only; the cost is linear in the lines of the claim.
 *
 * <p>The amount for goods is a difference of one function, the entitlement E, of the number of units back on each line. C(k) is the worth
 * of the first k units of a line, and N' the worth of the whole line with only the PRO_RATA discounts deducted:
 *
 * <pre>
 * E     = min( sum of min(C(back), N' - goodwill) - sum of what is withheld for discounts,  goods paid - goodwill on lines )
 * goods = max(0, E after - most granted so far)
 * case  = max(0, min(goods + shipping + other charges, left of the order))
 * </pre>
 */
final class RefundCalculator {
    private final AccountState state;
    private final FrozenOrder order;
    private final RefundClaim claim;
    private final BookingAmounts result = new BookingAmounts();

    private RefundCalculator(AccountState state, RefundClaim claim) {
        this.state = state;
        this.order = state.frozen();
        this.claim = claim;
    }

    static BookingAmounts amounts(AccountState state, RefundClaim claim) {
        return new RefundCalculator(state, claim).calculate();
    }

    private BookingAmounts calculate() {
        goods();
        shipping();
        otherCharges();
        long sum = result.goods + result.shipping + result.shippingTax + result.otherCharges;
        long due = Math.max(0, Math.min(sum, state.left()));
        result.limited = sum - due;
        fees(due);
        long afterFees = due - result.fees;
        result.waived = claim.agreed() == null ? 0 : afterFees - Math.min(claim.agreed(), afterFees);
        result.total = afterFees - result.waived;
        return result;
    }

    private void goods() {
        List<Units> units = claim.units();
        long unitsBack = 0;
        for (int u = 0; u < units.size(); u++) {
            Units accepted = units.get(u);
            int i = state.lines().indexOf(accepted.line());
            LineBalance before = state.balance(i);
            LineBalance after = before.takeBack(accepted.quantity());
            result.worthLessGoodwill += state.entitled(i, after) - state.entitled(i, before);
            unitsBack += accepted.quantity();
        }
        result.everythingBack = order.lines() == 0
                ? state.totals().cancelled() || claim.whole()
                : state.running().notBack() == unitsBack;
        long withheldBefore = state.withheldForDiscounts();
        long withheldAfter = withheldBefore + discountsWithheld();
        long mostForGoods = state.mostForGoods();
        long claimBefore = state.running().entitled() - withheldBefore;
        long claimAfter = state.running().entitled() + result.worthLessGoodwill - withheldAfter;
        long entitledBefore = Math.min(claimBefore, mostForGoods);
        long entitledAfter = Math.min(claimAfter, mostForGoods);
        long granted = state.totals().goodsGranted();
        result.goods = Math.max(0, entitledAfter - granted);
        result.overPaid = (claimAfter - entitledAfter) - (claimBefore - entitledBefore);
        result.carried = result.goods - (entitledAfter - entitledBefore);
    }

    private long discountsWithheld() {
        if (!state.running().hasDiscountsToWithhold()) {
            return 0;
        }
        result.withheld = new long[order.discounts()];
        long sum = 0;
        for (int j = 0; j < order.discounts(); j++) {
            result.withheld[j] = withheldAfter(j)
                    - state.withheldFor(
                            j, state.isEverythingBack(), state.running().kept(j));
            sum += result.withheld[j];
        }
        return sum;
    }

    private long withheldAfter(int discount) {
        long kept = 0;
        if (order.rule(discount) == DiscountRule.RE_EVALUATED) {
            kept = state.running().kept(discount);
            for (Units accepted : claim.units()) {
                int i = state.lines().indexOf(accepted.line());
                LineTerms line = state.lines().get(i);
                if (order.inScope(discount, line)) {
                    long gone = state.balance(i).gone();
                    kept -= line.counted(gone + accepted.quantity()) - line.counted(gone);
                }
            }
        }
        return state.withheldFor(discount, result.everythingBack, kept);
    }

    private void shipping() {
        boolean due = switch (claim.shipping()) {
            case INCLUDE -> true;
            case EXCLUDE -> false;
            case BY_POLICY ->
                result.everythingBack || (claim.sellerFault() && !claim.units().isEmpty());
        };
        if (due && !state.totals().shippingGranted()) {
            result.grantsShipping = true;
            result.shippingTax = state.shippingTaxLeft();
            result.shipping = state.shippingLeft() - result.shippingTax;
        }
    }

    private void otherCharges() {
        if (result.everythingBack && !state.totals().chargesGranted()) {
            result.grantsCharges = true;
            result.otherCharges = order.sale().charges().other();
        }
    }

    private void fees(long due) {
        boolean spared = claim.sellerFault() || claim.units().isEmpty();
        result.restockingFee =
                spared ? 0 : Math.min(due, order.policy().restockingFee().on(Math.min(result.goods, due)));
        result.ownFee = Math.min(due - result.restockingFee, claim.fee());
        result.fees = result.restockingFee + result.ownFee;
    }

    /**
     * Returns the most that an exchange may refund for these units: the amount for goods that returning them would pay. An exchange pays
     * neither shipping nor other charges, and takes no fee.
     */
    static long mostForGoodsOf(AccountState state, List<Units> units) {
        var returned = new RefundClaim(units, true, false, ShippingChoice.EXCLUDE, 0, null);
        BookingAmounts amounts = amounts(state, returned);
        return Math.min(amounts.goods, amounts.total);
    }

    /** Splits a total over the amounts left on the tenders; never beyond the amount left on any of them. */
    static long[] split(AccountState state, long total) {
        List<TenderBalance> tenders = state.tenders();
        long[] left = new long[tenders.size()];
        for (int k = 0; k < left.length; k++) {
            left[k] = tenders.get(k).left();
        }
        if (total == 0) {
            return new long[left.length];
        }
        if (state.frozen().policy().split().proportional()) {
            return Apportionment.apportion(total, left);
        }
        long[] shares = new long[left.length];
        long rest = total;
        for (int k : state.frozen().tenderOrder(left.length)) {
            shares[k] = Math.min(rest, left[k]);
            rest -= shares[k];
        }
        return shares;
    }

    /** Returns the points that come back with the next amount on a tender of points; cumulative, so that none is lost or invented. */
    static long points(TenderBalance tender, long more) {
        long value = tender.tender().amount();
        if (tender.tender().points() == 0 || value == 0) {
            return 0;
        }
        long points = tender.tender().points();
        return Apportionment.part(points, tender.booked() + more, value)
                - Apportionment.part(points, tender.booked(), value);
    }
}
