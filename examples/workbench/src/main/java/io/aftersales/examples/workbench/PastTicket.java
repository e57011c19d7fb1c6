package io.aftersales.examples.workbench;

import io.aftersales.domain.tickets.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ticket as a row of a file describes it.
 *
 * @param id the ticket's id in the file
 * @param priority the ticket's priority
 * @param openedAt when it was opened
 * @param firstResponseAt when it was first answered, which may be after it was resolved; null when not yet
 * @param resolvedAt when it was resolved; null when not yet
 */
record PastTicket(
        String id,
        Priority priority,
        Instant openedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt) {}
