package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The taxes of an account by rate, opened for writing. Rows are only appended. */
final class TaxLedger {
    private final List<TaxBalance> rows;
    private long beyond;

    /**
     * Opens the rows of an account.
     *
     * @param beyond the amount of refunds made elsewhere that was more than anything paid under any rate
     */
    TaxLedger(List<TaxBalance> rows, long beyond) {
        this.rows = new ArrayList<>(rows);
        this.beyond = beyond;
    }

    List<TaxBalance> rows() {
        return rows;
    }

    long beyond() {
        return beyond;
    }

    /** Appends rows, such as those of an amendment or of a line that an exchange opened. */
    void open(List<TaxBalance> more) {
        rows.addAll(more);
    }

    /**
     * Draws a booking from the rows by weight, never more than was paid under a rate; the rest is drawn by what is left under the others.
     *
     * @param paid the part of it that goes to the buyer
     * @param kept the part of it that the shop keeps
     * @param weights a weight for each row; all zero means by what is left
     * @return the kept part, by row
     */
    long[] book(long paid, long kept, long[] weights) {
        long[] drawn = draw(paid + kept, weights);
        long[] refunded = shared(paid, drawn);
        long[] keptByRow = new long[drawn.length];
        for (int r = 0; r < drawn.length; r++) {
            move(r, drawn[r], refunded[r], 0);
            keptByRow[r] = drawn[r] - refunded[r];
        }
        return keptByRow;
    }

    /**
     * Opens a row for each amount that the shop keeps beside what was paid for the order, with the tax in it as in the row that it stands
     * under.
     *
     * @param keptUnder the amounts, by row
     * @return the amounts by row, with those of the new rows and no others
     */
    long[] keep(long[] keptUnder) {
        var opened = new ArrayList<TaxBalance>();
        long[] byRow = new long[rows.size() + keptUnder.length];
        for (int r = 0; r < keptUnder.length; r++) {
            long gross = keptUnder[r];
            if (gross > 0) {
                TaxBalance goods = rows.get(r);
                byRow[rows.size() + opened.size()] = gross;
                opened.add(new TaxBalance(goods.part(), null, goods.rate(), gross, goods.taxIn(gross), gross, 0, 0));
            }
        }
        rows.addAll(opened);
        return Arrays.copyOf(byRow, rows.size());
    }

    /** Draws a refund made elsewhere for units: {@code paid} of it was paid back there, the rest is kept. Returns the kept part by row. */
    long[] bookElsewhere(long paid, long kept, long[] weights) {
        long[] drawn = draw(paid + kept, weights);
        long[] external = shared(paid, drawn);
        long[] keptByRow = new long[drawn.length];
        for (int r = 0; r < drawn.length; r++) {
            move(r, drawn[r], 0, external[r]);
            keptByRow[r] = drawn[r] - external[r];
        }
        return keptByRow;
    }

    /** Draws money that was paid back elsewhere, by what is left under each rate; the rest belongs to no rate. */
    void external(long minor) {
        long[] drawn = draw(minor, new long[rows.size()]);
        long sum = 0;
        for (int r = 0; r < drawn.length; r++) {
            move(r, drawn[r], 0, drawn[r]);
            sum += drawn[r];
        }
        beyond += minor - sum;
    }

    /** Counts money that was paid back elsewhere under no rate. */
    void externalBeyond(long minor) {
        beyond += minor;
    }

    /** Takes back money that was counted as paid back elsewhere: first what belongs to no rate. */
    void reverse(long minor) {
        long outside = Math.min(minor, beyond);
        beyond -= outside;
        long[] held = new long[rows.size()];
        Arrays.setAll(held, r -> rows.get(r).external());
        long[] back = shared(minor - outside, held);
        for (int r = 0; r < back.length; r++) {
            move(r, -back[r], 0, -back[r]);
        }
    }

