package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.refunds.BreakdownStep.Code;
import io.aftersales.domain.refunds.RefundBreakdown.OfCharge;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes amounts as a breakdown: lines, charges, steps, tenders and taxes. */
final class BreakdownWriter {
    private final AccountState state;
    private final FrozenOrder order;
    private final MoneyBooking money;
    private final List<OfLine> lines = new ArrayList<>();
    private final List<OfCharge> charges = new ArrayList<>();
    private final List<BreakdownStep> steps = new ArrayList<>();
    private long shipping;
    private long otherCharges;
    private long tax;

    private BreakdownWriter(AccountState state, MoneyBooking money) {
        this.state = state;
        this.order = state.frozen();
        this.money = money;
    }

    static RefundBreakdown ofClaim(AccountState state, RefundClaim claim, BookingAmounts amounts, MoneyBooking money) {
        return new BreakdownWriter(state, money).claim(claim, amounts);
    }

    static RefundBreakdown ofGoodwill(AccountState state, Goodwill goodwill, long[] perLine, MoneyBooking money) {
        return new BreakdownWriter(state, money).goodwill(goodwill, perLine);
    }

    private RefundBreakdown claim(RefundClaim claim, BookingAmounts amounts) {
        lines(claim.units(), amounts.places);
        discounts(amounts);
        for (int c = 0; c < amounts.charges.length; c++) {
            if (amounts.charges[c] > 0) {
                charge(claim, c, amounts.charges[c]);
            }
        }
        step(Code.LIMITED_TO_ORDER, -amounts.limited());
        step(Code.DEDUCTION, -amounts.deductions);
        step(Code.RESTOCKING_FEE, -amounts.restockingFee);
        step(Code.CASE_FEE, -amounts.ownFee);
        step(Code.WAIVED, -amounts.waived);
        long goods = 0;
        long discounts = 0;
        for (OfLine line : lines) {
            goods += line.goods();
            discounts += line.discounts();
            otherCharges += line.charges();
            tax += line.tax();
        }
        long given = goods - discounts + shipping + tax + otherCharges - amounts.fees() - amounts.deductions;
        return new RefundBreakdown(
                order.currency(),
                goods,
                discounts,
                shipping,
                tax,
                otherCharges,
                0,
                amounts.fees(),
                amounts.deductions,
                given - amounts.total,
                amounts.total,
                money.payout(),
                money.tenders(),
                lines,
                charges,
                money.rates(),
                steps);
    }

    /** Writes the lines of the claim in the order of the order's lines. */
    private void lines(List<ClaimedUnits> units, int[] places) {
        long[] sorted = new long[places.length];
        for (int u = 0; u < places.length; u++) {
            sorted[u] = (long) places[u] << Integer.SIZE | u; // one number for both, so that sorting needs no objects
        }
        Arrays.sort(sorted);
        for (long placeAndUnits : sorted) {
            int u = (int) placeAndUnits;
            line(units.get(u), places[u]);
        }
    }

    private void line(ClaimedUnits units, int i) {
        LineTerms terms = state.lines().get(i);
        LineBalance balance = state.balance(i);
        long before = balance.gone();
        long after = before + units.quantity();
        String line = units.line().value();
        long goods = terms.listPrice(after) - terms.listPrice(before);
        long total = terms.worth(after) - terms.worth(before);
        long taxOnTop = terms.tax(after) - terms.tax(before);
        long shares = terms.chargeShares(after) - terms.chargeShares(before);
        // Without a discount, the parts that are shown have to add up to the worth of the units.
        boolean rest = !terms.hasDiscount();
        if (rest && terms.hasChargeShares()) {
            shares = total - goods - taxOnTop;
        } else if (rest) {
            taxOnTop = total - goods;
        }
        lines.add(new OfLine(
                units.line(), units.quantity(), goods, goods + taxOnTop + shares - total, shares, taxOnTop, total));

        steps.add(new BreakdownStep(Code.LIST_PRICE, line, "", units.quantity(), goods));
        long explained = goods + taxOnTop;
        explained += lineStep(Code.LINE_DISCOUNT, line, "", terms.ownDiscount(before) - terms.ownDiscount(after));
        explained += discountShares(terms, line, before, after);
        explained += chargeShares(terms, line, before, after);
        lineStep(Code.TAX, line, "", taxOnTop);
        lineStep(Code.ROUNDING, line, "", total - explained);
        long entitled = terms.entitledByNext(units.quantity(), balance);
        lineStep(Code.GOODWILL_ALREADY_GIVEN, line, "", entitled - total);
    }

    private long discountShares(LineTerms terms, String line, long before, long after) {
        FrozenPart part = terms.part();
        long sum = 0;
        for (int j = 0; j < part.discounts(); j++) {
            if (part.rule(j) == DiscountRule.PRO_RATA) {
                long share = terms.discountShare(j, before) - terms.discountShare(j, after);
                sum += lineStep(
                        Code.DISCOUNT_SHARE,
                        line,
                        part.sale().discounts().get(j).id(),
                        share);
            }
        }
        return sum;
    }

