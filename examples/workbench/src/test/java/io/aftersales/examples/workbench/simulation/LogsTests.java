package io.aftersales.examples.workbench.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.tck.WatchedLogs;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong, no log names the buyer or holds what somebody wrote. */
class LogsTests {

    @BeforeAll
    static void watch() {
        WatchedLogs.watchFor(LogsTests::personal);
    }

    private static Optional<String> personal(String line) {
        return Stream.of(Orders.BUYER, Orders.WORDS).filter(line::contains).findAny();
    }

    @Test
    void theWatchIsKept() {
        var log = LoggerFactory.getLogger(AfterSales.class);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> log.debug("for {}", Orders.BUYER));
    }

    @Test
    void ofEverythingThatGoesWrong() {
        Findings findings = new Simulation(21, null).run(1_000, 2, () -> {});
        assertThat(findings.broken()).isEmpty();
        assertThat(WatchedLogs.lines())
                .as("calls without an answer are logged")
                .anyMatch(line -> line.contains("no answer"))
                .noneMatch(line -> personal(line).isPresent());
    }
}
