package io.aftersales.spring;

import io.micrometer.observation.Observation;
import java.util.function.Function;
import java.util.function.Supplier;

/** Observes work with its outcome as a key. */
final class Outcomes {
    private static final String OUTCOME = "outcome";

    private Outcomes() {}

    /**
     * Carries out work within an observation.
     *
     * @param outcome the code for a result
     */
    static <T> T observed(Observation observation, Supplier<T> work, Function<T, String> outcome) {
        return observation.observe(() -> {
            try {
                T result = work.get();
                observation.lowCardinalityKeyValue(OUTCOME, outcome.apply(result));
                return result;
            } catch (RuntimeException | Error e) {
                observation.lowCardinalityKeyValue(OUTCOME, "FAILED");
                throw e;
            }
        });
    }
}
