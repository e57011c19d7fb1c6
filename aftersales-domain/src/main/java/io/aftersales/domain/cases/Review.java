package io.aftersales.domain.cases;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about an application, and by whom.
 *
 * @param reviewer who decided, or approved first; null before
 * @param secondApprover who approved or confirmed as second person; null when nobody had to
 * @param at when it was decided; null before
 * @param terms what was granted beside the rules
 * @param approvedAmount the refund it was approved for; null before, and for cases without money
 * @param rejection the reason of a rejection; empty if there was none
 * @param rule what decided: {@code BY_HAND}, the name of a rule, or the code of a refusal that came later
 * @param verdict what the rules said last and what they saw, also when a person decides after all; null when none were asked
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
    /** Nothing was decided. */
    public static final Review NONE = new Review(null, null, null, ApprovalTerms.BY_POLICY, null, "", "", null);

    static final String BY_HAND = "BY_HAND";

    boolean isBy(Actor person) {
        return (reviewer != null && person.isSamePersonAs(reviewer))
                || (secondApprover != null && person.isSamePersonAs(secondApprover));
    }

    Review first(Actor by, ApprovalTerms granted, Money amount) {
        return new Review(by, null, null, granted, amount, "", BY_HAND, verdict);
    }

    /** Whether a first person has agreed to just these terms, for no less than this amount. */
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

    /** Granted by a rule, which is nobody's approval. */
    Review approvedBy(RuleDecision said, Instant now, Money amount) {
        return new Review(null, null, now, ApprovalTerms.BY_POLICY, amount, "", said.rule(), said);
    }

    /** What the rules say is kept, whoever decides. */
    Review told(RuleDecision said) {
        return new Review(reviewer, secondApprover, at, terms, approvedAmount, rejection, rule, said);
    }

    /** Refused by a rule, for its reason. */
    Review rejectedBy(RuleDecision said, String reason, Instant now) {
        return new Review(reviewer, secondApprover, now, terms, approvedAmount, reason, said.rule(), said);
    }

    /** Refused by what came to light later. */
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
