package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.mixedSale;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.packed;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that becomes due after a refund was booked, because more was captured or because the shop gives back what it kept. */
class FurtherRefundTest {
    private static final TenderId T1 = TenderId.of("T1");

    private static Tender card(long captured) {
        return Tender.money("T1", "ALIPAY", 11_000).captured(captured);
    }

    private static Life.Verb captures(long minor) {
        return (subject, account, context) -> CaseDecisions.capture(subject, account, T1, minor, "CAP", context);
    }

    private static Life.Verb givesBack(long minor) {
        return (subject, account, context) -> CaseDecisions.giveBackKept(subject, account, minor, "late", context);
    }

    /** One mug of the order comes back, and 10.00 of its 20.00 are kept. */
    private static Life keeping10(Shop shop) {
        return shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER, new ApprovalTerms(ShippingChoice.BY_POLICY, 1_000, null, null))
                .received()
                .inspected(good("A", 1));
    }

    private static RefundQuote quoted(Shop shop, Application application) {
        return CaseDecisions.quote(
                        application, null, RefundPolicy.STANDARD, shop.facts(), shop.context(CaseFixtures.BUYER))
                .get();
    }

    private static Notice told(Life life, Notice.Kind kind) {
        return life.lastOf(Effect.Notify.class).stream()
                .map(each -> ((Effect.Notify) each).notice())
                .filter(notice -> notice.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class OfAnOrderThatIsNotPaidInFull {
        /** 20.00 are approved. What the buyer still owes of the 110.00 is not paid out. */
        @ParameterizedTest
        @CsvSource({"11000, 20.00", "10000, 10.00", "9001, 0.01", "9000, 0.00", "0, 0.00"})
        void theBuyerIsToldWhatIsPaidNow(long captured, String paid) {
            Life cancelled = new Shop(unshipped(sale().paidBy(card(captured))))
                    .opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED)))
                    .approvedBy(REVIEWER);
            assertThat(told(cancelled, Notice.Kind.APPROVED).amount()).isEqualTo(cny(paid));
            Life returned = new Shop(delivered(sale().paidBy(card(captured))))
                    .opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                    .approvedBy(REVIEWER);
            assertThat(told(returned, Notice.Kind.APPROVED).amount()).isEqualTo(cny(paid));
            Life offered = new Shop(delivered(sale().paidBy(card(captured))))
                    .opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                    .offeredBy(REVIEWER, ApprovalTerms.BY_POLICY);
            assertThat(told(offered, Notice.Kind.OFFER_MADE).amount()).isEqualTo(cny(paid));
            assertThat(offered.subject().review().offer().promise().paid()).isEqualTo(cny(paid));
        }

        /** The cap of 40.00 and the shipping fee were taken when the cap was handed over; the mugs were never due. */
        @Test
        void goodsThatTheWarehouseKeepsBackPayNothing() {
            var shop = new Shop(order(
                    sale().paidBy(card(5_000)).due(PaymentTerms.AT_SHIPMENT),
                    OrderState.SHIPPED,
                    packed("P-1", "A"),
                    CaseFixtures.delivered("P-2", "B")));
            Application mugs = refundOnly(item("A", 2, Reason.ORDER_CANCELLED));
            RefundQuote quote = quoted(shop, mugs);
            assertThat(quote.breakdown().paidOut()).isEqualTo(cny("0.00"));
            Life cancelled = shop.opens(mugs).offeredBy(REVIEWER, ApprovalTerms.BY_POLICY);
            assertThat(told(cancelled, Notice.Kind.OFFER_MADE).amount()).isEqualTo(cny("0.00"));
            cancelled.declines().approvedBy(REVIEWER);
            assertThat(told(cancelled, Notice.Kind.APPROVED).amount()).isEqualTo(cny("0.00"));
            cancelled.stopped();
            assertThat(cancelled.subject().refund().breakdown()).isEqualTo(quote.breakdown());
            assertThat(cancelled.parts()).isEmpty();
            assertThat(shop.books()).isEqualTo("paid 5000, refunded 4000, kept 0, owed 0, held 0");
            Life returned = shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(good("B", 1));
            assertThat(returned.parts()).containsExactly("T1 4000 OPEN by ORIGINAL under as-1001-2-pay-T1-0");
        }

        /** Mugs that are with the carrier were due; what was captured of them is paid back when the carrier stops them. */
        @Test
        void goodsThatTheCarrierStopsPayWhatWasCaptured() {
            var shop = new Shop(order(
                    sale().paidBy(card(5_000)).due(PaymentTerms.AT_SHIPMENT),
                    OrderState.SHIPPED,
                    CaseFixtures.shipped("P-1", "A"),
                    CaseFixtures.delivered("P-2", "B")));
            Application all = refundOnly(item("A", 3, Reason.ORDER_CANCELLED));
            assertThat(quoted(shop, all).breakdown().paidOut()).isEqualTo(cny("50.00"));
            Life life = shop.opens(all).approvedBy(REVIEWER);
            assertThat(told(life, Notice.Kind.APPROVED).amount()).isEqualTo(cny("50.00"));
            life.hears(Effect.InterceptParcel.class, new Outcome.Done("stopped"));
            assertThat(life.subject().refund().breakdown().paidOut()).isEqualTo(cny("50.00"));
        }

        @Test
        void goodsThatAreNotPackedYetPayNothingEither() {
            var shop = new Shop(order(sale().paidBy(card(5_000)).due(PaymentTerms.AT_SHIPMENT), OrderState.PAID));
            Application mugs = refundOnly(item("A", 3, Reason.ORDER_CANCELLED));
            assertThat(quoted(shop, mugs).breakdown().paidOut()).isEqualTo(cny("0.00"));
            Life life = shop.opens(mugs).approvedBy(REVIEWER);
            assertThat(told(life, Notice.Kind.APPROVED).amount()).isEqualTo(cny("0.00"));
            life.stopped();
            assertThat(life.parts()).isEmpty();
        }

        @Test
        void aLaterCapturePaysForTheSamePurposeUnderTheNextKey() {
            var shop = new Shop(unshipped(sale().paidBy(card(10_000))))
                    .under(CasePolicy.builder().goodwill(GoodwillLimits.NONE).build());
            Life goodwill = shop.compensates(AGENT, Goodwill.onOrder(1_500)).paid("T1");
            assertThat(goodwill.parts()).containsExactly("T1 500 PAID by ORIGINAL under as-1001-1-goodwill-T1-0");
            goodwill.does(FINANCE, captures(300));
            assertThat(goodwill.lately(1))
                    .containsExactly("REFUNDED | MONEY_CAPTURED | PAY_REFUND(T1 ORIGINAL 300) NOTIFY(FURTHER_REFUND)");
            assertThat(goodwill.parts()).contains("T1 300 OPEN by ORIGINAL under as-1001-1-goodwill-T1-1");
        }
    }

    @Nested
    class WhatWasKeptAndIsGivenBack {
        @Test
        void isPaidByEachTenderAndItsPointsFollowTheMoney() {
            Life life = keeping10(new Shop(delivered(mixedSale()))).paid("T1", "G1", "P1");
            life.does(FINANCE, givesBack(1_000));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | KEPT_GIVEN_BACK"
                            + " | PAY_REFUND(T1 ORIGINAL 500) PAY_REFUND(G1 ORIGINAL 300) NOTIFY(FURTHER_REFUND)");
            assertThat(told(life, Notice.Kind.FURTHER_REFUND).amount()).isEqualTo(cny("10.00"));
            life.hears(key("pay-T1-1"), new Outcome.Done("tx"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | REFUND_PART_PAID | PARTIALLY_REFUNDED(1700)");
            life.hears(key("pay-G1-1"), new Outcome.Done("tx"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID | GIVE_BACK_POINTS(20) PARTIALLY_REFUNDED(2000)");
            life.hears(key("pay-P1-1"), new Outcome.Done("tx"));
            assertThat(life.shop().books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
        }

        @Test
        void ofPointsAloneIsGivenAtOnce() {
            Life life = keeping10(new Shop(delivered(sale().paidBy(Tender.points("P1", 1_100, 11_000)))))
                    .paid("P1")
                    .does(FINANCE, givesBack(1_000));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | KEPT_GIVEN_BACK | GIVE_BACK_POINTS(100) NOTIFY(FURTHER_REFUND)");
        }
    }

    @Test
    void aShareTooSmallForOnePointIsSettledWithTheMoney() {
        var shop =
                new Shop(delivered(sale().paidBy(Tender.money("T1", "ALIPAY", 8_800), Tender.points("P1", 1, 2_200))));
        Life life = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .received()
                .inspected(good("A", 1))
                .paid("T1");
        assertThat(life.lately(1))
                .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED POINTS_GIVEN_BACK"
                        + " | PARTIALLY_REFUNDED(2000) NOTIFY(REFUNDED)");
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
        assertThat(life.part("P1").state()).isEqualTo(RefundPart.State.PAID);
    }

    @Nested
    class OfAnExchangeThatHasEnded extends ExchangeLives {
        private final Shop couponed = stocked(new Shop(delivered(
                sale().discountedBy(Discount.coupon("C-1", 1_000)).paidBy(Tender.money("T1", "ALIPAY", 10_000)))));

        private Life exchanged() {
            return couponed.opens(exchange(mugs(2).wanting("MUG-3")))
                    .comesBack(good("A", 2))
                    .ordered("R-1")
                    .paid("T1")
                    .delivered();
        }

        @Test
        void thatWasTakenBackLeavesTheOrderMarkedAsExchanged() {
            Life life = exchanged().takenBack("T1");
            assertThat(life.lately(1).get(0)).contains("EXCHANGED(0 R-1)");
        }

        /** The coupon waits until all money of the order is paid, on whichever case that is. */
        @Test
        void paysTheCouponThatItHeldUp() {
            Life life = exchanged().takenBack("T1");
            Life rest = couponed.opens(returnRefund(
                            item("A", 1, Reason.NO_REASON),
                            item("A/1", 2, Reason.NO_REASON),
                            item("B", 1, Reason.NO_REASON)))
                    .approvedBy(REVIEWER, new ApprovalTerms(ShippingChoice.INCLUDE, 0, null, null))
                    .received()
                    .inspected(good("A", 1), good("A/1", 2), good("B", 1))
                    .paid("T1");
            assertThat(rest.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(rest.owed()).noneMatch(Effect.GiveBackCoupon.class::isInstance);
            life.retried().paid("T1");
            assertThat(life.lastOf(Effect.GiveBackCoupon.class)).hasSize(1);
            assertThat(couponed.books()).isEqualTo("paid 10000, refunded 10000, kept 0, owed 0, held 0");
        }

        @Test
        void paysWhatIsCapturedLaterAsItsSurplus() {
            var later = stocked(new Shop(delivered(sale().paidBy(card(10_500)))));
            Life life = later.opens(exchange(mugs(2).wanting("MUG-3")))
                    .comesBack(good("A", 2))
                    .ordered("R-1")
                    .paid("T1");
            life.does(FINANCE, captures(200)).hears(key("surplus-T1-1"), new Outcome.Done("tx"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.delivered()
                    .does(
                            FINANCE,
                            (subject, account, context) ->
                                    CaseDecisions.capture(subject, account, T1, 300, "CAP-2", context));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(life.parts())
                    .containsExactly(
                            "T1 500 PAID by ORIGINAL under as-1001-1-surplus-T1-0",
                            "T1 200 PAID by ORIGINAL under as-1001-1-surplus-T1-1",
                            "T1 300 OPEN by ORIGINAL under as-1001-1-surplus-T1-2");
        }
    }

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    /** A cap was refunded elsewhere while a mug is on its way back. The case may end without a refund of its own, so the points come now. */
    @Test
    void pointsOfAReturnThatIsStillOnItsWayFollowItsMoney() {
        Life life = new Shop(delivered(mixedSale()))
                .opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .does(
                        FINANCE,
                        (subject, account, context) -> CaseDecisions.recordExternal(
                                subject,
                                account,
                                T1,
                                500,
                                "EXT-1",
                                context.now(),
                                List.of(new Units(LineId.of("B"), 1)),
                                context))
                .does(FINANCE, givesBack(1_000))
                .paid("T1");
        assertThat(life.part("P1").state()).isEqualTo(RefundPart.State.WAITING);
        life.paid("G1");
        assertThat(life.lately(1)).containsExactly("WAITING_RETURN | REFUND_PART_PAID | GIVE_BACK_POINTS(21)");
        life.paid("P1").withdrawn();
        assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(life.subject().isOwing()).isFalse();
    }
}
