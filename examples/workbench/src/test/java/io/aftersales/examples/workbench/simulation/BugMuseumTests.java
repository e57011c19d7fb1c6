package io.aftersales.examples.workbench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Money that disputes and refunds of other units make due must not hide money for the units at hand. */
    @ParameterizedTest
    @CsvSource({
        "STOP_PAID_BEFORE_THE_ANSWER, pays before the answer",
        "DENIED_AND_SENT, was paid and its goods were sent"
    })
    void moneyInPlaceOfGoodsIsNoticedThoughADisputeWasLost(Mistake mistake, String law) {
        assertNoticed(mistake, law, log -> log.count(Fault.DISPUTE_LOST) > 0);
    }

    @ParameterizedTest
    @CsvSource({"FIRST_PERSON_FORGOTTEN, alone", "REFUSED_GOODS_FORGOTTEN, less those taken in or sent back"})
    void theLawThatIsBrokenIsNamed(Mistake mistake, String law) {
        assertNoticed(mistake, law, log -> true);
    }

    private static void assertNoticed(Mistake mistake, String law, Predicate<HistoryLog> where) {
        long history = new Simulation(1, null, mistake.refit())
                .first(
                        HISTORIES,
                        log -> where.test(log) && log.violations().stream().anyMatch(broken -> broken.contains(law)));
        assertThat(history).as("%s: %s", mistake, law).isBetween(0L, HISTORIES - 1);
    }
}
