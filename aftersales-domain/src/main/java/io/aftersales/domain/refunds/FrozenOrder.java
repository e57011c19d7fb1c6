package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale together with the money rules it is under, with every share of every discount calculated once. It never changes: accounts of all
 * versions of an order share it, and a repository may write it once and cache it.
 *
 * <p>Order discounts are deducted one after another, in the given order and whatever their rule. Each is shared by the remaining amounts of
 * the lines in its scope; the part that the scope cannot bear is shared by the remaining amounts of the other lines. So no line goes below
 * zero.
 */
public final class FrozenOrder {
    private final OrderSnapshot snapshot;
    private final RefundPolicy policy;
    private final @Nullable LineTerms[] known;
    private final long[] net;
    private final long[] entitled;
    private final long[][] shares;
    private final boolean[][] scopes;
    private final long goodsPaid;
    private final long paid;
    private final long units;

    private FrozenOrder(OrderSnapshot snapshot, RefundPolicy policy) {
        this.snapshot = snapshot;
        this.policy = policy;
        List<OrderLine> sold = sale().lines();
        int n = sold.size();
        int m = sale().discounts().size();
        net = new long[n];
        long unitSum = 0;
        for (int i = 0; i < n; i++) {
            net[i] = sold.get(i).afterOwnDiscount();
            unitSum = Math.addExact(unitSum, sold.get(i).quantity());
        }
        units = unitSum;
        scopes = new boolean[m][];
        shares = new long[m][];
        entitled = net.clone();
        for (int j = 0; j < m; j++) {
            scopes[j] = scopeOf(sale().discounts().get(j));
            shares[j] = share(sale().discounts().get(j).amount(), net, scopes[j]);
            boolean proRata = rule(j) == DiscountRule.PRO_RATA;
            for (int i = 0; i < n; i++) {
                net[i] -= shares[j][i];
                entitled[i] -= proRata ? shares[j][i] : 0;
            }
        }
        known = new LineTerms[n];
        long goods = 0;
        for (int i = 0; i < n; i++) {
            long taxOnTop = taxOnTop(sold.get(i));
            net[i] += taxOnTop;
            entitled[i] += taxOnTop;
            goods += net[i];
        }
        goodsPaid = goods;
        long captured = 0;
        for (Tender tender : sale().tenders()) {
            captured += tender.captured();
        }
        paid = captured;
    }

    /** Freezes a sale under a set of rules. The cost is linear in lines times discounts. */
    public static FrozenOrder of(OrderSnapshot snapshot, RefundPolicy policy) {
        return new FrozenOrder(snapshot, policy);
    }

    private boolean[] scopeOf(Discount discount) {
        boolean[] scope = new boolean[net.length];
        if (discount.scope().isEmpty()) {
            Arrays.fill(scope, true);
        } else {
            discount.scope().forEach(line -> scope[indexOf(line)] = true);
        }
        return scope;
    }

    private static long[] share(long discount, long[] left, boolean[] scope) {
        if (discount == 0) {
            return new long[left.length];
        }
        long[] inside = new long[left.length];
        long[] outside = new long[left.length];
        long bearable = 0;
        for (int i = 0; i < left.length; i++) {
            (scope[i] ? inside : outside)[i] = left[i];
            bearable += inside[i];
        }
        if (discount <= bearable) {
            return Apportionment.apportion(discount, inside);
        }
        long[] rest = Apportionment.apportion(discount - bearable, outside);
        for (int i = 0; i < left.length; i++) {
            rest[i] += inside[i];
        }
        return rest;
    }

    /** Returns the sale. */
    public Sale sale() {
        return snapshot.sale();
    }

    /** Returns the checked sale. */
    public OrderSnapshot snapshot() {
        return snapshot;
    }

    /** Returns the money rules. */
    public RefundPolicy policy() {
        return policy;
    }

    /** Returns the currency of every amount of the order. */
    public Currency currency() {
        return sale().currency();
    }

    /** Returns the sum of everything captured, in minor units. */
    public long paid() {
        return paid;
    }

    /** Returns the price paid for the goods, in minor units: list prices less all discounts, plus tax when it is on top. */
    public long goodsPaid() {
        return goodsPaid;
    }

    /** Returns the price paid for a whole line, in minor units: its share of every discount is deducted. */
    public long paidFor(LineId line) {
        int i = indexOf(line);
        if (i < 0) {
            throw new IllegalArgumentException("the order has no line " + line);
        }
        return net[i];
    }

    /** Tells whether the sale has this line. */
    public boolean has(LineId line) {
        return indexOf(line) >= 0;
    }

    int indexOf(LineId line) {
        return snapshot.indexOf(line);
    }

    int lines() {
        return known.length;
    }

    /**
     * Returns the terms of a line, built at first use because few lines of an order ever come back. Threads that build them at the same
     * time get equal terms.
     */
    LineTerms line(int i) {
        LineTerms line = known[i];
        if (line == null) {
            OrderLine sold = sale().lines().get(i);
            line = LineTerms.sold(i, sold, taxOnTop(sold), entitled[i], sharesOf(i));
            known[i] = line;
        }
        return line;
    }

    private long taxOnTop(OrderLine line) {
        return sale().taxIncluded() ? 0 : line.tax();
    }

    private long[] sharesOf(int line) {
        if (shares.length == 0) {
            return LineTerms.NO_SHARES;
        }
        long[] ofLine = new long[shares.length];
        Arrays.setAll(ofLine, j -> shares[j][line]);
        return ofLine;
    }

    long units() {
        return units;
    }

    boolean inScope(int discount, LineTerms line) {
        return scopes[discount][line.root()];
    }

    int discounts() {
        return scopes.length;
    }

    Discount discount(int j) {
        return sale().discounts().get(j);
    }

    DiscountRule rule(int j) {
        return policy.rule(discount(j).kind());
    }

    /** Returns the amount that counts for a discount's tiers while no goods are back. */
    long countedAtFirst(int discount) {
        long sum = 0;
        for (int i = 0; i < lines(); i++) {
            LineTerms line = line(i);
            sum += inScope(discount, line) ? line.counted(line.quantity()) : 0;
        }
        return sum;
    }

    /** Returns the amount that a discount still grants to the kept goods; the best tier counts, tiers are not summed. */
    long stillGranted(int discount, long kept) {
        Discount given = discount(discount);
        if (given.tiers().isEmpty()) {
            return Math.min(given.amount(), kept);
        }
        long best = 0;
        for (Tier tier : given.tiers()) {
            best = Math.max(best, tier.granted(kept, given.amount()));
        }
        return best;
    }

    long shipping() {
        return sale().charges().shipping();
    }

    long shippingTaxOnTop() {
        return sale().taxIncluded() ? 0 : sale().charges().shippingTax();
    }

    /**
     * Returns the tenders in the order in which refunds take them when they are taken one after another.
     *
     * @param count the number of tenders; top-ups come after the tenders of the sale
     */
    int[] tenderOrder(int count) {
        List<Tender> tenders = sale().tenders();
        var order = new ArrayList<Integer>();
        policy.split().order().forEach(id -> {
            for (int k = 0; k < tenders.size(); k++) {
                if (tenders.get(k).id().equals(id) && !order.contains(k)) {
                    order.add(k);
                }
            }
        });
        for (int k = 0; k < count; k++) {
            if (!order.contains(k)) {
                order.add(k);
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
