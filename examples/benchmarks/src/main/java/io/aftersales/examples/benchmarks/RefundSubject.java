package io.aftersales.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * An order whose goods come back in part, as plain numbers: prices and quantities of its lines, a coupon that is shared over the lines in
 * proportion to their prices, and a promotion that is granted once from an amount on and is granted anew to what the buyer keeps. Each way
 * to compute a refund starts from these numbers.
 *
 * @param prices the prices of whole lines, minor units
 * @param quantities the units of the lines
 * @param coupon the coupon, minor units
 * @param spend the price of goods from which on the promotion is granted, minor units
 * @param off the promotion, minor units
 * @param back the units of each line that came back before
 */
record RefundSubject(List<Long> prices, List<Integer> quantities, long coupon, long spend, long off, int back) {

    /** Five lines, none of which divides evenly, of which nothing came back before. */
    static final RefundSubject FIVE_LINES = new RefundSubject(
            List.of(19_999L, 4_550L, 33_333L, 12_001L, 7_777L), List.of(3, 7, 2, 6, 9), 1_000, 70_000, 5_000, 0);

    RefundSubject {
        prices = List.copyOf(prices);
        quantities = List.copyOf(quantities);
    }

    /** Many lines of three units, one of which came back before. */
    static RefundSubject ofLines(int lines) {
        var prices = new ArrayList<Long>();
        var quantities = new ArrayList<Integer>();
        for (int i = 0; i < lines; i++) {
            prices.add(10_000L + i % 97);
            quantities.add(3);
        }
        return new RefundSubject(prices, quantities, 1_000, lines * 8_000L, 2_000, 1);
    }

    /**
     * Units of one line that come back.
     *
     * @param line the place of the line
     * @param quantity units
     */
    record Units(int line, int quantity) {}

    String name(int line) {
        return "L" + line;
    }

    int lines() {
        return prices.size();
    }

    long price() {
        return prices.stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the price of a whole line less its share of the coupon: rounded down, the rest to the largest fractions first. */
    List<Long> entitled() {
        long whole = price();
        var shares = new ArrayList<Long>();
        var byFraction = new ArrayList<Integer>();
        long rest = coupon;
        for (int i = 0; i < lines(); i++) {
            long share = coupon * prices.get(i) / whole;
            shares.add(share);
            byFraction.add(i);
            rest -= share;
        }
        byFraction.sort((a, b) -> Long.compare(coupon * prices.get(b) % whole, coupon * prices.get(a) % whole));
        for (int i : byFraction.subList(0, (int) rest)) {
            shares.set(i, shares.get(i) + 1);
        }
        var entitled = new ArrayList<Long>();
        for (int i = 0; i < lines(); i++) {
            entitled.add(prices.get(i) - shares.get(i));
        }
        return entitled;
    }

    /** Refuses an order of which something came back before, for ways to compute a refund that do not know of that. */
    void requireNothingBack() {
        if (back != 0) {
            throw new IllegalArgumentException("something came back before");
        }
    }

    /** Returns the amount paid for everything. */
    long paid() {
        return price() - coupon - off;
    }
}
