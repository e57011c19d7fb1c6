package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseRejection.AboveLimit;
import io.aftersales.domain.cases.CaseRejection.DailyLimitReached;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.shared.Rejection;
import java.util.Optional;

/**
 * Checks an amount against what one person may grant: at a time, and in a day. Whether the person may act on the case at all is checked
 * before, by {@link Permissions}.
 */
final class ApprovalAuthority {
    private ApprovalAuthority() {}

    /**
     * Returns why a person may not grant an amount: ABOVE_LIMIT or DAILY_LIMIT_REACHED; empty when the person may.
     *
     * @param amount the amount that would be paid
     * @param more the part of the amount that this person has not granted yet
     */
    static Optional<Rejection> refusal(
            Action action, Money amount, Money more, CaseFacts facts, DecisionContext context) {
        CasePolicy policy = context.policy();
        if (!Permissions.allows(context.by().role(), action, false, policy.band(amount))) {
            return Optional.of(new AboveLimit(action, context.by(), amount));
        }
        DailyLimit daily = policy.dailyLimit();
        return daily == null
                ? Optional.empty()
                : daily.exceededBy(facts.grantedToday(), more)
                        .map(most -> new DailyLimitReached(context.by(), more, most));
    }

    /** Returns the amount that a confirmation grants beyond what the same person granted before. */
    static Money onTop(Review review, Money amount, DecisionContext context) {
        Money approved = review.approvedAmount();
        if (approved == null || !review.isBy(context.by())) {
            return amount;
        }
        return amount.isMoreThan(approved) ? amount.minus(approved) : Money.zero(amount.currency());
    }
}
