package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.vavr.collection.Map;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How an order stands: its frozen part, what was done to its lines and tenders, and everything that follows from these. What the
 * calculator reads; it has no version, no entries and no verbs.
 */
final class Standing {
    private final FrozenOrder frozen;
    private final Map<Integer, LineBalance> lines;
    private final List<TenderBalance> tenders;
    private final Totals totals;
    private final RunningTotals running;

    Standing(
            FrozenOrder frozen,
            Map<Integer, LineBalance> lines,
            List<TenderBalance> tenders,
            Totals totals,
            RunningTotals running) {
        this.frozen = frozen;
        this.lines = lines;
        this.tenders = List.copyOf(tenders);
        this.totals = totals;
        this.running = running;
    }

    FrozenOrder frozen() {
        return frozen;
    }

    Map<Integer, LineBalance> lines() {
        return lines;
    }

    List<TenderBalance> tenders() {
        return tenders;
    }

    Totals totals() {
        return totals;
    }

    RunningTotals running() {
        return running;
    }

    // --- units

    LineBalance line(int i) {
        return lines.getOrElse(i, LineBalance.untouched(frozen.line(i)));
    }

    long unitsLeft(int i) {
        LineBalance line = line(i);
        return frozen.quantity(i) - line.held() - line.back();
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

    long refunded() {
        return totals.refunded() + totals.external();
    }

    long kept() {
        return totals.fees() + totals.waived();
    }

    long remaining() {
        return frozen.paid() - refunded() - kept();
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

    /** The part of what is left of shipping that is tax on top. */
    long shippingTaxLeft() {
        long tax = frozen.shippingTaxOnTop();
        return tax == 0 ? 0 : tax - Apportionment.part(tax, totals.goodwillOnShipping(), frozen.shipping() + tax);
    }

    // --- entitlement

    /** What is withheld for all discounts together as things stand. */
    long withheldForDiscounts() {
        long sum = 0;
        for (int j = 0; j < frozen.discounts(); j++) {
            sum += withheldFor(j, isEverythingBack(), running.kept(j));
        }
        return sum;
    }

    /** W of the design: what is withheld for a discount when so much of its goods is kept. */
    long withheldFor(int discount, boolean everythingBack, long kept) {
        long given = frozen.discount(discount).amount();
        return switch (frozen.rule(discount)) {
            case PRO_RATA -> 0;
            case KEPT_UNTIL_FULL_RETURN -> everythingBack ? given : 0;
            case RE_EVALUATED -> everythingBack ? given : given - frozen.stillGranted(discount, kept);
        };
    }

    /** The most the goods can be entitled to: what was paid for them, less what was given for them as a compensation. */
    long mostForGoods() {
        return frozen.goodsPaid() - totals.goodwillOnLines();
    }

    // --- goodwill

    /** What of a line is neither back nor given as a compensation. */
    long goodwillRoom(LineId id) {
        int i = frozen.indexOf(id);
        LineBalance line = line(i);
        long most = frozen.entitled(i) - line.goodwill();
        return most - Math.min(frozen.worth(i, line.back()), most);
    }

    /** The most a compensation can be, given the room of each of its lines. */
    long mostGoodwill(Goodwill goodwill, long[] room) {
        if (room.length > 0) {
            long goodsLeft = mostForGoods() - totals.goodsGranted();
            return Math.max(
                    0, Math.min(left(), Math.min(goodsLeft, Arrays.stream(room).sum())));
        }
        return goodwill.shipping() ? Math.min(left(), totals.shippingGranted() ? 0 : shippingLeft()) : left();
    }
}
