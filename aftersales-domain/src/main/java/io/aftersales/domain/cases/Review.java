package io.aftersales.domain.cases;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decision about an application, and the persons or rule behind it.
 *
 * @param reviewer the person who decided, or approved first; null before
 * @param secondApprover the person who approved or confirmed as the second; null when none had to
 * @param at the moment of the decision; null before
 * @param terms the terms granted beside the rules
 * @param approvedAmount the amount the application was approved for; null before, and for cases without money
 * @param rejection the reason of a rejection; empty if there was none
 * @param rule the source of the decision: {@code BY_HAND}, the name of a rule, or the code of a refusal that came later
 * @param verdict the last verdict of the rules and the facts they saw, kept when a person decides after all; null when no rule was asked
 */
public record Review(
        @Nullable Actor reviewer,
        @Nullable Actor secondApprover,
        @Nullable Instant at,
        ApprovalTerms terms,
        @Nullable Money approvedAmount,
        String rejection,
        String rule,
        @Nullable RuleDecision verdict) {
    /** The review before any decision. */
    public static final Review NONE = new Review(null, null, null, ApprovalTerms.BY_POLICY, null, "", "", null);

    static final String BY_HAND = "BY_HAND";

    boolean isBy(Actor person) {
        return (reviewer != null && person.isSamePersonAs(reviewer))
                || (secondApprover != null && person.isSamePersonAs(secondApprover));
    }

    Review first(Actor by, ApprovalTerms granted, Money amount) {
        return new Review(by, null, null, granted, amount, "", BY_HAND, verdict);
    }

    /** Tells whether a first person has approved exactly these terms, for no less than this amount. */
    boolean isAgreedOn(ApprovalTerms granted, Money amount) {
        return reviewer != null
                && terms.equals(granted)
                && approvedAmount != null
                && !amount.isMoreThan(approvedAmount);
    }

    Review approved(Actor by, Instant now, ApprovalTerms granted, Money amount) {
        boolean second = isAgreedOn(granted, amount) && reviewer != null && !by.isSamePersonAs(reviewer);
        return second
                ? new Review(reviewer, by, now, granted, amount, "", BY_HAND, verdict)
                : new Review(by, null, now, granted, amount, "", BY_HAND, verdict);
    }

    /** Returns the review as granted by a rule, which counts as no person's approval. */
    Review approvedBy(RuleDecision said, Instant now, Money amount) {
        return new Review(null, null, now, ApprovalTerms.BY_POLICY, amount, "", said.rule(), said);
    }

    /** Returns the review with the latest verdict of the rules, which is kept whether a rule or a person decides. */
    Review told(RuleDecision said) {
        return new Review(reviewer, secondApprover, at, terms, approvedAmount, rejection, rule, said);
    }

    /** Returns the review as refused by a rule, for the rule's reason. */
    Review rejectedBy(RuleDecision said, String reason, Instant now) {
        return new Review(reviewer, secondApprover, now, terms, approvedAmount, reason, said.rule(), said);
    }

    /** Returns the review as refused by facts that came to light later. */
    Review rejectedBy(String decided, Instant now) {
        return new Review(reviewer, secondApprover, now, terms, approvedAmount, decided, decided, verdict);
    }

    Review confirmed(Actor by, Money amount) {
        return new Review(reviewer, by, at, terms, amount, rejection, rule, verdict);
    }

    Review rejected(Actor by, Instant now, String reason) {
        return new Review(by, null, now, terms, approvedAmount, reason, BY_HAND, verdict);
    }
}
