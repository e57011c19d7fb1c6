package io.aftersales.domain.cases;

import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * The actor, the time and the policy of one decision.
 *
 * @param by the actor
 * @param now the time, read once for each command
 * @param policy the rules that hold now
 */
public record DecisionContext(Actor by, Instant now, CasePolicy policy) {
    /** Returns the context of what the library itself enters when it touches an order: its history, and parts that were added to it. */
    BookingContext touching() {
        return new BookingContext(null, Actor.SYSTEM, now);
    }
}
