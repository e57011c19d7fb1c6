package io.aftersales.spring;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.CommandObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import java.util.function.Supplier;

/**
 * Observes commands as {@code aftersales.command}. Its keys have few values and no ids: the kind of the command, and as the outcome
 * {@code ACCEPTED}, the code of a refusal, or {@code FAILED} for an exception.
 */
final class CommandObservations implements CommandObserver {
    private final ObservationRegistry registry;

    CommandObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <R> Either<Rejection, R> around(String command, Supplier<Either<Rejection, R>> run) {
        Observation observation = Observation.createNotStarted("aftersales.command", registry)
                .contextualName("after-sales " + command)
                .lowCardinalityKeyValue("command", command);
        return Outcomes.observed(observation, run, answer -> answer.fold(Rejection::code, receipt -> "ACCEPTED"));
    }
}
