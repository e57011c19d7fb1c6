package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.shared.LineId;
import org.jspecify.annotations.Nullable;

/**
 * The price terms of a line: the worth of its first k units, and the parts of that worth. The line is one of the order, or one whose goods
 * replaced some of its units in an exchange.
 */
final class LineTerms {
    static final long[] NO_SHARES = new long[0];

    private final LineId id;
    private final String sku;
    private final FrozenPart part;
    private final int root;
    private final boolean replaces;
    private final String taxRate;
    private final @Nullable ListPrice soldAt;
    private final long quantity;
    private final long amount;
    private final long ownDiscount;
    private final long counted;
    private final long tax;
    private final long entitled;
    private final long[] discountShares;
    private final long[] chargeShares;
    private final long chargesInAll;

    private LineTerms(
            LineId id,
            String sku,
            FrozenPart part,
            int root,
            boolean replaces,
            String taxRate,
            @Nullable ListPrice soldAt,
            long quantity,
            long amount,
            long ownDiscount,
            long counted,
            long tax,
            long entitled,
            long[] discountShares,
            long[] chargeShares) {
        this.id = id;
        this.sku = sku;
        this.part = part;
        this.root = root;
        this.replaces = replaces;
        this.taxRate = taxRate;
        this.soldAt = soldAt;
        this.quantity = quantity;
        this.amount = amount;
        this.ownDiscount = ownDiscount;
        this.counted = counted;
        this.tax = tax;
        this.entitled = entitled;
        this.discountShares = discountShares;
        this.chargeShares = chargeShares;
        long charges = 0;
        for (long share : chargeShares) {
            charges += share;
        }
        this.chargesInAll = charges;
    }

    /**
     * Creates the terms of a line of the order.
     *
     * @param part the part it belongs to
     * @param place its place in the order
     * @param tax the tax that was added to the price
     * @param entitled the worth of the line with only the PRO_RATA discounts deducted
     * @param discountShares its share of each discount of the part
     * @param chargeShares its share of each charge of the part that comes back with the goods
     */
    static LineTerms sold(
            FrozenPart part,
            int place,
            OrderLine line,
            long tax,
            long entitled,
            long[] discountShares,
            long[] chargeShares) {
        long counted = line.afterOwnDiscount();
        return new LineTerms(
                line.id(),
                line.sku(),
                part,
                place,
                false,
                line.taxRate(),
                new ListPrice(line.amount(), line.quantity()),
                line.quantity(),
                line.amount(),
                line.amount() - counted,
                counted,
                tax,
                entitled,
                discountShares,
                chargeShares);
    }

    /** Creates the terms of a line that replaces units of another; its net is its list price, discounts are included. */
    static LineTerms replacing(LineTerms root, ReplacementLine line) {
        return new LineTerms(
                line.line(),
                line.sku(),
                root.part,
                root.root,
                true,
                line.taxRate(),
                line.list(),
                line.quantity(),
                line.net() - line.tax(),
                0,
                line.counted(),
                line.tax(),
                line.net(),
                NO_SHARES,
                NO_SHARES);
    }

    LineId id() {
        return id;
    }

    String sku() {
        return sku;
    }

    /** Returns the part of the order whose discounts and charges the line is under. */
    FrozenPart part() {
        return part;
    }

    /** Returns the place in the order of the line's root; discounts and charges go by that. */
    int root() {
        return root;
    }

    /** Tells whether a row of the tax balances holds what was paid for the line. */
    boolean isTaxedIn(TaxBalance row) {
        return replaces
                ? id.equals(row.line())
                : row.line() == null
                        && row.part() == part.number()
                        && row.rate().equals(taxRate);
    }

    String taxRate() {
        return taxRate;
    }

    /** Returns the list price that the units were sold at, or given at in an exchange; null when unknown. */
    @Nullable
    ListPrice soldAt() {
        return soldAt;
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
        return entitledWith(balance, 0);
    }

    /** Returns the entitlement once further units are back. */
    long entitledWith(LineBalance balance, long further) {
        return Math.min(worth(balance.gone() + further) - balance.moved().net(), most(balance));
    }

    /** Returns the entitlement of the next units to come back. */
    long entitledByNext(long units, LineBalance before) {
        return entitledWith(before, units) - entitled(before);
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

    /** Returns the part of the line's share of a discount of its part of the order. */
    long discountShare(int discount, long units) {
        return discountShares.length == 0 ? 0 : Apportionment.part(discountShares[discount], units, quantity);
    }

    /** Returns the part of the line's share of a charge of its part of the order; negative for a credit. */
    long chargeShare(int charge, long units) {
        return chargeShares.length == 0 ? 0 : share(chargeShares[charge], units);
    }

    /** Returns the part of the line's shares of all charges together. */
    long chargeShares(long units) {
        return share(chargesInAll, units);
    }

    private long share(long share, long units) {
        return share < 0 ? -Apportionment.part(-share, units, quantity) : Apportionment.part(share, units, quantity);
    }

    /** Tells whether charges change the price of the line. */
    boolean hasChargeShares() {
        return chargesInAll != 0;
    }

    boolean hasDiscount() {
        return entitled != amount + tax + chargesInAll;
    }

    /** Returns the amount that the first k units count for a discount's tiers, and for a share of the shipping fee. */
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
