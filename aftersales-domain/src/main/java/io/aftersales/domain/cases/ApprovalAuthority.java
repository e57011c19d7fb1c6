package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseRejection.AboveLimit;
import io.aftersales.domain.cases.CaseRejection.DailyLimitReached;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.shared.Rejection;
import java.util.Optional;

/**
 * What one person may grant: an amount at a time, and so much in a day. Asked where the amount is known; whose
 * case it is, was asked before.
 */
final class ApprovalAuthority {
    private ApprovalAuthority() {}

    /**
     * Why this person may not grant this; empty when they may.
     *
     * @param amount what would be paid
     * @param more what of it this person has not granted yet
     */
    static Optional<Rejection> refusal(Action action, Money amount, Money more, CaseFacts facts, DecisionContext act) {
        CasePolicy policy = act.policy();
        if (!Permissions.allows(act.by().role(), action, false, policy.band(amount))) {
            return Optional.of(new AboveLimit(action, act.by(), amount));
        }
        DailyLimit daily = policy.dailyLimit();
        return daily == null
                ? Optional.empty()
                : daily.exceededBy(facts.grantedToday(), more).map(most -> new DailyLimitReached(act.by(), more, most));
    }

    /** What is granted at a confirmation on top of what the same person granted before. */
    static Money onTop(Review review, Money amount, DecisionContext act) {
        Money approved = review.approvedAmount();
        if (approved == null || !review.isBy(act.by())) {
            return amount;
        }
        return amount.isMoreThan(approved) ? amount.minus(approved) : Money.zero(amount.currency());
    }
}
