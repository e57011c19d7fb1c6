package io.aftersales.domain.refunds;

import io.aftersales.domain.refunds.BreakdownStep.Code;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes amounts as a breakdown: lines, steps and tenders. */
final class BreakdownWriter {
    private final AccountState state;
    private final FrozenOrder order;
    private final List<OfLine> lines = new ArrayList<>();
    private final List<BreakdownStep> steps = new ArrayList<>();

    private BreakdownWriter(AccountState state) {
        this.state = state;
        this.order = state.frozen();
    }

    static RefundBreakdown ofClaim(AccountState state, RefundClaim claim, BookingAmounts amounts) {
        return new BreakdownWriter(state).claim(claim, amounts);
    }

    static RefundBreakdown ofGoodwill(AccountState state, Goodwill goodwill, long[] perLine) {
        return new BreakdownWriter(state).goodwill(goodwill, perLine);
    }

    private RefundBreakdown claim(RefundClaim claim, BookingAmounts amounts) {
        inOrder(claim.units()).forEach(this::line);
        discounts(amounts);
        shipping(claim, amounts);
        step(Code.OTHER_CHARGES, amounts.otherCharges);
        step(Code.LIMITED_TO_ORDER, -amounts.limited);
        step(Code.RESTOCKING_FEE, -amounts.restockingFee);
        step(Code.CASE_FEE, -amounts.ownFee);
        step(Code.WAIVED, -amounts.waived);
        long goods = 0;
        long discounts = 0;
        long tax = amounts.shippingTax;
        for (OfLine line : lines) {
            goods += line.goods();
            discounts += line.discounts();
            tax += line.tax();
        }
        long given = goods - discounts + amounts.shipping + tax + amounts.otherCharges - amounts.fees;
        return new RefundBreakdown(
                order.currency(),
                goods,
                discounts,
                amounts.shipping,
                tax,
                amounts.otherCharges,
                0,
                amounts.fees,
                given - amounts.total,
                amounts.total,
                tenders(amounts.total),
                lines,
                steps);
    }

    /** Sorts units in the order of the order's lines; most claims name them in that order already. */
    private List<Units> inOrder(List<Units> units) {
        for (int u = 1; u < units.size(); u++) {
            if (place(units.get(u)) < place(units.get(u - 1))) {
                var sorted = new ArrayList<>(units);
                sorted.sort(Comparator.comparingInt(this::place));
                return sorted;
            }
        }
        return units;
    }

    private int place(Units units) {
        return state.lines().indexOf(units.line());
    }

    private void line(Units units) {
        int i = place(units);
        LineTerms terms = state.lines().get(i);
        LineBalance balance = state.balance(i);
        long before = balance.gone();
        long after = before + units.quantity();
        String line = units.line().value();
        long goods = terms.listPrice(after) - terms.listPrice(before);
        long total = terms.worth(after) - terms.worth(before);
        long tax = terms.hasDiscount() ? terms.tax(after) - terms.tax(before) : total - goods;
        lines.add(new OfLine(units.line(), units.quantity(), goods, goods + tax - total, tax, total));

        steps.add(new BreakdownStep(Code.LIST_PRICE, line, "", units.quantity(), goods));
        long explained = goods + tax;
        explained += lineStep(Code.LINE_DISCOUNT, line, "", terms.ownDiscount(before) - terms.ownDiscount(after));
        for (int j = 0; j < order.discounts(); j++) {
            if (order.rule(j) == DiscountRule.PRO_RATA) {
                long share = terms.share(j, before) - terms.share(j, after);
                explained +=
                        lineStep(Code.DISCOUNT_SHARE, line, order.discount(j).id(), share);
            }
        }
        lineStep(Code.TAX, line, "", tax);
        lineStep(Code.ROUNDING, line, "", total - explained);
        long granted = state.entitled(i, balance.takeBack(units.quantity())) - state.entitled(i, balance);
        lineStep(Code.GOODWILL_ALREADY_GIVEN, line, "", granted - total);
    }

