package io.aftersales.domain.cases;

import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a case's timeline: the event, its actor and time, and the status of the case after it.
 *
 * @param caseId the case
 * @param number the place in the timeline, counted from 1 in each case
 * @param event the event
 * @param move the move taken; null for an event that did not change the status
 * @param status the status of the case after the event
 * @param by the actor
 * @param at the time of the event
 */
public record TimelineEntry(
        CaseId caseId,
        int number,
        CaseEvent event,
        @Nullable CaseMove move,
        CaseStatus status,
        Actor by,
        Instant at) {}
