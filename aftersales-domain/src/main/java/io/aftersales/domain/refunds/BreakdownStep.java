package io.aftersales.domain.refunds;

/**
 * A step in the explanation of a refund. The amounts of all steps of a breakdown add up to its total.
 *
 * @param code the rule that was applied
 * @param subject the line, discount, charge or tender the step is about; empty for the order
 * @param detail a second subject, such as the discount whose share a line bears; empty if there is none
 * @param units units of the line the step is about, otherwise 0
 * @param amount minor units added by the step; negative when the step deducts
 */
public record BreakdownStep(Code code, String subject, String detail, long units, long amount) {

    /** The rule that added or deducted an amount. */
    public enum Code {
        /** Adds the list price of the units. */
        LIST_PRICE,
        /** Deducts the units' part of the line's own discount. */
        LINE_DISCOUNT,
        /** Deducts the units' part of the line's share in an order discount. */
        DISCOUNT_SHARE,
        /** Adds the units' part of the line's share in a charge that comes back with the goods; deducts it for a credit. */
        CHARGE_SHARE,
        /** Adds the tax that was charged on top of the price. */
        TAX,
        /** Corrects the rounding difference between the parts above and the units' part of the whole line. */
        ROUNDING,
        /** Deducts goodwill given for the line earlier, so that it is not paid twice. */
        GOODWILL_ALREADY_GIVEN,
        /** Deducts a discount that stayed with the buyer until everything came back. */
        DISCOUNT_COMES_OFF,
        /** Deducts the part of a promotion that it no longer grants to the goods that are kept. */
        DISCOUNT_CLAWED_BACK,
        /** Limits the goods to the price paid for them; positive when an earlier limit no longer applies. */
        LIMITED_TO_GOODS_PAID,
        /** Carries a claw-back that is larger than the goods: put off to later refunds when positive, taken now when negative. */
        CARRIED_OVER,
        /** Adds the shipping fee, because of the seller's or carrier's fault. */
        SHIPPING_FOR_FAULT,
        /** Adds the shipping fee, because everything is back. */
        SHIPPING_FOR_FULL_RETURN,
        /** Adds the shipping fee, as the reviewer decided. */
        SHIPPING_INCLUDED,
        /** Adds the tax on shipping. */
        SHIPPING_TAX,
        /** Adds another charge, because everything it was charged for is back. */
        OTHER_CHARGES,
        /** Adds the tax on another charge. */
        CHARGE_TAX,
        /** Limits the refund to the money left on the order. */
        LIMITED_TO_ORDER,
        /** Adds the worth of the units given up in an exchange. */
        EXCHANGED,
        /** Deducts the worth of the goods that replace the exchanged units. */
        NEW_GOODS,
        /** Adds what the buyer paid on top in an exchange. */
        PAID_ON_TOP,
        /** Limits an exchange to the refund that returning the units would give. */
        LIMITED_TO_RETURN,
        /** Corrects to the difference that is settled: one agreed on, or one asked for before the worth of the goods changed. */
        DIFFERENCE_SETTLED,
        /** Adds goodwill. */
        GOODWILL,
        /** Deducts the amount by which goods came back worth less than when they were sold. */
        DEDUCTION,
        /** Deducts the shop's fee for taking goods back. */
        RESTOCKING_FEE,
        /** Deducts the case's own fee. */
        CASE_FEE,
        /** Deducts the rest above the amount that buyer and shop agreed on. */
        WAIVED
    }
}
