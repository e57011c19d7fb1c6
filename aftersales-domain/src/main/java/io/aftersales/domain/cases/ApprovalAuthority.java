package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseRejection.AboveLimit;
import io.aftersales.domain.cases.CaseRejection.DailyLimitReached;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
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

    /**
     * Returns why a person may not approve or offer an amount on a case: NOT_PERMITTED, ABOVE_LIMIT or DAILY_LIMIT_REACHED; empty when the
     * person may.
     *
     * @param agrees whether the person agrees, as the second, with what a first person decided
     */
    static Optional<Rejection> refusalToGrant(
            AfterSalesCase subject,
            Action action,
            Money amount,
            boolean agrees,
            CaseFacts facts,
            DecisionContext context) {
        Optional<Rejection> barred = agrees ? Optional.empty() : appealRefusal(subject, action, context);
        return barred.or(() -> refusal(action, amount, amount, facts, context));
    }

    /**
     * Returns why a person may not decide about a case after an appeal: NOT_PERMITTED to all but supervisors who had no part in the case
     * before; empty where there was no appeal.
     */
    static Optional<Rejection> appealRefusal(AfterSalesCase subject, Action action, DecisionContext context) {
        return isAppealForOthers(subject, context.by())
                ? Optional.of(new NotPermitted(action, context.by()))
                : Optional.empty();
    }

    /** Tells whether only others than an actor may decide about a case, because there was an appeal. */
    static boolean isAppealForOthers(AfterSalesCase subject, Actor by) {
        boolean fresh = by.role() == Role.SUPERVISOR && !subject.staff().contains(by.id());
        return subject.review().appeal() != null && !fresh;
    }

    /** Tells whether the actor can be the second person: neither approved before, nor is the buyer, nor applied for the buyer. */
    static boolean isSecondPerson(AfterSalesCase subject, Actor by) {
        return !subject.review().isBy(by) && !Permissions.isOwn(subject, by);
    }

    /**
     * Tells whether the actor neither has the ticket of the case, nor has worked on the case for it. Releasing the ticket does not undo such
     * work.
     */
    static boolean isFree(AfterSalesCase subject, CaseFacts facts, Actor by) {
        return !by.id().equals(facts.ticketAgent())
                && !subject.attention().workedOnBy().contains(by.id());
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
