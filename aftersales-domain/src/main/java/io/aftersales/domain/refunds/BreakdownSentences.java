package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import java.util.ArrayList;
import java.util.List;

/** Writes the steps of a breakdown as English sentences. */
final class BreakdownSentences {

    private BreakdownSentences() {}

    static List<String> english(RefundBreakdown breakdown) {
        var sentences = new ArrayList<String>();
        for (BreakdownStep step : breakdown.steps()) {
            sentences.add(sentence(step) + ": " + signed(step.amount(), breakdown));
        }
        sentences.add("Total: " + breakdown.amount());
        if (breakdown.notCollected() > 0) {
            sentences.add("Never collected, so not paid back: "
                    + Money.ofMinor(breakdown.notCollected(), breakdown.currency()));
        }
        for (RefundBreakdown.OfTender tender : breakdown.tenders()) {
            String word = tender.points() == 1 ? " point)" : " points)";
            String points = tender.points() > 0 ? " (" + tender.points() + word : "";
            sentences.add("Paid back on " + tender.id() + ": " + Money.ofMinor(tender.amount(), breakdown.currency())
                    + points);
        }
        return sentences;
    }

    private static String signed(long minor, RefundBreakdown breakdown) {
        return (minor > 0 ? "+" : "")
                + Money.ofMinor(minor, breakdown.currency()).toDecimal().toPlainString();
    }

    private static String sentence(BreakdownStep step) {
        String subject = step.subject();
        return switch (step.code()) {
            case LIST_PRICE -> step.units() + " of line " + subject + " at list price";
            case LINE_DISCOUNT -> "Discount of line " + subject;
            case DISCOUNT_SHARE -> "Share of discount " + step.detail() + " borne by line " + subject;
            case CHARGE_SHARE -> "Share of charge " + step.detail() + " in the price of line " + subject;
            case TAX -> "Tax on line " + subject;
            case ROUNDING -> "Rounding, so that all units of line " + subject + " add up to what was paid";
            case GOODWILL_ALREADY_GIVEN -> "Compensation given for line " + subject + " before";
            case DISCOUNT_COMES_OFF -> "Discount " + subject + " comes off with the full return";
            case DISCOUNT_CLAWED_BACK -> "Discount " + subject + " no longer granted to the goods that are kept";
            case LIMITED_TO_GOODS_PAID ->
                step.amount() < 0 ? "Goods pay at most what was paid for them" : "Limit on goods no longer binds";
            case CARRIED_OVER ->
                step.amount() > 0 ? "Put off to later refunds" : "Put off by earlier refunds, taken now";
            case SHIPPING_FOR_FAULT -> fee(subject) + ", because of the seller's or carrier's fault";
            case SHIPPING_FOR_FULL_RETURN -> fee(subject) + ", because everything is back";
            case SHIPPING_INCLUDED -> fee(subject) + ", as decided in review";
            case SHIPPING_TAX, CHARGE_TAX ->
                subject.equals(Charge.SHIPPING_ID) ? "Tax on shipping" : "Tax on charge " + subject;
            case OTHER_CHARGES ->
                (subject.equals(Charge.OTHER_ID) ? "Other charges" : "Charge " + subject)
                        + ", because everything is back";
            case LIMITED_TO_ORDER -> "Nothing more is left of the order";
            case EXCHANGED -> step.units() + " of line " + subject + " given up in exchange";
            case NEW_GOODS -> step.units() + " of " + step.detail() + " instead";
            case PAID_ON_TOP -> "Paid on top";
            case DIFFERENCE_SETTLED -> "Settled as agreed or asked for";
            case LIMITED_TO_RETURN -> "An exchange gives back no more than a return would";
            case GOODWILL -> subject.isEmpty() ? "Compensation" : "Compensation for " + subject;
            case DEDUCTION -> "Deducted, because goods came back worth less";
            case RESTOCKING_FEE -> "Restocking fee";
            case CASE_FEE -> "Fee of this case";
            case WAIVED -> "Waived, as buyer and shop agreed";
        };
    }

    private static String fee(String charge) {
        return charge.equals(Charge.SHIPPING_ID) ? "Shipping fee" : "Shipping fee " + charge;
    }
}
