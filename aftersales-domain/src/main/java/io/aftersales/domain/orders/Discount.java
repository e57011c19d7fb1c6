package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.util.List;

/**
 * A discount on the order as a whole.
 *
 * @param id the host's id of the discount, such as a coupon's number; unique in its order
 * @param kind the kind of discount
 * @param amount minor units deducted at purchase
 * @param scope the lines it was given for; empty means all of them, or none when it was given for charges
 * @param charges the ids of the charges it was given for beside the lines; such a discount is always shared in proportion
 * @param tiers the tiers by which it was granted, for a threshold promotion; empty otherwise
 */
public record Discount(
        String id, DiscountKind kind, long amount, List<LineId> scope, List<String> charges, List<Tier> tiers) {

    /** Copies the lists. */
    public Discount {
        scope = List.copyOf(scope);
        charges = List.copyOf(charges);
        tiers = List.copyOf(tiers);
    }

    /** Creates a coupon for all lines. */
    public static Discount coupon(String id, long amount) {
        return new Discount(id, DiscountKind.COUPON, amount, List.of(), List.of(), List.of());
    }

    /** Creates a promotion for all lines, with the tiers it was granted by. */
    public static Discount promotion(String id, long amount, Tier... tiers) {
        return new Discount(id, DiscountKind.PROMOTION, amount, List.of(), List.of(), List.of(tiers));
    }

    /** Returns a copy of this discount for these lines only. */
    public Discount on(LineId... lines) {
        return new Discount(id, kind, amount, List.of(lines), charges, tiers);
    }

    /** Returns a copy that was given for these charges too; for them alone unless lines are named. */
    public Discount onCharges(String... ids) {
        return new Discount(id, kind, amount, scope, List.of(ids), tiers);
    }
}
