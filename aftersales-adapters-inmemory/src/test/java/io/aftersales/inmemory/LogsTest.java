package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
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
    void anAnswerThatSaysTheResultIsUnknownIsOneLineAsATimeOutIs() {
        assertThat(unknown("logs-5", "TIMEOUT"))
                .singleElement()
                .asString()
                .contains(" WARN ")
                .endsWith(", attempt 1: no answer (TIMEOUT)");
        assertThat(unknown("logs-6", "Mrs Miller's bank is silent"))
                .singleElement()
                .asString()
                .endsWith(", attempt 1: no answer (Unknown)");
    }

    /** Has the provider answer a payment with an unknown result; returns the lines about it. */
    private List<String> unknown(String order, String cause) {
        PaymentGateway payments = new PaymentGateway() {
            @Override
            public Answer refund(RefundInstruction instruction) {
                return new Answer.Unknown(cause);
            }

            @Override
            public Answer query(RefundInstruction instruction) {
                return bench.payments.query(instruction);
            }

            @Override
            public ProviderProfile profile(String channel) {
                return bench.payments.profile(channel);
            }
        };
        CaseId asked = bench.cancelling(order, 1);
        AfterSales desks = AfterSales.builder()
                .cases(bench.storage)
                .outbox(bench.storage)
                .tickets(bench.tickets)
                .gateways(bench.gateways().toBuilder().payments(payments).build())
                .clock(bench.clock)
                .build();
        assertThat(desks.reviews().approve(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), asked)))
                .isNotEmpty();
        String key = bench.owed(asked, Effect.PayRefund.class).get(0).key().value();
        return about(asked).stream()
                .map(WatchedLogs.Line::text)
                .filter(line -> line.contains(key))
                .toList();
    }

    @Test
    void anOrderThatDoesNotBalanceIsToldToTheHostWithItsFigures() {
        Sale sale = Sale.of("logs-7", "CNY")
                .with(OrderLine.of("A", "MUG", 1, 9_617))
                .paidBy(Tender.money("CARD", "CARD", 9_497));
        bench.orders.put(new OrderFacts(sale, BUYER.id(), OrderState.PAID, bench.clock.instant(), List.of(), Map.of()));
        assertThat(bench.send(Commands.OpenCase.cancellation(
                                Request.of(bench.next(), BUYER), sale.id(), "ORDER_CANCELLED"))
                        .getLeft()
                        .code())
                .isEqualTo("ORDER_DOES_NOT_BALANCE");
        assertThat(WatchedLogs.lines())
                .filteredOn(line -> line.contains("Order logs-7:"))
                .singleElement()
                .asString()
                .contains(" WARN ")
                .endsWith("Order logs-7: ORDER_DOES_NOT_BALANCE, the order does not balance:"
                        + " 9617 payable, 9497 in tenders (minor units)");
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
