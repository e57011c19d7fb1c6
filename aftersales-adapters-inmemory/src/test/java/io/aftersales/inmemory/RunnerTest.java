package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseKind;
import io.aftersales.domain.cases.CaseStatus;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not known is not failed, and nothing is paid twice on the way to knowing it. */
class RunnerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final OrderId ORDER = OrderId.of("1001");
    private static final Actor BUYER = Actor.buyer("b1");

    private final InMemoryAfterSales shop = InMemoryAfterSales.under(Shop.STANDARD, NOON);

    @BeforeEach
    void oneUnitWasSold() {
        var sale =
                Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 1, 5000)).paidBy(Tender.money("T", "CARD", 5000));
        shop.orders().put(new OrderFacts(sale, "b1", OrderState.PAID, NOON, List.of(), Map.of()));
    }

    @Test
    void aTimeOutAfterThePaymentIsAskedAboutAndFoundPaid() {
        shop.payments().next(new Behaviour.PayThenTimeOut());
        CaseId id = refund();
        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDING);
        assertThat(payment().state()).isEqualTo(OutboxEntry.State.IN_DOUBT);

        anHourLater();

        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.payments().calls()).isEqualTo(1);
        assertThat(shop.payments().paidOn("T")).isEqualTo(5000);
    }

    @Test
    void aTimeOutBeforeThePaymentIsSentAgainUnderTheSameKey() {
        shop.payments().next(new Behaviour.TimeOut());
        CaseId id = refund();
        EffectKey key = payment().key();

        anHourLater();
        anHourLater();

        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.payments().payments())
                .extracting(paid -> paid.instruction().key())
                .containsExactly(key);
    }

    @Test
    void aNoticeSettlesWhatIsPendingHoweverOftenItComes() {
        shop.payments().next(new Behaviour.PayLater());
        CaseId id = refund();
        EffectKey key = payment().key();
        Answer notice = shop.payments().complete(key);

        assertThat(shop.desks().outcomes().report(ORDER, key, notice)).isTrue();
        assertThat(shop.desks().outcomes().report(ORDER, key, notice)).isFalse();

        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.repository().account(ORDER).orElseThrow().refunded()).isEqualTo(5000);
    }

    @Test
    void anAnswerToAnUnknownKeyChangesNothing() {
        assertThat(shop.desks().outcomes().report(ORDER, new EffectKey("nobody-knows"), new Answer.Succeeded("R")))
                .isFalse();
    }

    @Test
    void aDefiniteRefusalTakesTheNextRouteUnderAKeyOfItsOwn() {
        shop.payments().always("CARD", Route.ORIGINAL, new Behaviour.Refuse("CARD_DEAD", Answer.Retry.NEVER));
        shop.payments().always("CARD", Route.BALANCE, new Behaviour.Refuse("NO_BALANCE", Answer.Retry.NEVER));
        CaseId id = refund();

        assertThat(shop.repository().owed(ORDER).stream()
                        .map(OutboxEntry::effect)
                        .filter(Effect.PayRefund.class::isInstance)
                        .map(effect -> effect.key().value()))
                .containsExactly("as-1001-1-pay-T-0", "as-1001-1-pay-T-1");
        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDING);

        var byHand = new Commands.ConfirmOffline(
                CommandId.of("offline"), Actor.finance("f"), id, TenderId.of("T"), true, "BANK-7");
        assertThat(shop.desks().refunds().confirmOffline(byHand).isRight()).isTrue();

        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.payments().payments()).isEmpty();
        assertThat(shop.repository().account(ORDER).orElseThrow().moneyOwed()).isZero();
    }

    @Test
    void aBusyProviderIsTriedAgainUnderTheSameKey() {
        shop.payments().next(new Behaviour.Refuse("BUSY", Answer.Retry.SAME_KEY_LATER));
        CaseId id = refund();

        anHourLater();

        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(payment().key().value()).isEqualTo("as-1001-1-pay-T-0");
    }

    @Test
    void aProviderThatKnowsNoKeysAndAnswersNoQuestionsIsLeftToAPerson() {
        shop.payments()
                .profile(
                        "CARD",
                        ProviderProfile.STRAIGHTFORWARD
                                .remembering(Duration.ZERO)
                                .asked(false, Duration.ZERO, false));
        shop.payments().next(new Behaviour.PayThenTimeOut());
        CaseId id = refund();
        anHourLater();

        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDING);
        assertThat(payment().state()).isEqualTo(OutboxEntry.State.PARKED);
        assertThat(shop.payments().calls()).isEqualTo(1);
        assertThat(shop.notices().alarms())
                .extracting(alarm -> alarm.alarm().name())
                .contains("PARKED");
    }

    @Test
    void aPaymentThatComesBackReopensTheCaseAndIsPaidAgainUnderANewKey() {
        CaseId id = refund();
        EffectKey key = payment().key();

        shop.desks().outcomes().report(ORDER, key, shop.payments().takeBack(key));
        assertThat(status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
        var retry = new Commands.RetryRefund(CommandId.of("retry"), Actor.finance("f"), id);
        assertThat(shop.desks().refunds().retry(retry).isRight()).isTrue();

        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.payments().payments())
                .extracting(paid -> paid.instruction().key().value())
                .containsExactly("as-1001-1-pay-T-1");
    }

    @Test
    void aWarehouseOutOfReachIsTriedAgainAndTheMoneyIsNotTouched() {
        shop.warehouse().outOfReach(1);
        CaseId id = refund();
        assertThat(status(id)).isEqualTo(CaseStatus.REFUNDED);
        assertThat(shop.warehouse().ledger()).isEmpty();

        anHourLater();

        assertThat(shop.warehouse().ledger()).hasSize(1);
        assertThat(shop.payments().calls()).isEqualTo(1);
    }

    private CaseId refund() {
        CaseId id = shop.desks()
                .applications()
                .open(Commands.OpenCase.of(
                        CommandId.of("open"),
                        BUYER,
                        ORDER,
                        CaseKind.REFUND_ONLY,
                        List.of(ItemAsked.of("A", 1, "ORDER_CANCELLED"))))
                .get()
                .caseId();
        assertThat(shop.desks()
                        .reviews()
                        .approve(Commands.ApproveCase.byPolicy(CommandId.of("approve"), Actor.reviewer("r"), id))
                        .isRight())
                .isTrue();
        return id;
    }

    private CaseStatus status(CaseId id) {
        return shop.repository().find(id).orElseThrow().status();
    }

    private OutboxEntry payment() {
        return shop.repository().owed(ORDER).stream()
                .filter(entry -> entry.effect() instanceof Effect.PayRefund)
                .findFirst()
                .orElseThrow();
    }

    private void anHourLater() {
        shop.clock().advance(Duration.ofHours(1));
        shop.desks().runner().runDue(shop.clock().instant(), 100);
    }
}
