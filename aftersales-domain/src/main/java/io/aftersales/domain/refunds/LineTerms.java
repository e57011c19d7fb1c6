package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.shared.LineId;

/**
 * The price terms of a line: the worth of its first k units, and the parts of that worth. The line is one of the sale, or one whose goods
 * replaced some of its units in an exchange.
 */
final class LineTerms {
    static final long[] NO_SHARES = new long[0];

    private final LineId id;
    private final String sku;
    private final int root;
    private final long quantity;
    private final long amount;
    private final long ownDiscount;
    private final long counted;
    private final long tax;
    private final long entitled;
    private final long[] shares;

    private LineTerms(
            LineId id,
            String sku,
            int root,
            long quantity,
            long amount,
            long ownDiscount,
            long counted,
            long tax,
            long entitled,
            long[] shares) {
        this.id = id;
        this.sku = sku;
        this.root = root;
        this.quantity = quantity;
        this.amount = amount;
        this.ownDiscount = ownDiscount;
        this.counted = counted;
        this.tax = tax;
        this.entitled = entitled;
        this.shares = shares;
    }

    /**
     * Creates the terms of a line of the sale.
     *
     * @param place its place in the sale
     * @param tax the tax that was added to the price
     * @param entitled the worth of the line with only the PRO_RATA discounts deducted
     * @param shares its share of each discount of the order
     */
    static LineTerms sold(int place, OrderLine line, long tax, long entitled, long[] shares) {
        long counted = line.afterOwnDiscount();
        return new LineTerms(
                line.id(),
                line.sku(),
                place,
                line.quantity(),
                line.amount(),
                line.amount() - counted,
                counted,
                tax,
                entitled,
                shares);
    }

    /** Creates the terms of a line that replaces units of another; its net is its list price, discounts are included. */
    static LineTerms replacing(int root, ReplacementLine line) {
        return new LineTerms(
                line.line(),
                line.sku(),
                root,
                line.quantity(),
                line.net() - line.tax(),
                0,
                line.counted(),
                line.tax(),
                line.net(),
                NO_SHARES);
    }

    LineId id() {
        return id;
    }

    String sku() {
        return sku;
    }

    /** Returns the place in the sale of the line's root; discounts go by that. */
    int root() {
        return root;
    }

    long quantity() {
        return quantity;
    }

    /** Returns the worth of the line with only the PRO_RATA discounts deducted; N' in the formula of {@link RefundCalculator}. */
    long entitled() {
        return entitled;
    }

    /** Returns the worth of the first {@code units} units; C in the formula of {@link RefundCalculator}. */
    long worth(long units) {
        return Apportionment.part(entitled, units, quantity);
    }

    /** Returns the entitlement of the units that are back; units that left the line in an exchange count on the line that replaces it. */
    long entitled(LineBalance balance) {
        return Math.min(worth(balance.gone()) - balance.moved().net(), most(balance));
    }

    /** Returns the most that the line can be entitled to. */
    long most(LineBalance balance) {
        return entitled - balance.moved().net() - balance.goodwill();
    }

    long listPrice(long units) {
        return Apportionment.part(amount, units, quantity);
    }

    long ownDiscount(long units) {
        return Apportionment.part(ownDiscount, units, quantity);
    }

    long tax(long units) {
        return Apportionment.part(tax, units, quantity);
    }

    long share(int discount, long units) {
        return shares.length == 0 ? 0 : Apportionment.part(shares[discount], units, quantity);
    }

    boolean hasDiscount() {
        return entitled != amount + tax;
    }

    /** Returns the amount that the first k units count for a discount's tiers. */
    long counted(long units) {
        return Apportionment.part(counted, units, quantity);
    }

    /**
     * Returns the amount that the units that are back count for a discount's tiers. An exchanged unit counts until its replacement is back.
     */
    long countedBack(LineBalance balance) {
        return counted(balance.gone()) - balance.moved().counted();
    }
}
