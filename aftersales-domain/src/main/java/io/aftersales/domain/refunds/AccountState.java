package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.vavr.collection.Map;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The state of an order's account: its frozen part, the changes to its lines and tenders, and everything that follows from these. The
 * refund calculator reads it; it has no version, no entries and no verbs.
 */
final class AccountState {
    private final FrozenOrder frozen;
    private final AccountLines lines;
    private final Map<Integer, LineBalance> balances;
    private final List<TenderBalance> tenders;
    private final AccountTotals totals;
    private final RunningTotals running;

    AccountState(
            FrozenOrder frozen,
            AccountLines lines,
            Map<Integer, LineBalance> balances,
            List<TenderBalance> tenders,
            AccountTotals totals,
            RunningTotals running) {
        this.frozen = frozen;
        this.lines = lines;
        this.balances = balances;
        this.tenders = List.copyOf(tenders);
        this.totals = totals;
        this.running = running;
    }

    FrozenOrder frozen() {
        return frozen;
    }

    AccountLines lines() {
        return lines;
    }

    Map<Integer, LineBalance> balances() {
        return balances;
    }

    List<TenderBalance> tenders() {
        return tenders;
    }

    AccountTotals totals() {
        return totals;
    }

    RunningTotals running() {
        return running;
    }

    // --- units

    LineBalance balance(int i) {
        return balances.getOrElse(i, LineBalance.untouched(lines.get(i).id()));
    }

    long unitsLeft(int i) {
        LineBalance balance = balance(i);
        return lines.get(i).quantity() - balance.held() - balance.gone();
    }

    boolean isEverythingBack() {
        return frozen.lines() == 0 ? totals.cancelled() : running.notBack() == 0;
    }

    // --- money

    Optional<TenderBalance> tender(TenderId id) {
        for (TenderBalance balance : tenders) {
            if (balance.tender().id().equals(id)) {
                return Optional.of(balance);
            }
        }
        return Optional.empty();
    }

    /** Returns the sum of everything captured and of all top-ups, in minor units. */
    long paid() {
        return Math.addExact(frozen.paid(), totals.topUps());
    }

    long refunded() {
        return totals.refunded() + totals.external();
    }

    long kept() {
        return totals.fees() + totals.waived();
    }

    long remaining() {
        return paid() - refunded() - kept();
    }

    long left() {
        return Math.max(0, remaining());
    }

    long moneyOwed() {
        long owed = 0;
        for (TenderBalance balance : tenders) {
            owed += balance.tender().kind().isMoney() ? balance.owed() : 0;
        }
        return owed;
    }

    long shippingLeft() {
        return frozen.shipping() + frozen.shippingTaxOnTop() - totals.goodwillOnShipping();
    }

    /** Returns the part of the shipping still refundable that is tax on top. */
    long shippingTaxLeft() {
        long tax = frozen.shippingTaxOnTop();
        return tax == 0 ? 0 : tax - Apportionment.part(tax, totals.goodwillOnShipping(), frozen.shipping() + tax);
    }

    // --- entitlement

    /** Returns the amount withheld for all discounts together in the present state. */
    long withheldForDiscounts() {
        long sum = 0;
        for (int j = 0; j < frozen.discounts(); j++) {
            sum += withheldFor(j, isEverythingBack(), running.kept(j));
        }
        return sum;
    }

    /** Returns the amount withheld for a discount while goods worth {@code kept}  stay with the buyer. */
    long withheldFor(int discount, boolean everythingBack, long kept) {
        long given = frozen.discount(discount).amount();
        return switch (frozen.rule(discount)) {
            case PRO_RATA -> 0;
            case KEPT_UNTIL_FULL_RETURN -> everythingBack ? given : 0;
            case RE_EVALUATED -> everythingBack ? given : given - frozen.stillGranted(discount, kept);
        };
    }

    /**
     * Returns the most that the goods can be entitled to: the price paid for them and the differences settled in exchanges, less the
     * goodwill given for lines.
     */
    long mostForGoods() {
        return frozen.goodsPaid() + totals.differences() - totals.goodwillOnLines();
    }

    long entitled(int i, LineBalance balance) {
        return lines.get(i).entitled(balance);
    }

    // --- exchanges

    /** Returns the worth of the units of each swap, taken as the next units to leave their line. */
    long[] worth(List<ExchangedUnits> swaps) {
        long[] worth = new long[swaps.size()];
        var leaving = new HashMap<LineId, Long>();
        for (int s = 0; s < worth.length; s++) {
            ExchangedUnits swap = swaps.get(s);
            int i = lines.indexOf(swap.line());
            long before = balance(i).gone() + leaving.getOrDefault(swap.line(), 0L);
            worth[s] =
                    lines.get(i).worth(before + swap.quantity()) - lines.get(i).worth(before);
            leaving.merge(swap.line(), swap.quantity(), Long::sum);
        }
        return worth;
    }

    long firstDifference(List<ExchangedUnits> swaps) {
        long[] worth = worth(swaps);
        for (int s = 0; s < worth.length; s++) {
            long difference = swaps.get(s).valueOr(worth[s]) - worth[s];
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /**
     * Returns the difference that an exchange has to settle, in minor units: positive when the buyer has to pay more, negative when some
     * money goes back. The amount that goes back is at most the refund for returning the units.
     */
    long difference(List<ExchangedUnits> swaps) {
        long[] worth = worth(swaps);
        long difference = 0;
        for (int s = 0; s < worth.length; s++) {
            difference =
                    Math.addExact(difference, Math.subtractExact(swaps.get(s).valueOr(worth[s]), worth[s]));
        }
        if (difference >= 0) {
            return difference;
        }
        List<Units> units =
                Units.summed(swaps.stream().map(ExchangedUnits::units).toList());
        return Math.max(difference, -RefundCalculator.mostForGoodsOf(this, units));
    }

    // --- goodwill

    /** Returns the part of a line's price that is neither back nor replaced nor given as goodwill. */
    long goodwillRoom(LineId id) {
        int i = lines.indexOf(id);
        LineBalance balance = balance(i);
        return lines.get(i).most(balance) - entitled(i, balance);
    }

    /** Returns the most that a goodwill payment can be, given the room of each of its lines. */
    long mostGoodwill(Goodwill goodwill, long[] room) {
        if (room.length > 0) {
            long goodsLeft = mostForGoods() - totals.goodsGranted();
            return Math.max(
                    0, Math.min(left(), Math.min(goodsLeft, Arrays.stream(room).sum())));
        }
        return goodwill.shipping() ? Math.min(left(), totals.shippingGranted() ? 0 : shippingLeft()) : left();
    }
}
