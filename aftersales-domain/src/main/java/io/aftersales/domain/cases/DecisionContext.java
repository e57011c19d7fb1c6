package io.aftersales.domain.cases;

import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * By whom, when and under which rules something is decided.
 *
 * @param by who acts
 * @param now when; read once for each command
 * @param policy the rules that hold now
 */
public record DecisionContext(Actor by, Instant now, CasePolicy policy) {}
