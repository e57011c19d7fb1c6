package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The money of one booking, worked out and not written yet: the tax rates it is drawn from, the amount to pay out, and the tenders that this
 * goes back on.
 */
final class MoneyBooking {
    private final AccountState state;
    private final long paid;
    private final long kept;
    private final long neverShipped;
    private final long shipped;
    private final long[] weights;
    private final TaxLedger taxes;
    private final long[] keptByRow;
    private final long payout;

    private MoneyBooking(AccountState state, long paid, long kept, long neverShipped, long shipped, long[] weights) {
        this.state = state;
        this.paid = paid;
        this.kept = kept;
        this.neverShipped = neverShipped;
        this.shipped = shipped;
        this.weights = weights;
        taxes = new TaxLedger(state.taxes(), state.totals().beyondRates());
        keptByRow = taxes.book(paid, kept, weights);
        payout = state.payout(paid, RefundCalculator.neverShipped(paid, neverShipped, shipped));
    }

    static MoneyBooking ofClaim(AccountState state, RefundClaim claim, BookingAmounts amounts) {
        return new MoneyBooking(
                state,
                amounts.total,
                amounts.kept(),
                amounts.neverShipped,
                amounts.shipped,
                weights(state, claim, amounts));
    }

    /** Works out goodwill; {@code perLine} and {@code perCharge} are its shares, all zero for goodwill on the order. */
    static MoneyBooking ofGoodwill(AccountState state, Goodwill goodwill, long[] perLine, long[] perCharge) {
        long[] weights = new long[state.taxes().size()];
        for (int i = 0; i < perLine.length; i++) {
            weights[rowOf(state, state.lines().of(goodwill.lines().get(i)))] += perLine[i];
        }
        addCharges(state, perCharge, weights);
        return new MoneyBooking(state, goodwill.amount(), 0, 0, 0, weights);
    }

    /**
     * Works out an exchange: the exchanged units are credited at their worth, and a surplus is paid back. The goods that replace them open
     * tax balances of their own, and so does what the shop keeps, under the rates of the goods that come back.
     */
    static MoneyBooking ofExchange(AccountState state, List<ExchangedUnits> swaps, long[] worth, ExchangeTotal total) {
        return new MoneyBooking(state, swaps, worth, total);
    }

    /** Works out what the buyer paid for units that were refunded and did not come back: it is kept, under the rates of the units. */
    static MoneyBooking ofRecovery(AccountState state, List<Units> units, long recovered) {
        return new MoneyBooking(state, units, recovered);
    }

    private MoneyBooking(AccountState state, List<Units> units, long recovered) {
        this.state = state;
        paid = 0;
        kept = recovered;
        neverShipped = 0;
        shipped = 0;
        payout = state.payout(0, 0);
        taxes = new TaxLedger(state.taxes(), state.totals().beyondRates());
        weights = new long[taxes.rows().size()];
        long[] worth = new long[weights.length];
        for (Units each : units) {
            LineTerms line = state.lines().of(each.line());
            worth[rowOf(state, line)] +=
                    Math.max(1, line.worth(each.quantity())); // goods sold for nothing count a little
        }
        keptByRow = taxes.keep(Apportionment.apportion(recovered, worth));
    }

    private MoneyBooking(AccountState state, List<ExchangedUnits> swaps, long[] worth, ExchangeTotal total) {
        this.state = state;
        paid = total.paidBack();
        kept = total.kept();
        neverShipped = 0;
        shipped = 0;
        taxes = new TaxLedger(state.taxes(), state.totals().beyondRates());
        int rows = taxes.rows().size();
        weights = new long[rows];
        long[] credited = new long[rows];
        for (int s = 0; s < worth.length; s++) {
            long[] line = new long[rows];
            int row = rowOf(state, state.lines().of(swaps.get(s).line()));
            line[row] = worth[s];
            credited[row] += worth[s];
            taxes.book(worth[s], 0, line);
        }
        if (LongStream.of(worth).sum() == 0) {
            swaps.forEach(each -> credited[rowOf(state, state.lines().of(each.line()))] += each.quantity());
        }
        keptByRow = kept == 0 ? new long[rows] : taxes.keep(Apportionment.apportion(kept, credited));
        payout = state.payout(paid, 0);
    }

    /** Returns the place of the tax balance that holds what was paid for a line. */
    static int rowOf(AccountState state, LineTerms line) {
        return rowOf(state.taxes(), line);
    }

