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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sale and the money rules it is under, with every share of every discount worked out once. It never changes: accounts of all
 * versions of an order share it, and a repository may write it once and cache it.
 *
 * <p>Order discounts are taken one after another, in the order given and whatever their rule. Each is shared by what is left of the
 * lines in its scope; what the scope cannot bear falls on the other lines by what is left of them. So no line goes below zero.
 */
public final class FrozenOrder {
    private final OrderSnapshot snapshot;
    private final RefundPolicy policy;
    private final Map<LineId, Integer> index;
    private final long[] quantity;
    private final long[] amount;
    private final long[] afterOwnDiscount;
    private final long[] taxOnTop;
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
        List<OrderLine> lines = sale().lines();
        int n = lines.size();
        index = new HashMap<>(n * 2);
        quantity = new long[n];
        amount = new long[n];
        afterOwnDiscount = new long[n];
        taxOnTop = new long[n];
        long unitSum = 0;
        for (int i = 0; i < n; i++) {
            OrderLine line = lines.get(i);
            index.put(line.id(), i);
            quantity[i] = line.quantity();
            amount[i] = line.amount();
            afterOwnDiscount[i] = line.afterOwnDiscount();
            taxOnTop[i] = sale().taxIncluded() ? 0 : line.tax();
            unitSum = Math.addExact(unitSum, line.quantity());
        }
        units = unitSum;
        int m = sale().discounts().size();
        scopes = new boolean[m][];
        shares = new long[m][];
        net = afterOwnDiscount.clone();
        entitled = afterOwnDiscount.clone();
        for (int j = 0; j < m; j++) {
            scopes[j] = scopeOf(sale().discounts().get(j));
            shares[j] = share(sale().discounts().get(j).amount(), net, scopes[j]);
            boolean proRata = rule(j) == DiscountRule.PRO_RATA;
            for (int i = 0; i < n; i++) {
                net[i] -= shares[j][i];
                entitled[i] -= proRata ? shares[j][i] : 0;
            }
        }
        long goods = 0;
        for (int i = 0; i < n; i++) {
            net[i] += taxOnTop[i];
            entitled[i] += taxOnTop[i];
            goods += net[i];
        }
        goodsPaid = goods;
        long captured = 0;
        for (Tender tender : sale().tenders()) {
            captured += tender.captured();
        }
        paid = captured;
    }

    /** Freezes the sale under these rules. Cost is linear in lines times discounts. */
    public static FrozenOrder of(OrderSnapshot snapshot, RefundPolicy policy) {
        return new FrozenOrder(snapshot, policy);
    }

    private boolean[] scopeOf(Discount discount) {
        boolean[] scope = new boolean[quantity.length];
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

    /** What was sold. */
    public Sale sale() {
        return snapshot.sale();
    }

    /** The checked sale. */
    public OrderSnapshot snapshot() {
        return snapshot;
    }

    /** The money rules. */
    public RefundPolicy policy() {
        return policy;
    }

    /** The currency of every amount of the order. */
    public Currency currency() {
        return sale().currency();
    }

    /** What was really paid, minor units: everything captured. */
    public long paid() {
        return paid;
    }

    /** What was paid for the goods, minor units: list prices less all discounts, and tax when it is on top. */
    public long goodsPaid() {
        return goodsPaid;
    }

    /** What was paid for a whole line, minor units: its share of every discount taken off. */
    public long paidFor(LineId line) {
        Integer i = index.get(line);
        if (i == null) {
            throw new IllegalArgumentException("the order has no line " + line);
        }
        return net[i];
    }

    /** Whether the order has this line. */
    public boolean has(LineId line) {
        return index.containsKey(line);
    }

    /** A line as it was sold; empty when the order has no such line. */
    public Optional<OrderLine> find(LineId line) {
        Integer i = index.get(line);
        return i == null ? Optional.empty() : Optional.of(sale().lines().get(i));
    }

    int indexOf(LineId line) {
        Integer i = index.get(line);
        return i == null ? -1 : i;
    }

    LineId line(int i) {
        return sale().lines().get(i).id();
    }

    int lines() {
        return quantity.length;
    }

    long units() {
        return units;
    }

    long quantity(int i) {
        return quantity[i];
    }

    /** N': what the line is worth with only the PRO_RATA discounts taken off. */
    long entitled(int i) {
        return entitled[i];
    }

    /** C(k) of the design: what the first k units are worth. */
    long worth(int i, long back) {
        return Apportionment.part(entitled[i], back, quantity[i]);
    }

    long listPrice(int i, long back) {
        return Apportionment.part(amount[i], back, quantity[i]);
    }

    long ownDiscount(int i, long back) {
        return Apportionment.part(amount[i] - afterOwnDiscount[i], back, quantity[i]);
    }

    long tax(int i, long back) {
        return Apportionment.part(taxOnTop[i], back, quantity[i]);
    }

    long share(int discount, int i, long back) {
        return Apportionment.part(shares[discount][i], back, quantity[i]);
    }

    boolean hasDiscount(int i) {
        return entitled[i] != amount[i] + taxOnTop[i];
    }

    /** How much of the goods that count for a discount's tiers comes back with the first k units. */
    long counted(int i, long back) {
        return Apportionment.part(afterOwnDiscount[i], back, quantity[i]);
    }

    boolean inScope(int discount, int i) {
        return scopes[discount][i];
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

    /** What counts for a discount's tiers while nothing is back. */
    long countedAtFirst(int discount) {
        long sum = 0;
        for (int i = 0; i < quantity.length; i++) {
            sum += scopes[discount][i] ? afterOwnDiscount[i] : 0;
        }
        return sum;
    }

    /** D(kept) of the design: what a discount still grants to the goods kept; the best tier counts, tiers are not summed. */
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

    /** The tenders in the order in which refunds are taken when they are taken one after another. */
    int[] tenderOrder() {
        List<Tender> tenders = sale().tenders();
        var order = new ArrayList<Integer>();
        policy.split().order().forEach(id -> {
            for (int k = 0; k < tenders.size(); k++) {
                if (tenders.get(k).id().equals(id) && !order.contains(k)) {
                    order.add(k);
                }
            }
        });
        for (int k = 0; k < tenders.size(); k++) {
            if (!order.contains(k)) {
                order.add(k);
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
