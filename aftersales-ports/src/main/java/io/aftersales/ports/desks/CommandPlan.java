package io.aftersales.ports.desks;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.CommandReceipt;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a desk hands the {@link CommandPipeline} for one command: what to load, which facts to ask for, how to decide, and how to write.
 *
 * @param <S> what is loaded
 * @param <F> the facts
 * @param <R> the receipt
 */
interface CommandPlan<S, F, R extends CommandReceipt> {

    /** The receipt of a command of this id that was taken before. */
    Optional<R> receipt();

    /** Loads what the command is about, for an actor who is permitted to do this. */
    Either<Rejection, S> load();

    /** Asks the host for what the decision has to know; once for each command, outside of every transaction. */
    F facts(S loaded, Instant now);

    /** Decides on what was loaded. */
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
