package io.aftersales.examples.workbench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that has never failed is no evidence: each known mistake is noticed. */
class BugMuseumTests {
    private static final long HISTORIES = 10_000;

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void theSimulationNoticesEveryMistake(Mistake mistake) {
        long history = new Simulation(1, null, mistake.refit()).firstViolation(HISTORIES);
        System.out.printf("%s (%s): noticed in history %d%n", mistake, mistake.source(), history);
        assertThat(history).as("%s: %s", mistake, mistake.source()).isBetween(0L, HISTORIES - 1);
    }
}