    /** Refunds a part of what a booking kept; returns that part by row. */
    long[] giveBack(long minor, long[] keptByRow) {
        long[] refunded = shared(minor, keptByRow);
        for (int r = 0; r < refunded.length; r++) {
            move(r, 0, refunded[r], 0);
        }
        return refunded;
    }

    /** Makes a row less worth, because the money that was paid for a part of it was taken back; returns the tax in that part. */
    long devalue(int row, long minor) {
        TaxBalance before = rows.get(row);
        long gross = Math.max(0, before.gross() - minor);
        long tax = before.gross() == 0 ? 0 : Apportionment.part(before.tax(), gross, before.gross());
        rows.set(row, before.sold(gross, tax));
        return before.tax() - tax;
    }

    /** Makes a row worth again what it lost. */
    void revalue(int row, long minor, long tax) {
        TaxBalance before = rows.get(row);
        rows.set(row, before.sold(before.gross() + minor, before.tax() + tax));
    }

    private void move(int row, long drawn, long refunded, long external) {
        rows.set(row, rows.get(row).plus(drawn, refunded, external));
    }

    private long[] draw(long minor, long[] weights) {
        long[] room = new long[rows.size()];
        long left = 0;
        for (int r = 0; r < room.length; r++) {
            room[r] = rows.get(r).room();
            left += room[r];
        }
        long amount = Math.min(minor, left);
        long[] drawn =
                amount == 0 ? new long[room.length] : Apportionment.apportion(amount, isZero(weights) ? room : weights);
        long rest = 0;
        for (int r = 0; r < room.length; r++) {
            long beyondRoom = Math.max(0, drawn[r] - room[r]);
            drawn[r] -= beyondRoom;
            room[r] -= drawn[r];
            rest += beyondRoom;
        }
        if (rest > 0) {
            long[] more = Apportionment.apportion(rest, room);
            for (int r = 0; r < room.length; r++) {
                drawn[r] += more[r];
            }
        }
        return drawn;
    }

    private static boolean isZero(long[] weights) {
        for (long weight : weights) {
            if (weight != 0) {
                return false;
            }
        }
        return true;
    }

    /** Shares an amount by weights, and drops what is more than all of them. */
    private static long[] shared(long amount, long[] weights) {
        long sum = 0;
        for (long weight : weights) {
            sum += weight;
        }
        long most = Math.min(amount, sum);
        return most == 0 ? new long[weights.length] : Apportionment.apportion(most, weights);
    }

    /** Returns the amounts given back since another state of the rows, by rate, as a breakdown shows them: rates without amount are left out. */
    List<OfRate> shownSince(List<TaxBalance> before) {
        List<OfRate> rates = sums(before);
        rates.removeIf(each -> each.gross() == 0);
        return rates;
    }

    /**
     * Returns the amounts given back since another state of the rows, by rate. A rate may have a tax without an amount, when one of its rows
     * gives back what another one takes back.
     */
    List<OfRate> since(List<TaxBalance> before) {
        List<OfRate> rates = sums(before);
        rates.removeIf(each -> each.gross() == 0 && each.tax() == 0);
        return rates;
    }

    private List<OfRate> sums(List<TaxBalance> before) {
        var sums = new ArrayList<OfRate>(rows.size());
        for (int r = 0; r < rows.size(); r++) {
            TaxBalance now = rows.get(r);
            long gross = now.grossBack() - (r < before.size() ? before.get(r).grossBack() : 0);
            long tax = now.taxBack() - (r < before.size() ? before.get(r).taxBack() : 0);
            add(sums, new OfRate(now.rate(), gross, tax));
        }
        return sums;
    }

    private static void add(List<OfRate> sums, OfRate more) {
        for (int s = 0; s < sums.size(); s++) {
            OfRate sum = sums.get(s);
            if (sum.rate().equals(more.rate())) {
                sums.set(s, new OfRate(sum.rate(), sum.gross() + more.gross(), sum.tax() + more.tax()));
                return;
            }
        }
        sums.add(more);
    }
}
