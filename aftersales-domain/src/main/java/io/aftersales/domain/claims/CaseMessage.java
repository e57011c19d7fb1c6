package io.aftersales.domain.claims;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;

/**
 * Something that was said about a case.
 *
 * @param by who said it
 * @param at when
 * @param text the words
 */
public record CaseMessage(Actor by, Instant at, String text) {}
