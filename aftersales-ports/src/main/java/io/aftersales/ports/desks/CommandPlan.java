package io.aftersales.ports.desks;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.CommandReceipt;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan for one command, which a desk hands to the {@link CommandPipeline}: what to load, which facts to ask for, how to decide, and how
 * to write.
 *
 * @param <S> the loaded state
 * @param <F> the facts
 * @param <R> the receipt
 */
interface CommandPlan<S, F, R extends CommandReceipt> {

    /** The receipt of an earlier command with this id; empty when there was none. */
    Optional<R> receipt();

    /**
     * Finds the receipt of an earlier command with this id (left), or loads the state that the command is about (right), for an actor with
     * the permission for it.
     */
    Either<R, Either<Rejection, S>> load();

    /** Asks the host for the facts that the decision needs; once for each command, before anything is written. */
    F facts(S loaded, Instant now);

    /** Decides on the loaded state. */
    Either<Rejection, Decision<R>> decide(S loaded, F facts, Instant now);

    /** A decision that is ready to be written. */
    interface Decision<R extends CommandReceipt> {
        /** Commits the decision with the receipt of its command. */
        Written<R> commit(String fingerprint);
    }

    /**
     * A decision that was written.
     *
     * @param receipt the answer to the command
     * @param owed the effects that the decision owes
     */
    record Written<R extends CommandReceipt>(R receipt, List<OutboxEntry> owed) {}
}
