package io.aftersales.ports.desks;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.desks.CommandPlan.Decision;
import io.aftersales.ports.desks.CommandPlan.Written;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.aftersales.ports.desks.DeskRejection.Contended;
import io.aftersales.ports.desks.LostRaces.LostTooOften;
import io.aftersales.ports.repositories.CommandReceipt;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a command through its steps, the same for every desk: check, answered before, load and permission, facts, decide, commit, effects.
 * After a lost race the pipeline starts again at "answered before" and keeps the facts. The security log receives each refusal that is a
 * denial.
 */
final class CommandPipeline {
    private final CommandCheck check;
    private final AccessControl access;
    private final LostRaces races;
    private final EffectsAfterCommit effects;
    private final InstantSource clock;
    private final CommandObserver observer;

    CommandPipeline(
            CommandCheck check,
            AccessControl access,
            LostRaces races,
            EffectsAfterCommit effects,
            InstantSource clock,
            CommandObserver observer) {
        this.check = check;
        this.access = access;
        this.races = races;
        this.effects = effects;
        this.clock = clock;
        this.observer = observer;
    }

    /** Carries out a command by its plan; answers the receipt, or why the command is refused. */
    <S, F, R extends CommandReceipt> Either<Rejection, R> carryOut(Command command, CommandPlan<S, F, R> plan) {
        Optional<? extends Rejection> invalid = check.refusal(command);
        String kind = command.getClass().getSimpleName();
        return observer.around(
                kind, () -> invalid.isPresent() ? Either.left(invalid.get()) : carriedOut(command, plan));
    }

    private <S, F, R extends CommandReceipt> Either<Rejection, R> carriedOut(
            Command command, CommandPlan<S, F, R> plan) {
        var run = new Run<>(command, plan, Fingerprint.of(command), clock.instant());
        Either<Rejection, Written<R>> answer;
        try {
            answer = races.decide(run::attempt);
        } catch (LostTooOften e) {
            return Either.left(new Contended(command.order()));
        }
        answer.forEach(written -> effects.carryOut(written.owed()));
        return answer.map(Written::receipt);
    }

    /** The run of one command; keeps the host's facts over lost races. */
    private final class Run<S, F, R extends CommandReceipt> {
        private final Command command;
        private final CommandPlan<S, F, R> plan;
        private final String fingerprint;
        private final Instant now;
        private @Nullable F facts;

        Run(Command command, CommandPlan<S, F, R> plan, String fingerprint, Instant now) {
            this.command = command;
            this.plan = plan;
            this.fingerprint = fingerprint;
            this.now = now;
        }

        Either<Rejection, Written<R>> attempt() {
            Either<R, Either<Rejection, S>> loaded = plan.load();
            if (loaded.isLeft()) {
                return answeredBefore(loaded.getLeft());
            }
            Either<Rejection, Decision<R>> decided = loaded.get().flatMap(this::decided);
            if (decided.isLeft()) {
                // This very command may have been carried out a moment ago: then its receipt is the answer.
                return plan.receipt().map(this::answeredBefore).orElseGet(() -> refused(decided.getLeft()));
            }
            return Either.right(decided.get().commit(fingerprint));
        }

        private Either<Rejection, Decision<R>> decided(S loaded) {
            F known = facts;
            if (known == null) {
                known = plan.facts(loaded, now);
                facts = known;
            }
            return plan.decide(loaded, known, now);
        }

        private Either<Rejection, Written<R>> answeredBefore(R receipt) {
            return receipt.fingerprint().equals(fingerprint)
                    ? Either.right(new Written<>(receipt, List.of()))
                    : refused(reused());
        }

        /** Refuses a used id. A buyer who may never give the command is refused for that: a refusal of the id would show that the order has a case. */
        private Rejection reused() {
            return access.refusal(command.by(), command.action(), command.order())
                    .filter(denied -> command.by().role() == Role.BUYER)
                    .orElseGet(() -> new CommandReused(command.commandId()));
        }

        private Either<Rejection, Written<R>> refused(Rejection why) {
            access.tellRefusal(command.by(), command.action(), command.order(), why);
            return Either.left(why);
        }
    }
}
