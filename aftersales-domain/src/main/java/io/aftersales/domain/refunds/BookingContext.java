package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For which case, by whom and when something moves on an account.
 *
 * @param caseId the case; null for what belongs to none, such as opening entries and refunds made elsewhere
 * @param by who caused it
 * @param at when it is booked
 */
public record BookingContext(@Nullable CaseId caseId, Actor by, Instant at) {}
