package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import java.util.List;

/**
 * A charge beside the goods: shipping, gift wrap, a fee of the payment method, rounding, a credit.
 *
 * @param id the host's id of the charge; unique in its order
 * @param kind the kind of charge
 * @param amount minor units; negative for a credit, which is never of kind SHIPPING
 * @param tax tax of the charge, minor units; contained in the amount when prices include tax
 * @param taxRate the host's code of the tax rate, empty when there is none
 * @param scope the lines it was charged for; empty means all of them
 * @param comesBack the time at which it is refunded
 */
public record Charge(
        String id, ChargeKind kind, long amount, long tax, String taxRate, List<LineId> scope, ComesBack comesBack) {
    /** The id of the one shipping fee of an order that has no more than one. */
    public static final String SHIPPING_ID = "SHIPPING";

    /** The id of the one charge beside shipping of an order that has no more than one. */
    public static final String OTHER_ID = "OTHER";

    /** Copies the scope. */
    public Charge {
        scope = List.copyOf(scope);
    }

    /** Creates a charge for all lines; a negative one is refunded in shares with the goods, another one with the last unit. */
    public static Charge of(String id, ChargeKind kind, long amount) {
        return new Charge(id, kind, amount, 0, "", List.of(), amount < 0 ? ComesBack.WITH_GOODS : ComesBack.WITH_LAST);
    }

    /** Creates the shipping fee of an order that has one. */
    public static Charge shipping(long amount) {
        return of(SHIPPING_ID, ChargeKind.SHIPPING, amount);
    }

    /** Creates the sum of all charges beside shipping, for an order that does not tell them apart. */
    public static Charge other(long amount) {
        return of(OTHER_ID, ChargeKind.OTHER, amount);
    }

    /** Returns a copy with this tax, in minor units. */
    public Charge taxed(long minor, String rate) {
        return new Charge(id, kind, amount, minor, rate, scope, comesBack);
    }

    /** Returns a copy for these lines only. */
    public Charge on(LineId... lines) {
        return new Charge(id, kind, amount, tax, taxRate, List.of(lines), comesBack);
    }

    /** Returns a copy that is refunded at this time. */
    public Charge comingBack(ComesBack time) {
        return new Charge(id, kind, amount, tax, taxRate, scope, time);
    }

    /** Tells whether it is a shipping fee. */
    public boolean isShipping() {
        return kind.equals(ChargeKind.SHIPPING);
    }
}
