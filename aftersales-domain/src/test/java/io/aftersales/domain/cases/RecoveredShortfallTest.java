package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What the buyer pays for goods that are short, and what goes back of it when they come after all. A mug costs 20.00. */
class RecoveredShortfallTest {
    private static final ApprovalTerms AT_ONCE = ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL);

    private final Shop shop = new Shop(delivered(paidSale()));

    /** So many mugs are paid for at once, and none of them is posted in time. */
    private static Life notPosted(Shop shop, long mugs, ApprovalTerms terms) {
        return shop.opens(returnRefund(item("A", mugs, Reason.NO_REASON)))
                .approvedBy(REVIEWER, terms)
                .paid("T1")
                .waits(Duration.ofDays(8));
    }

    private static Life recovers(Life life, long minor, String reference) {
        return life.does(
                FINANCE,
                (subject, account, context) ->
                        CaseDecisions.recoverShortfall(subject, account, minor, reference, context));
    }

    private static Shortfall shortfall(Life life) {
        return life.subject().advance().shortfall();
    }

    /**
     * Of what the shop has recovered and borne, what is more than still short goes back, as far as the buyer has paid it: of the last
     * payments first.
     */
    @Property(tries = 200)
    void whatWasPaidForGoodsThatComeAfterAllGoesBackFromTheLastPaymentOn(
            @ForAll @Size(min = 1, max = 4) List<@LongRange(min = 1, max = 1_500) Long> payments,
            @ForAll boolean restIsBorne,
            @ForAll @IntRange(max = 3) int come) {
        var order = new Shop(delivered(paidSale()));
        Life life = notPosted(order, 3, AT_ONCE);
        for (int i = 0; i < payments.size(); i++) {
            recovers(life, payments.get(i), "BT-" + i);
        }
        long recovered = payments.stream().mapToLong(Long::longValue).sum();
        long borne = 0;
        if (restIsBorne && recovered < 6_000) {
            borne = 6_000 - recovered;
            life.does(REVIEWER, CaseDecisions::writeOffShortfall);
        }
        life.received().inspected(come == 0 ? missing("A", 3) : good("A", come));
        long back = Math.max(0, Math.min(recovered, recovered + borne - (6_000 - 2_000L * come)));
        var kept = new ArrayList<>(payments);
        for (int i = kept.size() - 1; i >= 0; i--) {
            long some = Math.min(back, kept.get(i));
            kept.set(i, kept.get(i) - some);
            back -= some;
        }
        assertThat(order.account().bookings())
                .filteredOn(booked -> booked.goods() == 0)
                .extracting(BookedRefund::kept)
                .isEqualTo(kept);
    }

    @Test
    void theFeeOfTheReturnStaysAlsoWherePartOfThePaymentWasGivenBackBefore() {
        Life life = notPosted(
                shop, 2, new ApprovalTerms(ShippingChoice.BY_POLICY, 1_000, null, null).release(Release.ON_APPROVAL));
        recovers(life, 3_000, "BT-1")
                .does(
                        FINANCE,
                        (subject, account, context) ->
                                CaseDecisions.giveBackKept(subject, account, 500, "late", context));
        assertThat(shop.account().kept()).isEqualTo(3_500);
        life.received().inspected(good("A", 2));
        assertThat(shop.account().kept()).isEqualTo(1_000);
    }

    /** Of 40.00 that were due back 30.00 had not been captured; the buyer's own payment pays them. */
    @Test
    void whatAnEarlierRefundWasShortOfIsPaidFromIt() {
        var unpaid = new Shop(delivered(CaseFixtures.sale()
                .paidBy(Tender.money("T1", "ALIPAY", 11_000).captured(1_000))
                .due(PaymentTerms.AT_SHIPMENT)));
        Life life = notPosted(unpaid, 2, AT_ONCE);
        assertThat(life.parts()).containsExactly("T1 1000 PAID by ORIGINAL under as-1001-1-pay-T1-0");
        recovers(life, 1_500, "BT-1");
        assertThat(life.lately(1))
                .containsExactly("REFUNDED | SHORTFALL_RECOVERED"
                        + " | PAY_REFUND(shortfall-1 ORIGINAL 1500) NOTIFY(FURTHER_REFUND)");
    }

    @Test
    void onlyAnOpenShortfallCanBeSettled() {
        Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)));
        assertThat(isSettled(life)).isFalse();
        life.approvedBy(REVIEWER, AT_ONCE).paid("T1");
        assertThat(isSettled(life)).isFalse();
        life.waits(Duration.ofDays(8));
        assertThat(isSettled(life)).isTrue();
        recovers(life, 4_000, "BT-1");
        assertThat(isSettled(life)).isFalse();
    }

    private boolean isSettled(Life life) {
        return CaseDecisions.isPossible(life.subject(), Action.SETTLE_SHORTFALL);
    }

    @Test
    void findingsThatLeaveItAsItIsAreNoNewsOfIt() {
        Life life = notPosted(shop, 2, AT_ONCE).received().inspected(InspectionReport.partial(good("A", 1)));
        assertThat(life.lately(1).get(0)).contains("SHORTFALL_CHANGED");
        life.inspected(missing("A", 1));
        assertThat(life.lately(1)).containsExactly("REFUNDED | FINDINGS_RECORDED | RESTOCK(SELLABLE)");
    }

    /** Two mugs and the cap cost as much; the cap is found in the parcel of the mugs. */
    @Test
    void noAlarmIsRaisedWhereOtherGoodsOfTheSameWorthAreShort() {
        var two = new Shop(CaseFixtures.order(
                paidSale(),
                OrderState.DELIVERED,
                CaseFixtures.delivered("P-1", "A"),
                Parcel.packed("P-2", "WH-2", List.of(LineId.of("B")))
                        .handedOver(NOON.minus(Duration.ofDays(5)), "SF", "SF-P-2")
                        .delivered(NOON)));
        Life life = two.opens(returnRefund(item("A", 2, Reason.NO_REASON), item("B", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER, AT_ONCE)
                .paid("T1")
                .received(2, null);
        while (life.subject().inbounds().get(0).state() != InboundState.NOT_COMING) {
            life.waits(Duration.ofDays(8));
        }
        assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 2)), 4_000, 0, 0));
        life.received(1, null).inspected(1, InspectionReport.complete(good("A", 2), damaged("B", 1)));
        assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("B", 1)), 4_000, 0, 0));
        assertThat(life.lately(1).get(0)).contains("SHORTFALL_CHANGED").doesNotContain("ALARM(SHORTFALL)");
    }

    @Test
    void aPaymentThatWaitsForASecondPersonWaitsNoMoreOnceTheNewGoodsAreStopped() {
        var strict = ExchangeLives.stocked(new Shop(delivered(paidSale())))
                .under(CasePolicy.builder().fourEyesAbove(cny("30.00")).build());
        Life life = strict.opens(ExchangeLives.exchange(ExchangeLives.mugs(2)))
                .reserved()
                .approvedBy(REVIEWER, AT_ONCE)
                .approvedBy(CaseFixtures.SECOND, AT_ONCE)
                .ordered("R-1")
                .waits(Duration.ofDays(8));
        recovers(life, 3_500, "BT-1");
        assertThat(strict.account().waiting()).hasSize(1);
        life.converted().hears(Effect.CancelReplacementOrder.class, new Outcome.Done("ok"));
        assertThat(strict.account().waiting()).isEmpty();
    }
}
