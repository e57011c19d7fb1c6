package io.aftersales.spring;

import io.aftersales.ports.desks.DueWork;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;

/**
 * Observes batches of due work as {@code aftersales.due.work}, with the outcome {@code DONE}, {@code NOTHING_DUE}, or {@code FAILED} for an
 * exception.
 */
final class DueWorkObservations implements DueWorkObserver {
    private final ObservationRegistry registry;

    DueWorkObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public DueWork around(Supplier<DueWork> run) {
        Observation observation =
                Observation.createNotStarted("aftersales.due.work", registry).contextualName("after-sales due work");
        return Outcomes.observed(observation, run, done -> done.most() == 0 ? "NOTHING_DUE" : "DONE");
    }
}
