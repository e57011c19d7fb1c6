package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Allocations;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a frozen order: the sale or an amendment, with the worth of its lines under the money rules. */
final class FrozenPart {
    private final int number;
    private final int firstLine;
    private final int firstDiscount;
    private final int firstCharge;
    private final Sale sale;
    private final Allocations allocations;
    private final DiscountRule[] rules;
    private final long[] entitled;
    private final long goodsPaid;
    private final long units;
    private final List<TaxBalance> taxes;

    /**
     * Freezes a part.
     *
     * @param before the part before it; null for the first
     */
    FrozenPart(OrderSnapshot.Part part, RefundPolicy policy, @Nullable FrozenPart before) {
        number = before == null ? 0 : before.number + 1;
        firstLine = before == null ? 0 : before.firstLine + before.lines();
        firstDiscount = before == null ? 0 : before.firstDiscount + before.discounts();
        firstCharge = before == null ? 0 : before.firstCharge + before.charges();
        sale = part.sale();
        allocations = part.allocations();
        rules = new DiscountRule[sale.discounts().size()];
        for (int j = 0; j < rules.length; j++) {
            Discount discount = sale.discounts().get(j);
            rules[j] = discount.charges().isEmpty() ? policy.rule(discount.kind()) : DiscountRule.PRO_RATA;
        }
        entitled = new long[sale.lines().size()];
        long goods = 0;
        long unitSum = 0;
        for (int i = 0; i < entitled.length; i++) {
            goods += allocations.paidFor(i);
            unitSum += sale.lines().get(i).quantity();
            entitled[i] = allocations.paidFor(i);
            for (int j = 0; j < rules.length; j++) {
                entitled[i] += rules[j] == DiscountRule.PRO_RATA ? 0 : allocations.discountShare(j, i);
            }
        }
        goodsPaid = goods;
        units = unitSum;
        taxes = taxesAtFirst();
    }

    /** Returns a row for each tax rate of the part, in the order in which they appear in its lines, then in its charges. */
    private List<TaxBalance> taxesAtFirst() {
        var rows = new ArrayList<TaxBalance>();
        for (int i = 0; i < entitled.length; i++) {
            OrderLine line = sale.lines().get(i);
            add(rows, line.taxRate(), allocations.paidFor(i), line.tax());
        }
        for (int c = 0; c < charges(); c++) {
            Charge charge = sale.charges().get(c);
            add(rows, charge.taxRate(), allocations.paidForCharge(c), charge.tax());
        }
        rows.replaceAll(row -> row.sold(row.gross(), Math.min(row.tax(), row.gross())));
        return List.copyOf(rows);
    }

    private void add(List<TaxBalance> rows, String rate, long gross, long tax) {
        for (int r = 0; r < rows.size(); r++) {
            TaxBalance row = rows.get(r);
            if (row.rate().equals(rate)) {
                rows.set(r, row.sold(row.gross() + gross, row.tax() + tax));
                return;
            }
        }
        rows.add(TaxBalance.sold(number, rate, gross, tax));
    }

    int number() {
        return number;
    }

    Sale sale() {
        return sale;
    }

    Allocations allocations() {
        return allocations;
    }

    int firstLine() {
        return firstLine;
    }

    int firstDiscount() {
        return firstDiscount;
    }

    int firstCharge() {
        return firstCharge;
    }

    int lines() {
        return entitled.length;
    }

    int discounts() {
        return rules.length;
    }

    int charges() {
        return sale.charges().size();
    }

    DiscountRule rule(int discount) {
        return rules[discount];
    }

    /** Tells whether a discount of the part was given for a line of the part. */
    boolean discountCovers(int discount, LineTerms line) {
        return allocations.discountCovers(discount, line.root() - firstLine);
    }

    /**
     * Returns the amount withheld for a discount of the part.
     *
     * @param back whether every unit of the part is back
     * @param kept the worth of the goods that stay with the buyer and count for the discount
     */
    long withheldFor(int discount, boolean back, long kept) {
        Discount given = sale.discounts().get(discount);
        return switch (rules[discount]) {
            case PRO_RATA -> 0;
            case KEPT_UNTIL_FULL_RETURN -> back ? given.amount() : 0;
            case RE_EVALUATED -> back ? given.amount() : given.amount() - stillGranted(given, kept);
        };
    }

    /**
     * Returns the amount that a discount still grants to the kept goods, never more than they are worth; the best tier counts, tiers are not
     * summed.
     */
    private static long stillGranted(Discount given, long kept) {
        long most = Math.min(given.amount(), kept);
        if (given.tiers().isEmpty()) {
            return most;
        }
        long best = 0;
        for (Tier tier : given.tiers()) {
            best = Math.max(best, tier.granted(kept, given.amount()));
        }
        return Math.min(most, best);
    }

    /** Returns the price paid for the goods of the part. */
    long goodsPaid() {
        return goodsPaid;
    }

    long units() {
        return units;
    }

    /** Returns the gross amounts and taxes of the part by rate, of which nothing is refunded. */
    List<TaxBalance> taxes() {
        return taxes;
    }

    /** Returns the terms of a line of the part. */
    LineTerms line(int i) {
        long[] discountShares = rules.length == 0 ? LineTerms.NO_SHARES : new long[rules.length];
        for (int j = 0; j < discountShares.length; j++) {
            discountShares[j] = allocations.discountShare(j, i);
        }
        long[] chargeShares = LineTerms.NO_SHARES;
        for (int c = 0; c < charges(); c++) {
            if (allocations.isShared(c)) {
                chargeShares = chargeShares.length == 0 ? new long[charges()] : chargeShares;
                chargeShares[c] = allocations.chargeShare(c, i);
            }
        }
        OrderLine sold = sale.lines().get(i);
        long taxOnTop = sale.taxIncluded() ? 0 : sold.tax();
        return LineTerms.sold(this, firstLine + i, sold, taxOnTop, entitled[i], discountShares, chargeShares);
    }
}
