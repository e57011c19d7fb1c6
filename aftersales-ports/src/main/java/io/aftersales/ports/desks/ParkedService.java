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

/** Lists parked effects, and takes the resolutions of finance. */
final class ParkedService implements ParkedDesk {
    private final CommandPipeline pipeline;
    private final CasePlans plans;
    private final Outbox outbox;
    private final AccessControl access;

    ParkedService(CommandPipeline pipeline, CasePlans plans, Outbox outbox, AccessControl access) {
        this.pipeline = pipeline;
        this.plans = plans;
        this.outbox = outbox;
        this.access = access;
    }

    @Override
    public Either<Rejection, List<OutboxEntry>> parked(Actor by, @Nullable OutboxEntry after, int limit) {
        return access.seen(
                by,
                Action.RESOLVE_PARKED,
                after == null,
                limit,
                many -> outbox.parked(after, many),
                entry -> entry.caseId().order());
    }

    @Override
    public Either<Rejection, Receipt> resolve(Commands.ResolveParked command) {
        return pipeline.carryOut(command, plans.onParked(command, outbox));
    }
}
