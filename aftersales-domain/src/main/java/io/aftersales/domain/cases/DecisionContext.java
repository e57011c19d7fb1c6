package io.aftersales.domain.cases;

import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * The actor, the time and the policy of one decision.
 *
 * @param by the actor
 * @param now the time, read once for each command
 * @param policy the rules that hold now
 */
public record DecisionContext(Actor by, Instant now, CasePolicy policy) {}
