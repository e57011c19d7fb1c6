package io.aftersales.domain.orders;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.shared.LineId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The discounts and shared charges of a sale, allocated to its lines and charges once and for all, in minor units.
 *
 * <p>Discounts are deducted one after another, in the given order. Each is shared by what is left of the lines and charges in its scope;
 * the part that the scope cannot bear is shared by what is left of the other lines. Then the charges that come back with the goods are
 * shared over the lines. So no line and no charge goes below zero.
 */
public final class Allocations {
    private static final long[] NO_SHARES = new long[0];

    private final Sale sale;
    private final Map<LineId, Integer> places;
    private final boolean[][] discountScopes;
    private final boolean[][] chargeScopes;
    private final long[][] discountShares;
    private final long[][] chargeShares;
    private final long[] net;
    private final long[] chargeNet;
    private final @Nullable OrderRejection impossible;

    /**
     * Allocates what a sale deducts and shares. The parts of the sale are possible by themselves, and every scope names lines of it.
     *
     * @param places the place of every line in the sale
     */
    Allocations(Sale sale, Map<LineId, Integer> places) {
        this.sale = sale;
        this.places = places;
        int lines = sale.lines().size();
        int charges = sale.charges().size();
        net = new long[lines];
        chargeNet = new long[charges];
        discountShares = new long[sale.discounts().size()][];
        chargeShares = new long[charges][];
        discountScopes = new boolean[discountShares.length][];
        chargeScopes = new boolean[charges][];
        for (int i = 0; i < lines; i++) {
            net[i] = sale.lines().get(i).afterOwnDiscount();
        }
        for (int c = 0; c < charges; c++) {
            Charge charge = sale.charges().get(c);
            chargeScopes[c] = scope(charge.scope(), charge.scope().isEmpty());
            chargeNet[c] = Math.max(0, charge.amount());
        }
        impossible = allocate();
    }

    /** Allocates everything; returns the refusal of the first discount or credit that is too large. */
    private @Nullable OrderRejection allocate() {
        OrderRejection refused = null;
        for (int j = 0; j < discountShares.length && refused == null; j++) {
            refused = deduct(j, sale.discounts().get(j));
        }
        if (!sale.taxIncluded()) {
            addTaxes();
        }
        for (int c = 0; c < chargeNet.length && refused == null; c++) {
            refused = share(c, sale.charges().get(c));
        }
        return refused;
    }

    private boolean[] scope(Collection<LineId> named, boolean all) {
        boolean[] scope = new boolean[net.length];
        Arrays.fill(scope, all);
        for (LineId line : named) {
            Integer place = places.get(line);
            if (place != null) {
                scope[place] = true;
            }
        }
        return scope;
    }

    private @Nullable OrderRejection deduct(int j, Discount discount) {
        boolean[] scope = scope(
                discount.scope(),
                discount.scope().isEmpty() && discount.charges().isEmpty());
        discountScopes[j] = scope;
        List<String> named = discount.charges();
        int[] charges = named.stream().mapToInt(this::chargeAt).sorted().toArray();
        long[] inside = new long[net.length + charges.length];
        for (int i = 0; i < net.length; i++) {
            inside[i] = scope[i] ? net[i] : 0;
        }
        for (int k = 0; k < charges.length; k++) {
            inside[net.length + k] = chargeNet[charges[k]];
        }
        long[] shares = shared(discount.amount(), inside, others(scope));
        long borne = sum(shares);
        if (borne < discount.amount()) {
            return refusal("discounts[" + j + "].amount", discount.amount(), "discount", discount.id(), borne);
        }
        for (int i = 0; i < net.length; i++) {
            net[i] -= shares[i];
        }
        for (int k = 0; k < charges.length; k++) {
            chargeNet[charges[k]] -= shares[net.length + k];
        }
        discountShares[j] = Arrays.copyOf(shares, net.length);
        return null;
    }

    private int chargeAt(String id) {
        for (int c = 0; c < sale.charges().size(); c++) {
            if (sale.charges().get(c).id().equals(id)) {
                return c;
            }
        }
        throw new IllegalArgumentException("the sale has no charge " + id);
    }

    private void addTaxes() {
        for (int i = 0; i < net.length; i++) {
            net[i] = Math.addExact(net[i], sale.lines().get(i).tax());
        }
        for (int c = 0; c < chargeNet.length; c++) {
            chargeNet[c] = Math.addExact(chargeNet[c], sale.charges().get(c).tax());
        }
    }

