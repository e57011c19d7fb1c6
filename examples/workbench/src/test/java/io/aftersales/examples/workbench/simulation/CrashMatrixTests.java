package io.aftersales.examples.workbench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.ports.desks.Validators;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies at each point where it touches the world outside, is started again, and all comes to the same end. */
class CrashMatrixTests {
    private record Outcome(List<CaseStatus> ends, int points, List<String> violations) {}

    private static Outcome run(Flow flow, Integer... deadly) {
        var log = new HistoryLog(false);
        var world = new World(
                flow.order(),
                Orders.SHOPS.get(0),
                flow.personality(),
                flow.refit(),
                Dice.UNEVENTFUL,
                log,
                Validators.standard());
        Orders.SKUS.forEach(sku -> world.depot().stocks(sku, 5));
        world.provider().calmDown();
        var crashes = new CountedCrashes(deadly);
        world.wire().under(crashes);
        flow.play(world);
        List<OrderLine> lines = flow.order().sale().lines();
        new Aftermath(world, new People(world, lines.stream().map(OrderLine::id).toList(), true)).run();
        List<CaseStatus> ends =
                world.cases().stream().map(AfterSalesCase::status).toList();
        return new Outcome(ends, crashes.points(), log.violations());
    }

    @Test
    void everyFlowEndsAsItShouldWhenNothingHappens() {
        Map<Flow, CaseStatus> ends = new EnumMap<>(Flow.class);
        for (Flow flow : Flow.values()) {
            Outcome clean = run(flow);
            assertThat(clean.violations()).as("%s", flow).isEmpty();
            ends.put(flow, clean.ends().get(0));
        }
        assertThat(ends)
                .containsEntry(Flow.REFUND, CaseStatus.REFUNDED)
                .containsEntry(Flow.REFUND_IN_A_TRANSACTION, CaseStatus.REFUNDED)
                .containsEntry(Flow.REFUND_PAID_LATER, CaseStatus.REFUNDED)
                .containsEntry(Flow.REFUND_ON_ANOTHER_ROUTE, CaseStatus.REFUNDED)
                .containsEntry(Flow.STOP_ANSWERED_LATE, CaseStatus.REFUNDED)
                .containsEntry(Flow.STOP_RECORDED_BY_STAFF, CaseStatus.REFUNDED)
                .containsEntry(Flow.INTERCEPTION, CaseStatus.REFUNDED)
                .containsEntry(Flow.RETURN, CaseStatus.REFUNDED)
                .containsEntry(Flow.RETURN_IN_PART, CaseStatus.REFUNDED)
                .containsEntry(Flow.RETURN_NOT_ACCEPTED, CaseStatus.CLOSED)
                .containsEntry(Flow.RETURN_EXPIRED, CaseStatus.CLOSED)
                .containsEntry(Flow.RETURN_LATE, CaseStatus.REFUNDED)
                .containsEntry(Flow.CAUGHT_AND_TAKEN_IN, CaseStatus.REFUNDED)
                .containsEntry(Flow.WITHDRAWN, CaseStatus.CLOSED)
                .containsEntry(Flow.EXCHANGE_REJECTED, CaseStatus.REJECTED)
                .containsEntry(Flow.EXCHANGE_EVEN, CaseStatus.EXCHANGED)
                .containsEntry(Flow.EXCHANGE_DEARER, CaseStatus.EXCHANGED)
                .containsEntry(Flow.EXCHANGE_NOT_PAID, CaseStatus.REFUNDED)
                .containsEntry(Flow.EXCHANGE_CHEAPER, CaseStatus.EXCHANGED)
                .containsEntry(Flow.EXCHANGE_CONVERTED, CaseStatus.REFUNDED)
                .containsEntry(Flow.RESHIP, CaseStatus.RESHIPPED)
                .containsEntry(Flow.RESHIP_CONVERTED, CaseStatus.REFUNDED)
                .hasSize(Flow.values().length);
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void aCrashAtAnySinglePointIsSurvived(Flow flow) {
        Outcome clean = run(flow);
        int survived = 0;
        for (int point = 1; point <= clean.points(); point++) {
            Outcome crashed = run(flow, point);
            assertThat(crashed.violations())
                    .as("%s, crash at point %s", flow, point)
                    .isEmpty();
            assertThat(crashed.ends()).as("%s, crash at point %s", flow, point).isEqualTo(clean.ends());
            survived++;
        }
        System.out.printf("%s: points enumerated %d = points survived %d%n", flow, clean.points(), survived);
        assertThat(survived).isEqualTo(clean.points()).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUND", "REFUND_IN_A_TRANSACTION", "REFUND_ON_ANOTHER_ROUTE"})
    void aSecondCrashAtAnyLaterPointIsSurvivedToo(Flow flow) {
        Outcome clean = run(flow);
        int enumerated = 0;
        int survived = 0;
        for (int first = 1; first <= clean.points(); first++) {
            int points = run(flow, first).points();
            enumerated += points - first;
            for (int second = first + 1; second <= points; second++) {
                Outcome crashed = run(flow, first, second);
                assertThat(crashed.violations())
                        .as("%s, crashes at points %s and %s", flow, first, second)
                        .isEmpty();
                assertThat(crashed.ends())
                        .as("%s, crashes at points %s and %s", flow, first, second)
                        .isEqualTo(clean.ends());
                survived++;
            }
        }
        System.out.printf("%s: pairs enumerated %d = pairs survived %d%n", flow, enumerated, survived);
        assertThat(survived).isEqualTo(enumerated);
    }
}
