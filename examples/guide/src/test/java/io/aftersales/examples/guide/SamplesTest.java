package io.aftersales.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.inmemory.InMemoryAfterSales;
import io.aftersales.inmemory.InMemoryApprovalTotals;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryOrders;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.DueWork;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.Validators;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The code of the guide does what its pages say, where they do not print it. */
class SamplesTest {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final List<ItemAsked> MUG = List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"));
    private static final OpenCase OPEN =
            OpenCase.of(Request.of("c1", Actor.buyer("buyer-7")), ORDER, CaseKind.RETURN_REFUND, MUG);

    @Test
    void theFirstReturnIsPaidBack() {
        InMemoryAfterSales shop = SampleShop.under(ShopPolicy.STANDARD);

        CaseId id = FirstReturn.returned(shop.desks(), System.out).get().caseId();

        assertThat(shop.repository().find(id).orElseThrow().status()).isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.payments().paidOn("CARD") + shop.payments().paidOn("GIFT"))
                .isEqualTo(2333);
    }

    @Test
    void aHostAssemblesTheDesksOverItsOwnAdapters() {
        AfterSales afterSales = assembled(SampleShop.under(ShopPolicy.STANDARD).orders());

        assertThat(afterSales.applications().open(OPEN).get().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        Instant later = Instant.now().plus(Duration.ofDays(30));
        Assembly.runDue(afterSales, later);
        assertThat(afterSales.runDue(later, 1)).isEqualTo(new DueWork(0, 0, 0));
    }

    @Test
    void anExceptionThatRolledBackHasAStatusOfItsOwn() {
        var unknown = new RejectedException(new CaseRejection.OrderNotFound(OrderId.of("none")));
        assertThat(FirstReturn.status(unknown)).isEqualTo(404);
        assertThat(FirstReturn.status(new StaleVersion("order 1001"))).isEqualTo(409);
        assertThat(FirstReturn.status(new IllegalStateException())).isEqualTo(500);
    }

    @Test
    void aRefusalRollsBackTheTransactionOfTheHost() {
        var rolledBack = new boolean[1];
        var transaction = new Assembly.HostTransaction() {
            @Override
            public <T> T run(Callable<T> work) {
                try {
                    return work.call();
                } catch (RejectedException e) {
                    rolledBack[0] = true;
                    throw e;
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        };

        assertThatThrownBy(() -> Assembly.joined(assembled(new InMemoryOrders()), transaction, OPEN))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("ORDER_NOT_FOUND");
        assertThat(rolledBack[0]).isTrue();
    }

    private static AfterSales assembled(InMemoryOrders orders) {
        var repository = new InMemoryCaseRepository();
        var notices = new RecordedNotices();
        var gateways = Assembly.gateways(
                orders, new ScriptedPayments(), new ScriptedWarehouse(), new ScriptedCarrier(), notices, notices);
        return Assembly.over(
                repository,
                repository,
                new InMemoryTicketRepository(repository),
                gateways,
                new InMemoryApprovalTotals(repository),
                ShopPolicy.STANDARD
                        .with(Policies.cases().toBuilder().withoutWindows().build())
                        .offering(CaseKind.REFUND_ONLY, CaseKind.RETURN_REFUND),
                Transactions.NONE,
                Validators.standard());
    }

    @Test
    void theRulesOfTheShopHold() {
        ShopPolicy rules = Policies.shop(Policies.cases(), Policies.refunds());
        assertThat(rules.cases().needsTwo(Money.of("500.01", "CNY"))).isTrue();
        assertThat(rules.cases().needsTwo(Money.of("500.00", "CNY"))).isFalse();
        assertThat(rules.cases().needsTwo(Money.of("70.01", "USD"))).isTrue();
        assertThat(rules.offered()).doesNotContain(CaseKind.RESHIP);
        assertThat(rules.tickets()).isEqualTo(TicketPolicy.STANDARD);

        InMemoryAfterSales shop = SampleShop.under(rules);
        shop.clock().advance(Duration.ofDays(11));
        var quote = shop.desks()
                .quotes()
                .quote(Actor.buyer("buyer-7"), ORDER, CaseKind.RETURN_REFUND, MUG)
                .get();
        // 25.00 for the mug, the coupon kept until everything is back, less 10 % of what the goods come to.
        assertThat(quote.breakdown().total()).isEqualTo(2250);
    }

    @Test
    void aMovementThatBothSidesHaveIsMatched() {
        Instant at = Instant.parse("2026-03-04T10:00:00Z");
        var here = new Movement("K1", "", Movement.Direction.OUT, 2334, "CNY", at, true);
        var there = new Movement("K1", "TX-1", Movement.Direction.OUT, 2334, "CNY", at, true);
        var less = new Movement("K1", "TX-1", Movement.Direction.OUT, 2333, "CNY", at, true);

        assertThat(ParkedMoney.compared(here, there, at)).isEqualTo(Reconciliation.Finding.MATCHED);
        assertThat(ParkedMoney.compared(here, less, at)).isEqualTo(Reconciliation.Finding.AMOUNT_DIFFERS);
    }
}
