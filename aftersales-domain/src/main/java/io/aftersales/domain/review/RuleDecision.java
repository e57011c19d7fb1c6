package io.aftersales.domain.review;

import org.jspecify.annotations.Nullable;

/**
 * The verdict of the rules about a case, and the facts they saw.
 *
 * @param rule the name of the rule that decided; empty when none applied, so that a person decides
 * @param ruling the decision of the rule
 * @param heldBack the reason why an approval was left to a person; null when the decision was carried out
 * @param seen the facts
 */
public record RuleDecision(
        String rule, RuleAction ruling, @Nullable HeldBack heldBack, ReviewFacts seen) {

    /** A reason why an approval by a rule is left to a person. */
    public enum HeldBack {
        /** The goods wanted in an exchange are not reserved yet; the rules are asked again as soon as they are. */
        STOCK_NOT_RESERVED,
        /** Two persons have to decide about the amount, and a rule does not count as one. */
        TWO_PERSONS,
        /**
         * The refund without return is for goods that stay with the buyer: delivered, or on their way in no parcel that could be stopped. The
         * only rule that pays for such goods approves a return by {@link RuleAction#approveKeeping}.
         */
        STAYS_WITH_BUYER,
        /** The case was opened as an exception, about which persons decide. */
        EXCEPTION
    }

    /** Describes the verdict in words. */
    public String describe() {
        String said = rule.isEmpty() ? "No rule applies: " : "Rule " + rule + ": ";
        return said + ruling.describe() + (heldBack == null ? "" : ", held back: " + heldBack);
    }

    /** Returns this verdict with the reason why an approval was left to a person; null when it was not. */
    public RuleDecision heldBack(@Nullable HeldBack why) {
        return new RuleDecision(rule, ruling, why, seen);
    }
}
