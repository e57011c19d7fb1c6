package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The notice of an approval says what will happen, by kind, and tells an amount only where it is paid or asked for. */
class ApprovalNoticeTest extends ExchangeLives {
    private static final Instant DEADLINE = NOON.plus(Duration.ofDays(7));

    private static Notice approval(Life life) {
        return life.owed().stream()
                .filter(Effect.Notify.class::isInstance)
                .map(effect -> ((Effect.Notify) effect).notice())
                .filter(notice -> notice.kind() == Notice.Kind.APPROVED)
                .findFirst()
                .orElseThrow();
    }

    private static Notice approved(String code) {
        return Notice.toBuyer(Notice.Kind.APPROVED, "b-1").because(code);
    }

    @Test
    void whatWasNotShippedIsRefunded() {
        Life life = new Shop(unshipped(paidSale()))
                .opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                .approvedBy(REVIEWER);
        assertThat(approval(life)).isEqualTo(approved(Notice.STOP_THEN_REFUND).about(cny("40.00")));
    }

    @Test
    void whatIsOnItsWayIsStoppedFirst() {
        Parcel two = Parcel.packed("P-1", "WH-1", Map.of(LineId.of("A"), 2L)).handedOver(NOON, "SF", "SF-1");
        Parcel rest = Parcel.packed("P-2", "WH-1", Map.of(LineId.of("A"), 1L, LineId.of("B"), 1L))
                .handedOver(NOON, "SF", "SF-2");
        Life life = new Shop(order(paidSale(), OrderState.SHIPPED, two, rest))
                .opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)))
                .approvedBy(REVIEWER);
        assertThat(approval(life))
                .isEqualTo(approved(Notice.INTERCEPTION_THEN_REFUND).about(cny("40.00")));
    }

    @Test
    void whatTheCarrierHasLostIsRefundedAtOnce() {
        Parcel lost = Parcel.packed("P-1", "WH-1", Map.of(LineId.of("A"), 3L, LineId.of("B"), 1L))
                .handedOver(NOON, "SF", "SF-1")
                .ended(Parcel.Ending.LOST);
        Life life = new Shop(order(paidSale(), OrderState.SHIPPED, lost))
                .opens(refundOnly(item("A", 2, Reason.LOST_IN_TRANSIT)))
                .approvedBy(REVIEWER);
        assertThat(approval(life).code()).isEqualTo(Notice.REFUND_FOLLOWS);
    }

    @Test
    void goodsThatAreHereAreReceivedAtTheApproval() {
        Application here = new Application(
                ORDER,
                CaseKind.RETURN_REFUND,
                List.of(item("A", 2, Reason.NOT_LIKED)),
                null,
                "WH-1",
                null,
                null,
                "",
                List.of());
        Life life = shop.opens(CaseFixtures.AGENT, here)
                .approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_RECEIPT));
        assertThat(life.lately(1).get(0)).contains("RELEASED_EARLY REFUND_STARTED");
    }

    @Test
    void aReturnIsSentBackAndThenRefunded() {
        Life life = shop.opens(returnRefund(item("A", 2, Reason.NOT_LIKED))).approvedBy(REVIEWER);
        assertThat(approval(life))
                .isEqualTo(
                        approved(Notice.RETURN_THEN_REFUND).about(cny("40.00")).until(DEADLINE));
        assertThat(life.subject().inbounds().get(0).deadline()).isEqualTo(DEADLINE);
    }

    @Test
    void anEvenExchangeTellsNoAmount() {
        assertThat(approval(even().reserved().approvedBy(REVIEWER)))
                .isEqualTo(approved(Notice.RETURN_THEN_EXCHANGE).until(DEADLINE));
    }

    @Test
    void anExchangeForDearerGoodsTellsWhatWillBeAskedFor() {
        assertThat(approval(dearer().reserved().approvedBy(REVIEWER)))
                .isEqualTo(approved(Notice.EXCHANGE_ASKS_DIFFERENCE)
                        .about(cny("10.00"))
                        .until(DEADLINE));
    }

    @Test
    void anExchangeForCheaperGoodsTellsWhatWillBePaidBack() {
        assertThat(approval(cheaper().reserved().approvedBy(REVIEWER)))
                .isEqualTo(
                        approved(Notice.EXCHANGE_PAYS_BACK).about(cny("10.00")).until(DEADLINE));
    }

    @Test
    void anExchangeInAShopThatSettlesNoDifferenceTellsNone() {
        shop.under(CasePolicy.builder().exchangeValue(ExchangeValue.WAIVE).build());
        assertThat(approval(dearer().reserved().approvedBy(REVIEWER)))
                .isEqualTo(approved(Notice.RETURN_THEN_EXCHANGE).until(DEADLINE));
    }

    @Test
    void aReshipmentSendsGoodsAndTellsNoAmount() {
        Life life = shop.opens(Application.of(ORDER, CaseKind.RESHIP, item("A", 2, Reason.DAMAGED))
                        .showing(PHOTO))
                .approvedBy(REVIEWER);
        assertThat(approval(life)).isEqualTo(approved(Notice.GOODS_SENT_AGAIN));
    }
}