    static int rowOf(List<TaxBalance> rows, LineTerms line) {
        for (int r = 0; r < rows.size(); r++) {
            if (line.isTaxedIn(rows.get(r))) {
                return r;
            }
        }
        throw new IllegalStateException("line " + line.id() + " is under no tax balance");
    }

    /** Returns the amounts by which a claim is drawn from the tax balances; they add up to the case before limits. */
    static long[] weights(AccountState state, RefundClaim claim, BookingAmounts amounts) {
        int rows = state.taxes().size();
        long[] weights = new long[rows];
        if (rows == 1) {
            weights[0] = amounts.goods + amounts.chargesInAll;
            return weights;
        }
        for (int p = 0; p < amounts.goodsByPart.length; p++) {
            if (amounts.goodsByPart[p] > 0) {
                long[] shares = Apportionment.apportion(amounts.goodsByPart[p], ofGoods(state, claim, amounts, p));
                for (int r = 0; r < rows; r++) {
                    weights[r] += shares[r];
                }
            }
        }
        addCharges(state, amounts.charges, weights);
        return weights;
    }

    /** Returns the worth of the units of a part by tax balance; what is left under each when they are worth nothing. */
    private static long[] ofGoods(AccountState state, RefundClaim claim, BookingAmounts amounts, int part) {
        long[] worth = new long[state.taxes().size()];
        for (int u = 0; u < amounts.places.length; u++) {
            int i = amounts.places[u];
            LineTerms line = state.lines().get(i);
            if (line.part().number() == part) {
                worth[rowOf(state, line)] +=
                        line.entitledByNext(claim.units().get(u).quantity(), state.balance(i));
            }
        }
        if (LongStream.of(worth).sum() == 0) {
            Arrays.setAll(worth, r -> Math.max(1, state.taxes().get(r).room()));
        }
        return worth;
    }

    private static void addCharges(AccountState state, long[] perCharge, long[] weights) {
        for (int c = 0; c < perCharge.length; c++) {
            weights[rowOfCharge(state, c)] += perCharge[c];
        }
    }

    private static int rowOfCharge(AccountState state, int c) {
        int part = state.frozen().partOfCharge(c).number();
        String rate = state.frozen().charge(c).taxRate();
        for (int r = 0; r < state.taxes().size(); r++) {
            TaxBalance row = state.taxes().get(r);
            if (row.line() == null && row.part() == part && row.rate().equals(rate)) {
                return r;
            }
        }
        throw new IllegalStateException("a charge is under no tax balance");
    }

    long paid() {
        return paid;
    }

    long payout() {
        return payout;
    }

    long paidForNeverShipped() {
        return RefundCalculator.neverShipped(paid, neverShipped, shipped);
    }

    TaxLedger taxes() {
        return taxes;
    }

    /** Returns what is given back by tax rate, as a breakdown shows it. */
    List<OfRate> rates() {
        return taxes.shownSince(state.taxes());
    }

    /** Returns what is given back by tax rate, as the journal has it. */
    List<OfRate> credits() {
        return taxes.since(state.taxes());
    }

    List<OfTender> tenders() {
        return split(state, payout);
    }

    /** Returns the record of the booking for the account. */
    BookedRefund record(BookingContext context, long full, long goods, RefundTerms terms) {
        return new BookedRefund(
                context.caseId(),
                full,
                paid + kept,
                0,
                goods,
                terms,
                paid,
                kept,
                neverShipped,
                shipped,
                TaxShare.of(weights),
                TaxShare.of(keptByRow));
    }

    /** Splits a payout over the amounts left on the tenders, never beyond the amount left on any of them, with the points that come back. */
    static List<OfTender> split(AccountState state, long payout) {
        List<TenderBalance> tenders = state.tenders();
        long[] shares = shares(state, payout);
        var split = new ArrayList<OfTender>();
        for (int k = 0; k < shares.length; k++) {
            TenderBalance tender = tenders.get(k);
            long points = points(tender, shares[k]);
            if (shares[k] > 0 || points > 0) {
                split.add(new OfTender(tender.tender().id(), tender.tender().kind(), shares[k], points));
            }
        }
        return split;
    }

    private static long[] shares(AccountState state, long payout) {
        List<TenderBalance> tenders = state.tenders();
        long[] left = new long[tenders.size()];
        for (int k = 0; k < left.length; k++) {
            left[k] = tenders.get(k).left();
        }
        if (payout == 0) {
            return new long[left.length];
        }
        if (state.frozen().policy().split().proportional()) {
            return Apportionment.apportion(payout, left);
        }
        long[] shares = new long[left.length];
        long rest = payout;
        for (int k : state.frozen().tenderOrder(tenders)) {
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
