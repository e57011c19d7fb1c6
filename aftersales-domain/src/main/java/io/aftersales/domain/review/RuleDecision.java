package io.aftersales.domain.review;

import org.jspecify.annotations.Nullable;

/**
 * What the rules said about a case, and what they saw.
 *
 * @param rule the name of the rule that decided; empty when none applied, and a person decides
 * @param ruling what it said
 * @param heldBack why it was not done although it was said; null when it was done
 * @param seen the facts
 */
public record RuleDecision(
        String rule, RuleAction ruling, @Nullable HeldBack heldBack, ReviewFacts seen) {

    /** Why an approval by a rule is left to a person. */
    public enum HeldBack {
        /** The goods wanted in an exchange are not reserved yet; the rules are asked again as soon as they are. */
        STOCK_NOT_RESERVED,
        /** Two persons have to decide about such an amount, and a rule is none. */
        TWO_PERSONS,
        /** Money for goods that were delivered and stay with the buyer. */
        STAYS_WITH_BUYER
    }

    /** What was said, in words. */
    public String describe() {
        String said = rule.isEmpty() ? "No rule applies: " : "Rule " + rule + ": ";
        return said + ruling.describe() + (heldBack == null ? "" : ", held back: " + heldBack);
    }

    /** A copy that says why an approval by the rule was left to a person; null when it was not. */
    public RuleDecision heldBack(@Nullable HeldBack why) {
        return new RuleDecision(rule, ruling, why, seen);
    }
}
