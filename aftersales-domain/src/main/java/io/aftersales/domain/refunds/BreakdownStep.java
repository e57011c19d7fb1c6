package io.aftersales.domain.refunds;

/**
 * One step of an explanation. The amounts of all steps of a breakdown add up to its total.
 *
 * @param code which rule it is
 * @param subject the line, discount or tender it speaks of, empty for the order
 * @param detail a second subject, such as the discount whose share a line bears; empty if there is none
 * @param units units of a line it speaks of, otherwise 0
 * @param amount minor units it adds; negative when it takes off
 */
public record BreakdownStep(Code code, String subject, String detail, long units, long amount) {

    /** Which rule gave or took the amount. */
    public enum Code {
        /** List price of the units. */
        LIST_PRICE,
        /** The line's own discount, as far as it belongs to the units. */
        LINE_DISCOUNT,
        /** The line's share of a discount of the order, as far as it belongs to the units. */
        DISCOUNT_SHARE,
        /** Tax that was added to the price. */
        TAX,
        /** Where the parts above were rounded apart from the line's whole. */
        ROUNDING,
        /** A compensation given for the line earlier is not paid twice. */
        GOODWILL_ALREADY_GIVEN,
        /** A discount that stays with the buyer until everything is back comes off now. */
        DISCOUNT_COMES_OFF,
        /** What a promotion no longer grants to the goods that are kept. */
        DISCOUNT_CLAWED_BACK,
        /** The goods cannot pay more than was paid for them; positive when an earlier limit no longer binds. */
        LIMITED_TO_GOODS_PAID,
        /** A claw-back larger than the goods: put off to later refunds when positive, taken now when negative. */
        CARRIED_OVER,
        /** Shipping fee, because of the seller's or carrier's fault. */
        SHIPPING_FOR_FAULT,
        /** Shipping fee, because everything is back. */
        SHIPPING_FOR_FULL_RETURN,
        /** Shipping fee, as the reviewer decided. */
        SHIPPING_INCLUDED,
        /** Tax on shipping. */
        SHIPPING_TAX,
        /** Other charges, which come back with a full return. */
        OTHER_CHARGES,
        /** The order has no more left; positive when negative charges are not taken below zero. */
        LIMITED_TO_ORDER,
        /** What the units given up in an exchange are worth. */
        EXCHANGED,
        /** What the goods that replace them are worth. */
        NEW_GOODS,
        /** What the buyer paid for dearer goods. */
        PAID_ON_TOP,
        /** What the goods given up were worth more or less when the buyer was asked to pay the difference. */
        ASKED_BEFORE,
        /** An exchange gives back no more than returning the units would. */
        LIMITED_TO_RETURN,
        /** Compensation. */
        GOODWILL,
        /** The shop's fee for taking goods back. */
        RESTOCKING_FEE,
        /** The case's own fee. */
        CASE_FEE,
        /** The rest above what buyer and shop agreed on. */
        WAIVED
    }
}
