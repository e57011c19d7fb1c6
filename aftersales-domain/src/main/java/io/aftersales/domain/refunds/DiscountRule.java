package io.aftersales.domain.refunds;

/** The rule for an order discount when goods come back. */
public enum DiscountRule {
    /** Splits the discount over the lines for good: a partial refund pays the price really paid for the units. */
    PRO_RATA,
    /**
     * Keeps the discount until everything is back: partial refunds pay the price before the discount, the full return deducts all of it.
     */
    KEPT_UNTIL_FULL_RETURN,
    /**
     * Claws back the part of the discount that the promotion's frozen tiers no longer grant to the kept goods, regardless of fault. A
     * partial sum depends on how returns are split; the sum of a full return does not.
     */
    RE_EVALUATED
}
