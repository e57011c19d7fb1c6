package io.aftersales.domain.cases;

import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a case's timeline: what happened, by whom, when, and where the case stood after it.
 *
 * @param caseId the case
 * @param number counted from 1 in each case
 * @param event what happened
 * @param move the move it was; null for something that happened beside the status
 * @param status where the case stood after it
 * @param by who caused it
 * @param at when
 */
public record TimelineEntry(
        CaseId caseId,
        int number,
        CaseEvent event,
        @Nullable CaseMove move,
        CaseStatus status,
        Actor by,
        Instant at) {}
