package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.tck.WatchedLogs;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** That no test of this module passes with personal data in a log: the watch is kept, and what is denied is logged without it. */
class LogsTest {
    private final Bench bench = new Bench();
    private final CaseId id = bench.cancelling("1001", 1);

    @Test
    void aLineThatNamesABuyerFailsItsTest() {
        Logger log = LoggerFactory.getLogger(AfterSales.class);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> log.debug("for {}", BUYER));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> log.trace("failed", new IllegalStateException("x", new RuntimeException(BUYER.id()))));
        assertThatCode(() -> log.info("for {}", REVIEWER)).doesNotThrowAnyException();
    }

    @Test
    void aLineWithWhatSomebodyWroteFailsItsTest() {
        String words = "My neighbour Mrs Miller says so.";
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, words))
                .get();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> LoggerFactory.getLogger(AfterSales.class).info("asked: {}", words));
    }

    @Test
    void denialsAreLoggedWithStaffByNameAndBuyersByRole() {
        AfterSales logging = AfterSales.builder()
                .cases(bench.storage)
                .outbox(bench.storage)
                .tickets(bench.tickets)
                .gateways(bench.gateways())
                .clock(bench.clock)
                .build();
        assertThat(logging.files()
                        .file(Actor.buyer(BUYER.id() + "-s-friend"), id)
                        .isLeft())
                .isTrue();
        assertThat(logging.reviews()
                        .approve(Commands.ApproveCase.byPolicy(Request.of(bench.next(), Actor.inspector("ivan")), id))
                        .isLeft())
                .isTrue();
        assertThat(WatchedLogs.lines())
                .anyMatch(line -> line.endsWith("denied: VIEW by BUYER on order 1001: NOT_PERMITTED"))
                .anyMatch(line -> line.endsWith("denied: APPROVE by INSPECTOR ivan on order 1001: NOT_PERMITTED"));
    }
}
