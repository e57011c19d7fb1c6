package io.aftersales.ports.desks;

import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** Watches the commands that desks carry out, for metrics and traces. An observer sees no ids and no persons. */
public interface CommandObserver {
    /** Watches nothing. */
    CommandObserver NONE = new CommandObserver() {
        @Override
        public <R> Either<Rejection, R> around(String command, Supplier<Either<Rejection, R>> run) {
            return run.get();
        }
    };

    /**
     * Carries out a command and watches it. Quotes and lists are no commands, and due work is none either.
     *
     * @param command the kind of the command, such as {@code ApproveCase}
     * @param run carries out the command, and the effects of its own commit; to be called once, on the calling thread
     * @return the answer of {@code run}
     */
    <R> Either<Rejection, R> around(String command, Supplier<Either<Rejection, R>> run);
}
