package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what is parked, and takes people's word on it. */
final class ParkedService implements ParkedDesk {
    private final CommandPipeline procedure;
    private final Outbox outbox;
    private final AccessControl guard;

    ParkedService(CommandPipeline procedure, Outbox outbox, AccessControl guard) {
        this.procedure = procedure;
        this.outbox = outbox;
        this.guard = guard;
    }

    @Override
    public List<OutboxEntry> parked(Actor by, @Nullable OutboxEntry after, int limit) {
        return outbox.parked(after, limit).stream()
                .filter(entry ->
                        guard.permits(by, Action.RESOLVE_PARKED, entry.caseId().order()))
                .toList();
    }

    @Override
    public Either<Rejection, Receipt> resolve(Commands.ResolveParked command) {
        return procedure.onParked(command, outbox);
    }
}
