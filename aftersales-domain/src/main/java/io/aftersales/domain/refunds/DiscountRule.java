package io.aftersales.domain.refunds;

/** What becomes of a discount of the order when goods come back. */
public enum DiscountRule {
    /** Each line bears its share for good: a partial refund is what was really paid for those units. */
    PRO_RATA,
    /** Partial refunds pay the price before the discount; the whole discount comes off when everything is back. */
    KEPT_UNTIL_FULL_RETURN,
    /**
     * What the promotion's frozen tiers no longer grant to the goods that are kept is clawed back, whoever is at fault. A partial sum
     * depends on how returns are cut; the sum of a full return does not.
     */
    RE_EVALUATED
}
