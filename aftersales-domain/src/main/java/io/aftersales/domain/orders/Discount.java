package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.util.List;

/**
 * Something taken off the order as a whole.
 *
 * @param id the host's own id of it, such as a coupon's number; unique in its order
 * @param kind what sort it is
 * @param amount minor units taken off at purchase
 * @param scope the lines it was given for; empty means all of them
 * @param tiers the rule it was given by, if it was a threshold promotion; empty otherwise
 */
public record Discount(String id, DiscountKind kind, long amount, List<LineId> scope, List<Tier> tiers) {

    /** Copies the lists. */
    public Discount {
        scope = List.copyOf(scope);
        tiers = List.copyOf(tiers);
    }

    /** A coupon for all lines. */
    public static Discount coupon(String id, long amount) {
        return new Discount(id, DiscountKind.COUPON, amount, List.of(), List.of());
    }

    /** A promotion for all lines, with the tiers it was granted by. */
    public static Discount promotion(String id, long amount, Tier... tiers) {
        return new Discount(id, DiscountKind.PROMOTION, amount, List.of(), List.of(tiers));
    }

    /** The same discount, given for these lines only. */
    public Discount on(LineId... lines) {
        return new Discount(id, kind, amount, List.of(lines), tiers);
    }
}
