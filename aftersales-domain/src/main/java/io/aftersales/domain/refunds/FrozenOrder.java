package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale together with the money rules it is under, with every share of every discount and charge calculated once. It never changes:
 * accounts of all versions of an order share it, and a repository may write it once and cache it. An amendment makes another one.
 *
 * <p>Lines, discounts and charges are counted through all parts of the order: those of the sale first, then those of each amendment.
 */
public final class FrozenOrder {
    private final OrderSnapshot snapshot;
    private final RefundPolicy policy;
    private final List<FrozenPart> parts;
    private final @Nullable LineTerms[] known;
    private final int discounts;
    private final int charges;

    private FrozenOrder(OrderSnapshot snapshot, RefundPolicy policy) {
        this.snapshot = snapshot;
        this.policy = policy;
        var frozen = new ArrayList<FrozenPart>(snapshot.parts().size());
        FrozenPart last = null;
        for (OrderSnapshot.Part part : snapshot.parts()) {
            last = new FrozenPart(part, policy, last);
            frozen.add(last);
        }
        parts = List.copyOf(frozen);
        known = new LineTerms[sale().lines().size()];
        discounts = sale().discounts().size();
        charges = sale().charges().size();
    }

    /** Freezes a sale under a set of rules. The cost is linear in lines times discounts and shared charges. */
    public static FrozenOrder of(OrderSnapshot snapshot, RefundPolicy policy) {
        return new FrozenOrder(snapshot, policy);
    }

    /** Returns the order with a part added to it; refuses what {@link OrderSnapshot#amended} refuses. */
    Either<Rejection, FrozenOrder> amended(Amendment more) {
        return snapshot.amended(more).map(amended -> of(amended, policy));
    }

    /** Returns everything that was sold and paid: the sale, followed by what was added to it. */
    public Sale sale() {
        return snapshot.sale();
    }

    /** Returns the checked sale with its amendments. */
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

    /** Returns the amount asked for the order, in minor units, captured or not. */
    public long payable() {
        return snapshot.payable();
    }

    /** Returns the price paid for a whole line, in minor units: its share of every discount and shared charge is counted. */
    public long paidFor(LineId line) {
        int i = indexOf(line);
        if (i < 0) {
            throw new IllegalArgumentException("the order has no line " + line);
        }
        FrozenPart part = partOfLine(i);
        return part.allocations().paidFor(i - part.firstLine());
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

    List<FrozenPart> parts() {
        return parts;
    }

    FrozenPart part(int number) {
        return parts.get(number);
    }

    private FrozenPart partOfLine(int i) {
        int p = parts.size() - 1;
        while (i < parts.get(p).firstLine()) {
            p--;
        }
        return parts.get(p);
    }

    private FrozenPart partOfDiscount(int j) {
        int p = parts.size() - 1;
        while (j < parts.get(p).firstDiscount()) {
            p--;
        }
        return parts.get(p);
    }

    FrozenPart partOfCharge(int c) {
        int p = parts.size() - 1;
        while (c < parts.get(p).firstCharge()) {
            p--;
        }
        return parts.get(p);
    }

    /**
     * Returns the terms of a line, built at first use because few lines of an order ever come back. Threads that build them at the same
     * time get equal terms.
     */
    LineTerms line(int i) {
        LineTerms line = known[i];
        if (line == null) {
            FrozenPart part = partOfLine(i);
            line = part.line(i - part.firstLine());
            known[i] = line;
        }
        return line;
    }

    // --- discounts

    int discounts() {
        return discounts;
    }

    Discount discount(int j) {
        return sale().discounts().get(j);
    }

    DiscountRule rule(int j) {
        FrozenPart part = partOfDiscount(j);
        return part.rule(j - part.firstDiscount());
    }

    boolean discountCovers(int j, LineTerms line) {
        FrozenPart part = partOfDiscount(j);
        return line.part() == part && part.discountCovers(j - part.firstDiscount(), line);
    }

    /** Returns the amount that counts for a discount's tiers while no goods are back. */
    long countedAtFirst(int discount) {
        long sum = 0;
        for (int i = 0; i < lines(); i++) {
            LineTerms line = line(i);
            sum += discountCovers(discount, line) ? line.counted(line.quantity()) : 0;
        }
        return sum;
    }

    // --- charges

    int charges() {
        return charges;
    }

    Charge charge(int c) {
        return sale().charges().get(c);
    }

    /** Returns the amount paid for a charge itself; 0 for one that is part of the prices of the lines. */
    long paidForCharge(int c) {
        FrozenPart part = partOfCharge(c);
        return part.allocations().paidForCharge(c - part.firstCharge());
    }

    /** Returns the tax on top that is shown of the amount paid for a charge itself. */
    long taxOnTopOfCharge(int c) {
        return sale().taxIncluded() ? 0 : Math.min(charge(c).tax(), paidForCharge(c));
    }

    boolean neverComesBack(int c) {
        return charge(c).comesBack() == ComesBack.NEVER;
    }

    /** Tells whether a charge was charged for a line; one of a part without lines was charged for the whole order. */
    boolean chargeCovers(int c, LineTerms line) {
        FrozenPart part = partOfCharge(c);
        if (part.lines() == 0) {
            return true;
        }
        return line.part() == part
                && part.allocations().chargeCovers(c - part.firstCharge(), line.root() - part.firstLine());
    }

    /** Returns the units that a charge was charged for. */
    long unitsOfCharge(int c) {
        long sum = 0;
        for (int i = 0; i < lines(); i++) {
            LineTerms line = line(i);
            sum += chargeCovers(c, line) ? line.quantity() : 0;
        }
        return sum;
    }

    /** Returns the worth of the goods that a charge was charged for, after the lines' own discounts. */
    long countedForCharge(int c) {
        long sum = 0;
        for (int i = 0; i < lines(); i++) {
            LineTerms line = line(i);
            sum += chargeCovers(c, line) ? line.counted(line.quantity()) : 0;
        }
        return sum;
    }

    // --- tenders

    /**
     * Returns the tenders in the order in which refunds take them when they are taken one after another.
     *
     * @param tenders all tenders of the account
     */
    int[] tenderOrder(List<TenderBalance> tenders) {
        var order = new ArrayList<Integer>();
        policy.split().order().forEach(id -> {
            for (int k = 0; k < tenders.size(); k++) {
                if (tenders.get(k).tender().id().equals(id) && !order.contains(k)) {
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
