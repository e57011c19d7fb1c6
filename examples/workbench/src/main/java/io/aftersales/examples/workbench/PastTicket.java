package io.aftersales.examples.workbench;

import io.aftersales.domain.tickets.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a row of a file gives it.
 *
 * @param id the file's id
 * @param priority how urgent it was
 * @param openedAt when it was opened
 * @param firstResponseAt when it was first answered, which may be after it was resolved; null when it is not yet
 * @param resolvedAt when it was resolved; null when it is not yet
 */
record PastTicket(
        String id,
        Priority priority,
        Instant openedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt) {}
