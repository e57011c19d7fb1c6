package io.aftersales.domain.claims;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * A message about a case, such as a question of the shop or an answer of the buyer.
 *
 * @param by the actor who wrote it
 * @param at the time
 * @param text the words
 */
public record CaseMessage(Actor by, Instant at, String text) {}
