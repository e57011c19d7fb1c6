package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.shared.LineId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Calculates the refund for accepted units, given everything booked before. Uses longs only; the cost is linear in the lines of the claim.
 *
 * <p>The amount for goods is a difference of one function in each part of the order, the entitlement E, of the number of units back on each
 * line. C(k) is the worth of the first k units of a line, and N' the worth of the whole line with only the PRO_RATA discounts deducted:
 *
 * <pre>
 * E     = min( sum of min(C(back), N' - goodwill) - sum of what is withheld for discounts,  goods paid - goodwill on lines )
 * goods = max(0, E after - most granted so far)
 * case  = max(0, min(goods + charges, left of the order))
 * </pre>
 */
final class RefundCalculator {
    private final AccountState state;
    private final FrozenOrder order;
    private final RefundClaim claim;
    private final BookingAmounts result;
    /** For each discount that is granted anew, the amount by which the units of the claim counted for its tiers. */
    private final long[] counted;
    /** For each part of the order, the worth of the units of the claim. */
    private final long[] worth;
    /** For each part of the order, the units of the claim. */
    private final long[] units;

    private RefundCalculator(AccountState state, RefundClaim claim) {
        this.state = state;
        this.order = state.frozen();
        this.claim = claim;
        this.counted = new long[state.running().hasDiscountsToWithhold() ? order.discounts() : 0];
        this.worth = new long[order.parts().size()];
        this.units = new long[worth.length];
        this.result = new BookingAmounts(state.lines().placesOf(claim.units()), worth.length, counted.length);
    }

    static BookingAmounts amounts(AccountState state, RefundClaim claim) {
        return new RefundCalculator(state, claim).calculate();
    }

    private BookingAmounts calculate() {
        units();
        for (int p = 0; p < result.goodsByPart.length; p++) {
            goods(p);
        }
        charges();
        long sum = Math.addExact(result.goods, result.chargesInAll);
        result.full = Math.max(0, Math.min(sum, state.payable() - state.totals().full()));
        result.taken = Math.min(result.full, state.left());
        result.keep(result.terms(claim), order.policy().restockingFee());
        return result;
    }

    /** Adds up the worth of the units and what is special about them. */
    private void units() {
        long unshippedUnits = 0;
        long allUnits = 0;
        for (int u = 0; u < result.places.length; u++) {
            ClaimedUnits claimed = claim.units().get(u);
            int i = result.places[u];
            LineTerms line = state.lines().get(i);
            LineBalance before = state.balance(i);
            int part = line.part().number();
            long more = line.entitledByNext(claimed.quantity(), before);
            worth[part] += more;
            units[part] += claimed.quantity();
            if (counted.length > 0) {
                count(line, before.gone(), claimed.quantity());
            }
            result.deductible += claimed.deductionFrom(more);
            long neverShipped = Apportionment.part(more, claimed.neverShipped(), claimed.quantity());
            result.neverShipped += neverShipped;
            result.shipped += more - neverShipped;
            unshippedUnits = Units.sum(unshippedUnits, claimed.neverShipped());
            allUnits = Units.sum(allUnits, claimed.quantity());
        }
        if (result.neverShipped == 0 && result.shipped == 0) {
            result.neverShipped = unshippedUnits;
            result.shipped = allUnits - unshippedUnits;
        }
    }

    /** Adds up what the next units of a line counted for the tiers of discounts. */
    private void count(LineTerms line, long gone, long more) {
        FrozenPart part = line.part();
        for (int j = 0; j < part.discounts(); j++) {
            if (part.rule(j) == DiscountRule.RE_EVALUATED && part.discountCovers(j, line)) {
                counted[part.firstDiscount() + j] += line.counted(gone + more) - line.counted(gone);
            }
        }
    }

    private void goods(int part) {
        long mostForGoods = state.mostForGoods(part);
        long claimBefore = state.running().entitled(part);
        long claimAfter = claimBefore + worth[part];
        if (counted.length > 0) {
            FrozenPart of = order.part(part);
            boolean back = state.isBackWith(part, 0);
            boolean backAfter = state.isBackWith(part, units[part]);
            for (int j = 0; j < of.discounts(); j++) {
                int d = of.firstDiscount() + j;
                long kept = state.running().kept(d);
                long before = of.withheldFor(j, back, kept);
                long after = of.withheldFor(j, backAfter, kept - counted[d]);
                result.withheld[d] = after - before;
                claimBefore -= before;
                claimAfter -= after;
            }
        }
        long entitledBefore = Math.min(claimBefore, mostForGoods);
        long entitledAfter = Math.min(claimAfter, mostForGoods);
        long goods = Math.max(0, entitledAfter - state.goodsGranted(part));
        result.goodsByPart[part] = goods;
        result.goods += goods;
        result.overPaid += (claimAfter - entitledAfter) - (claimBefore - entitledBefore);
        result.carried += goods - (entitledAfter - entitledBefore);
    }

    // --- charges

    private void charges() {
        int charges = order.charges();
        if (charges == 0) {
            return;
        }
        result.charges = new long[charges];
        for (int c = 0; c < charges; c++) {
            result.charges[c] = charge(c);
            result.chargesInAll = Math.addExact(result.chargesInAll, result.charges[c]);
        }
    }

    private long charge(int c) {
        Charge charge = order.charge(c);
        long left = state.chargeLeft(c);
        if (left == 0) {
            return 0;
        }
        long units = unitsOf(c, false);
        boolean concerned = units > 0 || isCancelledNow(c);
        boolean decides = charge.isShipping() && (concerned || claim.units().isEmpty());
        if (decides && claim.shipping() == ShippingChoice.INCLUDE) {
            return left;
        }
        if (!concerned || order.neverComesBack(c) || (decides && claim.shipping() == ShippingChoice.EXCLUDE)) {
            return 0;
        }
        if (state.running().notBackByCharge(c) == units) {
            return left;
        }
        return charge.isShipping() && unitsOf(c, true) > 0 ? onFault(c, left) : 0;
    }

    /** Tells whether the claim cancels an order without lines, for the first time since the charge is there. */
    private boolean isCancelledNow(int c) {
        return order.lines() == 0
                && claim.whole()
                && order.partOfCharge(c).number() >= state.totals().cancelledParts();
    }

    /** Returns the units of the claim that a charge was charged for, all of them or those at fault. */
    private long unitsOf(int c, boolean atFaultOnly) {
        long sum = 0;
        for (int u = 0; u < result.places.length; u++) {
            if (order.chargeCovers(c, state.lines().get(result.places[u]))) {
                ClaimedUnits claimed = claim.units().get(u);
                sum += atFaultOnly ? claimed.atFault() : claimed.quantity();
            }
        }
        return sum;
    }

    /** Returns the part of a shipping fee that comes back because goods are the seller's or carrier's fault. */
    private long onFault(int c, long left) {
        return switch (order.policy().shippingOnFault()) {
            case WHOLE -> left;
            case NONE -> 0;
            case PROPORTIONAL -> {
                long goods = state.running().counted(c);
                if (goods == 0) {
                    yield left;
                }
                ChargeBalance balance = state.charge(c);
                long net = order.paidForCharge(c);
                long share = Apportionment.part(net, faultAfter(c), goods);
                yield Math.max(0, Math.min(share, net - balance.goodwill()) - balance.paid());
            }
        };
    }

    private long faultAfter(int c) {
        long fault = state.running().fault(c);
        for (int u = 0; u < result.places.length; u++) {
            long claimed = claim.units().get(u).atFault();
            LineTerms line = state.lines().get(result.places[u]);
            if (order.chargeCovers(c, line)) {
                long before = state.balance(result.places[u]).atFault();
                fault += line.counted(before + claimed) - line.counted(before);
            }
        }
        return fault;
    }

    /** Returns the part of a refund that is for units never handed to a carrier, given their worth and that of the other units. */
    static long neverShipped(long paid, long neverShipped, long shipped) {
        if (neverShipped == 0 || paid == 0) {
            return 0;
        }
        return shipped == 0 ? paid : Apportionment.apportion(paid, neverShipped, shipped)[0];
    }

    /**
     * Returns the most that an exchange may refund for these units: the amount for goods that returning them would pay. An exchange pays
     * neither shipping nor other charges, and takes no fee.
     */
    static long mostForGoodsOf(AccountState state, List<Units> units) {
        BookingAmounts amounts =
                amounts(state, RefundClaim.of(units).bySellersFault().with(ShippingChoice.EXCLUDE));
        return Math.min(amounts.goods, amounts.total);
    }

    /**
     * Returns the deduction that the shop keeps for the grades of exchanged units, at most the amount for goods that returning them would pay.
     *
     * @param percents the sums of the percentages that the units pay less, by line
     */
    static long deductionOf(AccountState state, List<ExchangedUnits> swaps, Map<LineId, Long> percents) {
        if (percents.isEmpty()) {
            return 0;
        }
        long[] worth = state.worth(swaps);
        var byLine = new HashMap<LineId, Long>();
        for (int s = 0; s < worth.length; s++) {
            byLine.merge(swaps.get(s).line(), worth[s], Math::addExact);
        }
        List<Units> units = ExchangedUnits.unitsOf(swaps);
        long sum = 0;
        for (Units each : units) {
            // other units of the line may be graded too, that are exchanged apart from these
            long most = ClaimedUnits.percent(each.quantity(), 100);
            long deducted = Math.min(most, percents.getOrDefault(each.line(), 0L));
            var graded = new ClaimedUnits(each.line(), each.quantity(), 0, 0, deducted);
            sum = Math.addExact(sum, graded.deductionFrom(byLine.getOrDefault(each.line(), 0L)));
        }
        return Math.min(sum, mostForGoodsOf(state, units));
    }
}
