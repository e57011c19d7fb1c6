package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulateCommandTests {

    @Test
    void endsWithTheFaultsAndNoViolation() {
        Run run = Run.of("simulate", "--seed", "1", "--histories", "300", "--threads", "2");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().toList()).first().asString().isEqualTo("histories: 300");
        assertThat(run.out())
                .containsPattern("(?m)^histories_per_second: [0-9]+$")
                .containsPattern("(?m)^fault CRASH_BEFORE_COMMIT: [0-9]+$")
                .endsWith(String.format("violations: 0%n"));
    }

    @Test
    void oneHistoryIsToldLineByLineAndIsTheSameEveryTime() {
        Run run = Run.of("simulate", "--seed", "1", "--history", "7");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("CASE_SUBMITTED").endsWith(String.format("violations: 0%n"));
        assertThat(Run.of("simulate", "--seed", "1", "--history", "7").out()).isEqualTo(run.out());
    }

    @Test
    void aPersonalityMayBeGivenInAnyCase() {
        Run run = Run.of("simulate", "--histories", "20", "--personality", "forgets_keys");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("fault REVERSED: 0");
    }

    @Test
    void wrongUsageIsStatusTwo() {
        assertThat(Run.of("simulate", "--histories", "0").status()).isEqualTo(2);
        assertThat(Run.of("simulate", "--threads", "0").status()).isEqualTo(2);
        assertThat(Run.of("simulate", "--history", "-1").status()).isEqualTo(2);
        assertThat(Run.of("simulate", "--personality", "kind").err()).contains("PERFECT");
    }
}