    /** Shares a charge over the lines when it comes back with them. */
    private @Nullable OrderRejection share(int c, Charge charge) {
        if (charge.comesBack() != ComesBack.WITH_GOODS) {
            return null;
        }
        if (charge.amount() < 0) {
            return credit(c, charge);
        }
        if (net.length > 0) {
            add(c);
        }
        return null;
    }

    private void add(int c) {
        long[] weights = new long[net.length];
        long worth = 0;
        for (int i = 0; i < net.length; i++) {
            weights[i] = chargeScopes[c][i] ? sale.lines().get(i).afterOwnDiscount() : 0;
            worth = Math.addExact(worth, weights[i]);
        }
        for (int i = 0; worth == 0 && i < net.length; i++) {
            weights[i] = chargeScopes[c][i] ? sale.lines().get(i).quantity() : 0;
        }
        long[] shares = Apportionment.apportion(chargeNet[c], weights);
        for (int i = 0; i < net.length; i++) {
            net[i] = Math.addExact(net[i], shares[i]);
        }
        chargeShares[c] = shares;
        chargeNet[c] = 0;
    }

    /** Deducts a credit from the lines in its scope, then from the other lines, then from the charges. */
    private @Nullable OrderRejection credit(int c, Charge charge) {
        long credit = Math.negateExact(charge.amount());
        long[] inside = net.clone();
        for (int i = 0; i < net.length; i++) {
            inside[i] = chargeScopes[c][i] ? net[i] : 0;
        }
        long[] shares = shared(credit, inside, others(chargeScopes[c]));
        long rest = credit - sum(shares);
        long[] ofCharges = rest == 0 ? NO_SHARES : shared(rest, chargeNet, new long[chargeNet.length]);
        if (rest > sum(ofCharges)) {
            return refusal("charges[" + c + "].amount", charge.amount(), "charge", charge.id(), null);
        }
        for (int i = 0; i < net.length; i++) {
            net[i] -= shares[i];
            shares[i] = -shares[i];
        }
        for (int other = 0; other < ofCharges.length; other++) {
            chargeNet[other] -= ofCharges[other];
        }
        chargeShares[c] = shares;
        return null;
    }

    private long[] others(boolean[] scope) {
        long[] others = new long[net.length];
        for (int i = 0; i < net.length; i++) {
            others[i] = scope[i] ? 0 : net[i];
        }
        return others;
    }

    /**
     * Shares an amount by what is left inside of a scope, the part that this cannot bear by what is left outside of it, and drops what
     * neither can bear.
     *
     * @param outside for the first of the places inside
     */
    private static long[] shared(long amount, long[] inside, long[] outside) {
        long bearable = sum(inside);
        if (amount <= bearable) {
            return amount == 0 ? new long[inside.length] : Apportionment.apportion(amount, inside);
        }
        long[] shares = inside.clone();
        long rest = Math.min(amount - bearable, sum(outside));
        long[] more = rest == 0 ? NO_SHARES : Apportionment.apportion(rest, outside);
        for (int i = 0; i < more.length; i++) {
            shares[i] += more[i];
        }
        return shares;
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }

    private static OrderRejection refusal(String field, long value, String kind, String id, @Nullable Long left) {
        return new OrderRejection.InvalidOrder(field, value, new OrderRejection.Part(kind, id), left);
    }

    /** Returns the refusal of a discount or credit that is larger than everything it can be deducted from; null when there is none. */
    @Nullable
    OrderRejection impossible() {
        return impossible;
    }

    /** Returns the amount asked for everything, in minor units. */
    public long payable() {
        return Math.addExact(sum(net), sum(chargeNet));
    }

    /** Returns the price paid for a whole line: after all discounts, with tax on top and its shares of charges. */
    public long paidFor(int line) {
        return net[line];
    }

    /** Returns the share that a line bears of a discount of the sale. */
    public long discountShare(int discount, int line) {
        return discountShares[discount][line];
    }

    /** Tells whether a discount was given for a line. */
    public boolean discountCovers(int discount, int line) {
        return discountScopes[discount][line];
    }

    /** Returns the share of a charge in the price of a line; negative for a credit, 0 for a charge that is not shared. */
    public long chargeShare(int charge, int line) {
        return chargeShares[charge] == null ? 0 : chargeShares[charge][line];
    }

    /** Tells whether a charge is part of the prices of the lines. */
    public boolean isShared(int charge) {
        return chargeShares[charge] != null;
    }

    /** Tells whether a charge was charged for a line. */
    public boolean chargeCovers(int charge, int line) {
        return chargeScopes[charge][line];
    }

    /** Returns the amount paid for a charge itself, after discounts and credits and with tax on top; 0 for a charge that is shared. */
    public long paidForCharge(int charge) {
        return chargeNet[charge];
    }
}
