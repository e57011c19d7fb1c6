package io.aftersales.ports.tck;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * A database as its two ports see it.
 *
 * @param cases the repository where decisions are written
 * @param outbox the outbox where the effects they owe are claimed
 * @param transaction begins and ends a transaction of the host's own; null when the database cannot join one, so that the rules about it
 *     are skipped
 */
public record Storage(
        CaseRepository cases, Outbox outbox, @Nullable HostTransaction transaction) {

    /** A database that cannot join a transaction of the host's own. */
    public Storage(CaseRepository cases, Outbox outbox) {
        this(cases, outbox, null);
    }
}
