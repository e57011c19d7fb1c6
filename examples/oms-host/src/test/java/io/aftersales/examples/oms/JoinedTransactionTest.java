package io.aftersales.examples.oms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseQuery;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Desk calls inside of a transaction of the host. */
class JoinedTransactionTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatTheHostRollsBackLeavesNothingAndNobodyWasCalled() {
        OrderId order = bench.delivered("1001");
        OrderId paid = bench.delivered("1002");
        CaseId granted = bench.opened(paid);
        int told = bench.notices.notices().size();

        bench.transactions.executeWithoutResult(status -> {
            bench.desks.applications().open(bench.opening(order)).get();
            bench.returned().forEach(step -> step.apply(granted));
            status.setRollbackOnly();
        });

        assertThat(bench.cases.search(CaseQuery.ofOrder(order))).isEmpty();
        assertThat(bench.cases.account(order)).isEmpty();
        assertThat(bench.cases.find(granted).orElseThrow().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        assertThat(bench.due()).isEmpty();
        assertThat(bench.payments.calls()).isZero();
        assertThat(bench.notices.notices()).hasSize(told);
    }

    @Test
    void aClockWithNanosecondsLosesNoEffectToADatabaseWithMicroseconds() {
        bench.clock.advance(Duration.ofNanos(123_456_789));
        OrderId order = bench.delivered("1001");
        CaseId id = bench.opened(order);

        bench.transactions.executeWithoutResult(status -> bench.returned().forEach(step -> step.apply(id)));

        assertThat(bench.cases.find(id).orElseThrow().status()).isEqualTo(CaseStatus.REFUNDED);
    }

    @Test
    void whatTheHostCommitsIsCarriedOutAfterwards() {
        OrderId order = bench.delivered("1001");
        CaseId id = bench.opened(order);

        bench.transactions.executeWithoutResult(status -> {
            bench.returned().forEach(step -> step.apply(id));
            assertThat(bench.payments.calls()).as("inside of the transaction").isZero();
            assertThatThrownBy(() -> bench.desks.runner().runDue(Bench.NOON, 10))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("transaction");
        });

        assertThat(bench.payments.payments()).hasSize(2);
        assertThat(bench.cases.find(id).orElseThrow().status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(bench.due()).isEmpty();
    }
}
