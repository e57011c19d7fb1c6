package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The case, the actor and the time of a movement on an account.
 *
 * @param caseId the case; null for entries without one, such as opening entries and refunds made elsewhere
 * @param by the actor who caused the movement
 * @param at the time of booking
 */
public record BookingContext(@Nullable CaseId caseId, Actor by, Instant at) {}