    private void discounts(BookingAmounts amounts) {
        for (int j = 0; j < amounts.withheld.length; j++) {
            Code code =
                    order.rule(j) == DiscountRule.RE_EVALUATED ? Code.DISCOUNT_CLAWED_BACK : Code.DISCOUNT_COMES_OFF;
            lineStep(code, order.discount(j).id(), "", -amounts.withheld[j]);
        }
        step(Code.LIMITED_TO_GOODS_PAID, -amounts.overPaid);
        step(Code.CARRIED_OVER, amounts.carried);
    }

    private void shipping(RefundClaim claim, BookingAmounts amounts) {
        Code why = claim.shipping() == ShippingChoice.INCLUDE
                ? Code.SHIPPING_INCLUDED
                : claim.sellerFault() && !claim.units().isEmpty()
                        ? Code.SHIPPING_FOR_FAULT
                        : Code.SHIPPING_FOR_FULL_RETURN;
        step(why, amounts.shipping);
        step(Code.SHIPPING_TAX, amounts.shippingTax);
    }

    private RefundBreakdown goodwill(Goodwill goodwill, long[] perLine) {
        for (int i = 0; i < perLine.length; i++) {
            lineStep(Code.GOODWILL, "line " + goodwill.lines().get(i), "", perLine[i]);
        }
        if (perLine.length == 0) {
            lineStep(Code.GOODWILL, goodwill.shipping() ? "shipping" : "", "", goodwill.amount());
        }
        long total = goodwill.amount();
        return new RefundBreakdown(order.currency(), 0, 0, 0, 0, 0, total, 0, 0, total, tenders(total), lines, steps);
    }

    /**
     * Explains the refund of an exchange.
     *
     * @param swaps the exchanged units and their replacements
     * @param worth the worth of the units of each swap
     * @param settled the settled difference: positive for the amount the buyer paid on top, negative for the amount that goes back. Less
     *     goes back than the new goods are cheaper where returning the units would pay less
     */
    static RefundBreakdown ofSurplus(AccountState state, List<ExchangedUnits> swaps, long[] worth, long settled) {
        return new BreakdownWriter(state).surplus(swaps, worth, settled);
    }

    private RefundBreakdown surplus(List<ExchangedUnits> swaps, long[] worth, long settled) {
        long total = Math.max(0, -settled);
        long paidOnTop = Math.max(0, settled);
        long goods = 0;
        long difference = 0;
        for (int s = 0; s < worth.length; s++) {
            ExchangedUnits swap = swaps.get(s);
            String line = swap.line().value();
            long value = swap.valueOr(worth[s]);
            lines.add(new OfLine(swap.line(), swap.quantity(), worth[s], 0, 0, worth[s]));
            steps.add(new BreakdownStep(Code.EXCHANGED, line, "", swap.quantity(), worth[s]));
            steps.add(new BreakdownStep(Code.NEW_GOODS, line, swap.sku(), swap.quantity(), -value));
            goods += worth[s];
            difference += worth[s] - value;
        }
        step(Code.PAID_ON_TOP, paidOnTop);
        step(paidOnTop > 0 ? Code.ASKED_BEFORE : Code.LIMITED_TO_RETURN, total - difference - paidOnTop);
        return new RefundBreakdown(
                order.currency(), goods, 0, 0, 0, 0, 0, 0, goods - total, total, tenders(total), lines, steps);
    }

    private List<OfTender> tenders(long total) {
        long[] shares = RefundCalculator.split(state, total);
        var split = new ArrayList<OfTender>();
        for (int k = 0; k < shares.length; k++) {
            TenderBalance tender = state.tenders().get(k);
            long points = RefundCalculator.points(tender, shares[k]);
            if (shares[k] > 0 || points > 0) {
                split.add(new OfTender(tender.tender().id(), tender.tender().kind(), shares[k], points));
            }
        }
        return split;
    }

    private void step(Code code, long amount) {
        lineStep(code, "", "", amount);
    }

    private long lineStep(Code code, String subject, String detail, long amount) {
        if (amount != 0) {
            steps.add(new BreakdownStep(code, subject, detail, 0, amount));
        }
        return amount;
    }
}
