package io.aftersales.examples.workbench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation itself: it repeats itself exactly, everything it is said to do happens, and no law is broken. */
class SimulationTests {

    @ParameterizedTest
    @EnumSource(Personality.class)
    void noLawIsBrokenWhateverTheProviderIsLike(Personality personality) {
        Findings findings = new Simulation(17, personality).run(300, 2, () -> {});
        assertThat(findings.broken()).isEmpty();
        assertThat(findings.histories()).isEqualTo(300);
    }

    @Test
    void theSameSeedIsTheSameHistoryToTheLetter() {
        for (long number = 0; number < 100; number++) {
            String once = new Simulation(5, null).trace(number).trace();
            assertThat(new Simulation(5, null).trace(number).trace()).isEqualTo(once);
            assertThat(once).isNotEmpty();
        }
        assertThat(new Simulation(6, null).trace(0).trace())
                .isNotEqualTo(new Simulation(5, null).trace(0).trace());
    }

    @Test
    void threadsAreOfNoConsequence() {
        var steps = new AtomicLong();
        Map<String, Long> alone =
                new Simulation(3, null).run(600, 1, steps::incrementAndGet).faults();
        assertThat(new Simulation(3, null).run(600, 3, () -> {}).faults()).isEqualTo(alone);
        assertThat(steps).hasValue(600);
    }

    @Test
    void goodsComeBackInEveryWay() {
        Set<String> everyWay = Set.of(
                "PARCEL_EXPECTED",
                "RETURN_POSTED",
                "RETURN_RECEIVED",
                "RETURN_LOST",
                "REST_NOT_POSTED",
                "CASE_REOPENED",
                "GOODS_LEFT_WITH_BUYER",
                "GOODS_TAKEN_IN",
                "GOODS_OVERDUE",
                "GOODS_MISSING",
                "CAUGHT_UNWANTED",
                "LOST_PARCEL_FOUND",
                "GOODS_SENT_BACK");
        var happened = new TreeSet<String>();
        var simulation = new Simulation(4, null); // a seed that needs few histories for it
        for (long number = 0; number < 20_000 && !happened.containsAll(everyWay); number++) {
            Pattern.compile("[A-Z_]{4,}")
                    .matcher(simulation.trace(number).trace())
                    .results()
                    .map(MatchResult::group)
                    .forEach(happened::add);
        }
        assertThat(happened).containsAll(everyWay);
    }

    @Test
    void windowsEndAndExceptionsAreMade() {
        Set<String> wanted =
                Set.of("make an exception: ", "WINDOW_EXPIRED", "WINDOW_RULE_APPLIED", "OPENED_AS_EXCEPTION");
        var happened = new TreeSet<String>();
        var simulation = new Simulation(2, null);
        for (long number = 0; number < 1_000 && !happened.containsAll(wanted); number++) {
            Pattern.compile("make an exception: (?=Receipt)|WINDOW_EXPIRED|WINDOW_RULE_APPLIED|OPENED_AS_EXCEPTION")
                    .matcher(simulation.trace(number).trace())
                    .results()
                    .map(MatchResult::group)
                    .forEach(happened::add);
        }
        assertThat(happened).containsAll(wanted);
    }

    @Test
    void everythingThatCanGoWrongDoesAndNoLawIsBroken() {
        var simulation = new Simulation(8, null); // a seed that has the rare ones early
        Findings findings = simulation.run(2_000, 2, () -> {});
        for (int more = 4_000; more <= 32_000 && findings.faults().containsValue(0L); more *= 2) {
            findings = simulation.run(more, 2, () -> {});
        }
        Map<String, Long> faults = findings.faults();
        assertThat(faults)
                .allSatisfy((kind, count) -> assertThat(count).as(kind).isPositive());
        assertThat(findings.broken()).isEmpty();
    }
}