    private long chargeShares(LineTerms terms, String line, long before, long after) {
        FrozenPart part = terms.part();
        long sum = 0;
        for (int c = 0; c < part.charges(); c++) {
            long share = terms.chargeShare(c, after) - terms.chargeShare(c, before);
            sum += lineStep(
                    Code.CHARGE_SHARE, line, part.sale().charges().get(c).id(), share);
        }
        return sum;
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

    private void charge(RefundClaim claim, int c, long amount) {
        Charge charge = order.charge(c);
        long taxOnTop = state.chargeTax(c, amount);
        charges.add(new OfCharge(charge.id(), charge.kind(), amount - taxOnTop, taxOnTop));
        tax += taxOnTop;
        if (charge.isShipping()) {
            shipping += amount - taxOnTop;
            lineStep(whyShipping(claim, c), charge.id(), "", amount - taxOnTop);
            lineStep(Code.SHIPPING_TAX, charge.id(), "", taxOnTop);
        } else {
            otherCharges += amount - taxOnTop;
            lineStep(Code.OTHER_CHARGES, charge.id(), "", amount - taxOnTop);
            lineStep(Code.CHARGE_TAX, charge.id(), "", taxOnTop);
        }
    }

    private Code whyShipping(RefundClaim claim, int c) {
        if (claim.shipping() == ShippingChoice.INCLUDE) {
            return Code.SHIPPING_INCLUDED;
        }
        for (ClaimedUnits each : claim.units()) {
            if (each.atFault() > 0 && order.chargeCovers(c, state.lines().of(each.line()))) {
                return Code.SHIPPING_FOR_FAULT;
            }
        }
        return Code.SHIPPING_FOR_FULL_RETURN;
    }

    private RefundBreakdown goodwill(Goodwill goodwill, long[] perLine) {
        for (int i = 0; i < perLine.length; i++) {
            LineId line = goodwill.lines().get(i);
            lineStep(Code.GOODWILL, "line " + line, "", perLine[i]);
            lines.add(new OfLine(line, 0, 0, 0, 0, 0, perLine[i]));
        }
        if (perLine.length == 0) {
            lineStep(Code.GOODWILL, goodwill.shipping() ? "shipping" : "", "", goodwill.amount());
        }
        long total = goodwill.amount();
        return new RefundBreakdown(
                order.currency(),
                0,
                0,
                0,
                0,
                0,
                total,
                0,
                0,
                0,
                total,
                money.payout(),
                money.tenders(),
                lines,
                charges,
                money.rates(),
                steps);
    }

    /**
     * Explains the refund of an exchange.
     *
     * @param swaps the exchanged units and their replacements
     * @param worth the worth of the units of each swap
     * @param settled what is settled. Less goes back than the new goods are cheaper where returning the units would pay less, or where less
     *     was agreed
     */
    static RefundBreakdown ofSurplus(
            AccountState state, List<ExchangedUnits> swaps, long[] worth, ExchangeTotal settled, MoneyBooking money) {
        return new BreakdownWriter(state, money).surplus(swaps, worth, settled);
    }

    private RefundBreakdown surplus(List<ExchangedUnits> swaps, long[] worth, ExchangeTotal settled) {
        long total = settled.paidBack();
        long paidOnTop = settled.asked();
        long goods = 0;
        long difference = 0;
        for (int s = 0; s < worth.length; s++) {
            ExchangedUnits swap = swaps.get(s);
            String line = swap.line().value();
            long value = swap.valueOr(worth[s]);
            lines.add(new OfLine(swap.line(), swap.quantity(), worth[s], 0, 0, 0, worth[s]));
            steps.add(new BreakdownStep(Code.EXCHANGED, line, "", swap.quantity(), worth[s]));
            steps.add(new BreakdownStep(Code.NEW_GOODS, line, swap.sku(), swap.quantity(), -value));
            goods += worth[s];
            difference += worth[s] - value;
        }
        long computed = state.difference(swaps);
        step(Code.LIMITED_TO_RETURN, -computed - difference);
        step(Code.DIFFERENCE_SETTLED, computed - settled.difference());
        step(Code.DEDUCTION, -settled.deduction());
        step(Code.CASE_FEE, -settled.fee());
        step(Code.PAID_ON_TOP, paidOnTop);
        // What is kept beyond the worth of the goods was paid on top, and is no part of what goes back.
        long deductions = Math.min(settled.deduction(), goods);
        long fees = Math.min(settled.fee(), goods - deductions);
        return new RefundBreakdown(
                order.currency(),
                goods,
                0,
                0,
                0,
                0,
                0,
                fees,
                deductions,
                goods - total - fees - deductions,
                total,
                money.payout(),
                money.tenders(),
                lines,
                charges,
                money.rates(),
                steps);
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
