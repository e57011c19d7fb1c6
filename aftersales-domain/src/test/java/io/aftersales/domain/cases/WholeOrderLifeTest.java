package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancelling an order as a whole. */
class WholeOrderLifeTest {
    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    private static CaseItem taken(String line, String sku) {
        return CaseItem.of(line, 1, Reason.ORDER_CANCELLED)
                .sold(sku)
                .takenFrom(List.of(new PlacedUnits(LineId.of(line), Place.of("P-1"), 1)), false);
    }

    @Test
    void leavesAloneWhatOtherCasesHold() {
        var shop = new Shop(unshipped(paidSale()));
        Life first = shop.opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)));
        Life whole = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED));
        assertThat(whole.subject().submission().items()).containsExactly(taken("A", "MUG"), taken("B", "CAP"));
        assertThat(shop.refuses(Application.cancellation(ORDER, Reason.ORDER_CANCELLED)))
                .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A"), 3, 0));
        whole.approvedBy(REVIEWER).stopped().paid("T1");
        assertThat(whole.lately(1).get(0)).contains("PARTIALLY_REFUNDED(6000)");
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 6000, kept 0, owed 0, held 2");
        first.approvedBy(REVIEWER).stopped().paid("T1");
        assertThat(first.lately(1).get(0)).contains("FULLY_REFUNDED(11000)");
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 11000, kept 0, owed 0, held 0");
    }

    @Test
    void mayHaveNoLinesAndIsThenPaidOnce() {
        Sale fee = Sale.of("1001", "CNY").shipping(1000).paidBy(Tender.money("T1", "ALIPAY", 1000));
        var shop = new Shop(order(fee, OrderState.PAID));
        Life first = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED));
        Life second = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED));
        first.approvedBy(REVIEWER);
        assertThat(first.lastOf(Effect.StopFulfilment.class))
                .containsExactly(
                        new Effect.StopFulfilment(key("stop-3"), "REFUND", Place.NO_PARCEL, List.of(), List.of()));
        first.stopped().paid("T1");
        assertThat(first.lately(1).get(0)).contains("FULLY_REFUNDED(1000)");
        second.approvedBy(REVIEWER).stopped();
        assertThat(second.lately(1))
                .containsExactly("REFUNDED | FULFILMENT_STOP_ANSWERED REFUND_STARTED REFUND_SETTLED |"
                        + " FULLY_REFUNDED(1000) NOTIFY(REFUNDED)");
        assertThat(shop.books()).isEqualTo("paid 1000, refunded 1000, kept 0, owed 0, held 0");
    }

    @Test
    void withoutLinesIsPaidForAllTheSameByAPersonWhoHearsThatItWasNotStopped() {
        Sale fee = Sale.of("1001", "CNY").shipping(1000).paidBy(Tender.money("T1", "ALIPAY", 1000));
        var shop = new Shop(order(fee, OrderState.PAID));
        Life life = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED))
                .approvedBy(REVIEWER)
                .hears(Effect.StopFulfilment.class, new Outcome.Refused("GONE"));
        assertThat(life.subject().goodsKept()).isFalse();
        life.confirmedBy(CaseFixtures.SECOND);
        assertThat(life.subject().goodsKept()).isTrue();
        assertThat(shop.books()).isEqualTo("paid 1000, refunded 1000, kept 0, owed 1000, held 0");
    }

    /** An order without lines can be stopped as long as it was not shipped; a rule pays for nothing else. */
    @ParameterizedTest
    @CsvSource({"PAID, APPROVED", "SHIPPED, PENDING_REVIEW", "DELIVERED, PENDING_REVIEW"})
    void withoutLinesIsApprovedByARuleOnlyWhileItCanBeStopped(OrderState state, CaseStatus status) {
        Sale fee = Sale.of("1001", "CNY").shipping(1000).paidBy(Tender.money("T1", "ALIPAY", 1000));
        var shop = new Shop(order(fee, state))
                .under(CasePolicy.builder()
                        .rules(new ReviewRule("ALL", new Criterion.Always(), RuleAction.approve()))
                        .build());
        Reason reason = state == OrderState.PAID ? Reason.ORDER_CANCELLED : Reason.LOST_IN_TRANSIT;
        assertThat(shop.opens(Application.cancellation(ORDER, reason)).subject().status())
                .isEqualTo(status);
    }

    @Test
    void withoutLinesIsWithdrawnWithNothingToRelease() {
        Sale fee = Sale.of("1001", "CNY").shipping(1000).paidBy(Tender.money("T1", "ALIPAY", 1000));
        var shop = new Shop(order(fee, OrderState.PAID));
        shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED)).withdrawn();
        assertThat(shop.books()).isEqualTo("paid 1000, refunded 0, kept 0, owed 0, held 0");
    }

    @Test
    void isWhatWasFrozenAndNotWhatTheHostSaysToday() {
        var shop = new Shop(unshipped(paidSale()))
                .under(CasePolicy.builder().openCases(OpenCaseRule.BY_LINE).build());
        shop.opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED))).withdrawn();
        shop.sells(paidSale().with(io.aftersales.domain.orders.OrderLine.of("C", "NEW", 1, 0)));
        Life whole = shop.opens(Application.cancellation(ORDER, Reason.ORDER_CANCELLED));
        assertThat(whole.subject().submission().lines()).containsExactly(LineId.of("A"), LineId.of("B"));
        assertThat(whole.story()).containsExactly("PENDING_REVIEW | CASE_SUBMITTED | ALARM(SALE_CHANGED) OPEN_TICKET");
    }
}
