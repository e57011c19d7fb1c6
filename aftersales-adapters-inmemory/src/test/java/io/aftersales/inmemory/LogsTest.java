package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.tck.WatchedLogs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

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
                .anyMatch(line -> line.endsWith("Denied: VIEW by BUYER on order 1001: NOT_PERMITTED"))
                .anyMatch(line -> line.endsWith("Denied: APPROVE by INSPECTOR ivan on order 1001: NOT_PERMITTED"));
    }

    private static List<WatchedLogs.Line> about(CaseId subject) {
        return WatchedLogs.linesInContext().stream()
                .filter(line -> line.text().contains("Case " + subject + ":"))
                .toList();
    }

    @Test
    void aTimeOutOfAProviderIsOneLineAndItsTraceIsForThoseWhoDebug() {
        bench.payments.next(new ScriptedPayments.Behaviour.TimeOut());
        CaseId timedOut = bench.cancelling("logs-1", 1);
        bench.approved(timedOut);
        String key = bench.owed(timedOut, Effect.PayRefund.class).get(0).key().value();
        List<String> lines = about(timedOut).stream()
                .map(WatchedLogs.Line::text)
                .filter(line -> line.contains(key))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains(" WARN Case " + timedOut + ": SEND " + key + ", attempt 1: no answer (")
                .doesNotContain(" | ");
        assertThat(lines.get(1)).contains(" DEBUG ").contains(" | ");
    }

    @Test
    void eachMoveOfACaseIsToldWithTheCaseAndItsOrderInTheContext() {
        MDC.put("order", "of the host");
        try {
            CaseId moved = bench.refunded("logs-2", 1);
            assertThat(about(moved))
                    .extracting(line -> line.text().substring(line.text().indexOf(" INFO")))
                    .containsExactly(
                            " INFO Case logs-2.1: SUBMIT by BUYER, now PENDING_REVIEW",
                            " INFO Case logs-2.1: APPROVE by REVIEWER rita, now APPROVED",
                            " INFO Case logs-2.1: REFUND by SYSTEM aftersales, now REFUNDING",
                            " INFO Case logs-2.1: SETTLE_REFUND by SYSTEM aftersales, now REFUNDED");
            assertThat(about(moved))
                    .extracting(WatchedLogs.Line::context)
                    .containsOnly(Map.of("case", "logs-2.1", "order", "logs-2"));
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("order", "of the host"));
        } finally {
            MDC.remove("order");
        }
    }

    @Test
    void whatTheHostRollsBackIsNotToldAsAMove() {
        CaseId kept = bench.cancelling("logs-3", 1);
        int before = about(kept).size();
        bench.transactions.begin();
        bench.approved(kept);
        bench.transactions.rollback();
        assertThat(about(kept)).hasSize(before);
        CaseId other = bench.cancelling("logs-4", 1);
        bench.transactions.begin();
        bench.approved(other);
        bench.transactions.commit();
        assertThat(about(other)).anyMatch(line -> line.text().contains("APPROVE"));
    }
}
