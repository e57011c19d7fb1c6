package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.Review;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;

/**
 * Rule about who decides an appeal, as the library has it: a supervisor who had no part in the case; and any other reviewer agrees, as the
 * second person, with what that supervisor decided.
 */
final class AppealRule {
    private AppealRule() {}

    /** Tells whether a person would be refused an action because others decide the appeal. */
    static boolean isForOthers(Action action, AfterSalesCase subject, Actor by) {
        Review review = subject.review();
        boolean fresh = by.role() == Role.SUPERVISOR && !subject.staff().contains(by.id());
        if (review.appeal() == null || fresh) {
            return false;
        }
        Actor first = review.reviewer();
        Offer offer = review.offer();
        return switch (action) {
            case APPROVE -> first == null || first.isSamePersonAs(by);
            case OFFER ->
                offer == null
                        || offer.state() != Offer.State.PROPOSED
                        || offer.by().isSamePersonAs(by);
            case REJECT -> true;
            default -> false;
        };
    }
}
