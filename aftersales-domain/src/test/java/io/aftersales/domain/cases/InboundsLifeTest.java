package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.INSPECTOR;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Goods that come back: from buyers to several warehouses, and in parcels that did not reach the buyer. */
class InboundsLifeTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static Parcel parcel(String id, String warehouse, String line, long units) {
        return Parcel.packed(id, warehouse, Map.of(LineId.of(line), units));
    }

    private static Parcel sent(Parcel parcel) {
        return parcel.handedOver(NOON.minus(DAY), "SF", "SF-" + parcel.id());
    }

    private static Parcel arrived(Parcel parcel) {
        return sent(parcel).delivered(NOON);
    }

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    private static List<InboundState> states(Life life) {
        return life.subject().inbounds().stream().map(Inbound::state).toList();
    }

    @Nested
    class ToTwoWarehouses {
        private final Shop shop = new Shop(order(
                paidSale(),
                OrderState.DELIVERED,
                arrived(parcel("P-1", "WH-1", "A", 3)),
                arrived(parcel("P-2", "WH-2", "B", 1))));
        private final Life life = shop.opens(
                        returnRefund(item("A", 2, Reason.NOT_LIKED), item("B", 1, Reason.NOT_LIKED)))
                .approvedBy(REVIEWER);

        @Test
        void goEachWithAWaybillOfItsOwn() {
            assertThat(life.lastOf(Effect.CreateReturnWaybill.class))
                    .containsExactly(
                            new Effect.CreateReturnWaybill(key("waybill-1"), "WH-1", List.of(new Goods("MUG", 2))),
                            new Effect.CreateReturnWaybill(key("waybill-2"), "WH-2", List.of(new Goods("CAP", 1))));
        }

        @Test
        void haveToBeNamedWhereBothMayBeMeant() {
            assertThat(life.refuses(INSPECTOR, life.receive(null, null, false)))
                    .isEqualTo(new CaseRejection.InboundNeeded(List.of(1, 2)));
            assertThat(life.refuses(INSPECTOR, life.receive(3, null, false)))
                    .isEqualTo(new CaseRejection.InboundNeeded(List.of(1, 2)));
            assertThat(life.received(2, null).subject().status()).isEqualTo(CaseStatus.RETURNED);
            life.received(null, null); // only the other one can be meant now
            assertThat(states(life)).containsExactly(InboundState.RECEIVED, InboundState.RECEIVED);
        }

        @Test
        void areRestockedWhereTheyArriveAndPaidForTogether() {
            life.received(2, "WH-7").inspected(good("B", 1));
            assertThat(life.lately(1)).containsExactly("INSPECTING | FINDINGS_RECORDED | RESTOCK(SELLABLE)");
            life.received(1, null).inspected(good("A", 2));
            assertThat(life.lastOf(Effect.Restock.class))
                    .extracting(each -> ((Effect.Restock) each).warehouse())
                    .containsExactly("WH-1");
            assertThat(life.lately(1).get(0)).startsWith("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED");
            assertThat(states(life)).containsExactly(InboundState.INSPECTED, InboundState.INSPECTED);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 8000, kept 0, owed 8000, held 0");
        }

        @Test
        void mayAllBeInOneParcelHoweverTheyWereAnnounced() {
            life.received(1, null).inspected(good("A", 2), good("B", 1));
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED")
                    .contains("CANCEL_RETURN_WAYBILL");
            assertThat(states(life)).containsExactly(InboundState.INSPECTED, InboundState.NOT_COMING);
            assertThat(shop.books()).endsWith("owed 8000, held 0");
        }

        @Test
        void areNeverMoreThanWereAnnouncedAltogether() {
            life.received(1, null);
            assertThat(life.refuses(
                            INSPECTOR,
                            (subject, account, context) -> CaseDecisions.inspect(
                                    subject,
                                    account,
                                    1,
                                    InspectionReport.partial(good("B", 2)),
                                    CaseFacts.NOTHING,
                                    context)))
                    .isEqualTo(new CaseRejection.MoreThanAnnounced(LineId.of("B"), 2, 1));
        }

        @Test
        void areGivenUpOneByOneAtTheDeadline() {
            life.received(1, null).inspected(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.INSPECTING);
            life.waits(Duration.ofDays(5)); // the reminder
            life.waits(Duration.ofDays(2));
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDING | REST_NOT_POSTED INSPECTION_PASSED REFUND_STARTED")
                    .contains("NOTIFY(EXPIRED)");
            assertThat(states(life)).containsExactly(InboundState.INSPECTED, InboundState.NOT_COMING);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 4000, held 0");
        }

        @Test
        void areAllClaimedAgainByAnAppealWhereNothingWasAccepted() {
            life.received(1, null).inspected(Finding.of("A", Grade.DAMAGED, 2));
            life.waits(Duration.ofDays(5)).waits(Duration.ofDays(2));
            life.hears(Effect.SendBack.class, new Outcome.Done("SF-1"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(states(life)).containsExactly(InboundState.INSPECTED, InboundState.NOT_COMING);
            assertThat(shop.books()).endsWith("held 0");
            life.appealed();
            assertThat(shop.books()).as("2 of A, and 1 of B that never came").endsWith("held 3");
        }

        @Test
        void endTheCaseTogetherWhenNothingIsPosted() {
            life.waits(Duration.ofDays(5)).waits(Duration.ofDays(2));
            assertThat(life.lately(1).get(0)).startsWith("CLOSED | CASE_EXPIRED |");
            assertThat(states(life)).containsExactly(InboundState.NOT_COMING, InboundState.NOT_COMING);
        }

        @Test
        void areNotDecidedWhileAnotherIsOnItsWay() {
            life.does(
                    BUYER,
                    (subject, account, context) -> CaseDecisions.posted(subject, account, 2, "YTO", "Y-2", context));
            life.received(1, null).inspected(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.INSPECTING);
            life.waits(Duration.ofDays(15));
            assertThat(life.lately(1))
                    .containsExactly("INSPECTING | GOODS_OVERDUE | ALARM(GOODS_NEVER_CAME) OPEN_TICKET");
            life.waitsInVain(Duration.ofDays(100));
            life.received(2, null).inspected(good("B", 1));
            assertThat(life.lately(1).get(0)).startsWith("REFUNDING |");
        }
    }

    @Nested
    class CaughtOnItsWay {
        private final Shop shop = new Shop(order(paidSale(), OrderState.SHIPPED, sent(parcel("P-1", "WH-2", "A", 3))));
        private final Life life = shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED)))
                .approvedBy(REVIEWER)
                .hears(Effect.InterceptParcel.class, new Outcome.Done("SF", "ok"))
                .paid("T1");

        @Test
        void isExpectedInTheWarehouseItWasSentFrom() {
            Inbound expected = life.subject().inbounds().get(0);
            assertThat(expected.parcel()).isNotNull();
            assertThat(expected.warehouse()).isEqualTo("WH-2");
            assertThat(expected.state()).isEqualTo(InboundState.ON_ITS_WAY);
            assertThat(life.subject().endedAt()).isNotNull();
            assertThat(life.subject().dueAt()).isEqualTo(NOON.plus(Duration.ofDays(15)));
        }

        @Test
        void isTakenIntoStockAlsoDamagedAndMovesNoMoney() {
            String before = shop.books();
            life.received().inspected(good("A", 2), damaged("A", 1));
            assertThat(life.lately(2)).isEqualTo(lines("""
                    REFUNDED | RETURN_RECEIVED |
                    REFUNDED | FINDINGS_RECORDED | RESTOCK(SELLABLE) RESTOCK(DAMAGED)
                    """));
            assertThat(shop.books()).isEqualTo(before);
            assertThat(life.subject().dueAt()).isNull();
        }

        @Test
        void thatLacksAUnitIsTheCarriersMatter() {
            String before = shop.books();
            life.received().inspected(good("A", 2), missing("A", 1));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | FINDINGS_RECORDED | RESTOCK(SELLABLE) ALARM(GOODS_MISSING)");
            assertThat(shop.books()).isEqualTo(before);
        }

        @Test
        void thatNeverComesAsksForAPersonOnce() {
            life.waits(Duration.ofDays(15));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | GOODS_OVERDUE | ALARM(GOODS_NEVER_CAME) OPEN_TICKET");
            life.waitsInVain(Duration.ofDays(365));
            life.received();
            assertThat(life.lately(1)).containsExactly("REFUNDED | RETURN_RECEIVED | RESOLVE_TICKET");
        }

        @Test
        void thatWasDeliveredAfterAllIsExpectedNoLonger() {
            life.hears(Effect.InterceptParcel.class, new Outcome.TakenBack("delivered"));
            assertThat(life.lately(1)).containsExactly("REFUNDED | INTERCEPTION_ANSWERED | ALARM(INTERCEPTION_MISSED)");
            assertThat(states(life)).containsExactly(InboundState.NOT_COMING);
            life.received();
            assertThat(states(life)).containsExactly(InboundState.RECEIVED);
        }
    }

    @Nested
    class RefusedAtTheDoor {
        @Test
        void isPaidAtOnceAndExpected() {
            var shop = new Shop(order(
                    paidSale(),
                    OrderState.SHIPPED,
                    sent(parcel("P-1", "WH-2", "A", 3)).ended(Parcel.Ending.RETURNING)));
            Life life =
                    shop.opens(refundOnly(item("A", 3, Reason.NOT_RECEIVED))).approvedBy(REVIEWER);
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDING | CASE_APPROVED REFUND_STARTED PARCEL_EXPECTED | PAY_REFUND");
            assertThat(states(life)).containsExactly(InboundState.ON_ITS_WAY);
        }
    }

    @Nested
    class LostAndFound {
        private final Shop shop = new Shop(order(
                paidSale(),
                OrderState.SHIPPED,
                sent(parcel("P-1", "WH-2", "A", 3)).ended(Parcel.Ending.LOST)));
        private final Life life =
                shop.opens(refundOnly(item("A", 3, Reason.NOT_RECEIVED))).approvedBy(REVIEWER);

        @Test
        void comesBackToTheWarehouse() {
            life.found("P-1", true);
            assertThat(life.lately(1)).containsExactly("REFUNDING | LOST_PARCEL_FOUND PARCEL_EXPECTED |");
            assertThat(life.subject().inbounds().get(0).warehouse()).isEqualTo("WH-2");
        }

        @Test
        void orIsWithTheBuyer() {
            life.found("P-1", false);
            assertThat(life.lately(1)).containsExactly("REFUNDING | LOST_PARCEL_FOUND | ALARM(LOST_PARCEL_FOUND)");
            assertThat(life.subject().inbounds()).isEmpty();
        }
    }

    @Nested
    class OneOfTwoLost {
        private final Parcel one = sent(parcel("P-1", "WH-1", "A", 2)).ended(Parcel.Ending.LOST);
        private final Parcel two = sent(parcel("P-2", "WH-2", "A", 1)).ended(Parcel.Ending.LOST);

        private Life refunded(Parcel... parcels) {
            return new Shop(order(paidSale(), OrderState.SHIPPED, parcels))
                    .opens(refundOnly(item("A", 3, Reason.NOT_RECEIVED)))
                    .approvedBy(REVIEWER);
        }

        private List<GoodsStop.State> stops(Life life) {
            return life.subject().stops().stream().map(GoodsStop::state).toList();
        }

        @Test
        void isFoundAloneAndEachIsExpectedOnce() {
            Life life = refunded(one, two).found("P-2", true);
            assertThat(stops(life)).containsExactly(GoodsStop.State.LOST, GoodsStop.State.RETURNING);
            assertThat(life.subject().inbounds()).extracting(Inbound::warehouse).containsExactly("WH-2");
            life.found("P-1", true);
            assertThat(life.subject().inbounds()).extracting(Inbound::warehouse).containsExactly("WH-2", "WH-1");
            assertThat(life.refuses(
                            CaseFixtures.AGENT,
                            (subject, account, context) -> CaseDecisions.found(subject, account, "P-1", true, context)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
        }

        @Test
        void isWithTheBuyerWhoHasBeenPaidForIt() {
            assertThat(stops(refunded(one, two).found("P-2", false)))
                    .containsExactly(GoodsStop.State.LOST, GoodsStop.State.FOUND);
        }

        /** The warehouse has still to answer about the third mug; the two of the parcel that was found are not paid for, but for shipping. */
        @Test
        void isWithTheBuyerAndNotPaidForWhereNothingWasPaidYet() {
            Life life = refunded(one, parcel("P-2", "WH-2", "A", 1)).found("P-1", false);
            assertThat(stops(life)).containsExactly(GoodsStop.State.NOT_STOPPED, GoodsStop.State.ASKED);
            life.stopped();
            assertThat(life.lately(1).get(0)).contains("GOODS_NOT_STOPPED").contains("PAY_REFUND(T1 ORIGINAL 3000)");
        }

        @Test
        void comesBackWhileTheSameIsSentAgainAndIsExpected() {
            Parcel back = sent(parcel("P-1", "WH-1", "A", 2)).ended(Parcel.Ending.RETURNING);
            Life life = new Shop(order(paidSale(), OrderState.SHIPPED, back))
                    .opens(Application.of(CaseFixtures.ORDER, CaseKind.RESHIP, item("A", 2, Reason.LOST_IN_TRANSIT)))
                    .approvedBy(REVIEWER)
                    .reserved();
            assertThat(life.lately(1).get(0)).contains("RESHIP_STARTED PARCEL_EXPECTED");
            assertThat(life.subject().inbounds()).extracting(Inbound::warehouse).containsExactly("WH-1");
        }

        @Test
        void isFoundWhileItIsBeingSentAgain() {
            Life life = new Shop(order(paidSale(), OrderState.SHIPPED, one))
                    .opens(Application.of(CaseFixtures.ORDER, CaseKind.RESHIP, item("A", 2, Reason.LOST_IN_TRANSIT)))
                    .approvedBy(REVIEWER)
                    .found("P-1", false);
            assertThat(stops(life)).containsExactly(GoodsStop.State.FOUND);
        }
    }

    @Nested
    class Late {
        private final Shop shop =
                new Shop(order(paidSale(), OrderState.DELIVERED, arrived(parcel("P-1", "WH-1", "A", 3))));
        private final Life life = shop.opens(returnRefund(item("A", 2, Reason.NOT_LIKED)))
                .approvedBy(REVIEWER)
                .waits(Duration.ofDays(5))
                .waits(Duration.ofDays(2));

        @Test
        void opensTheCaseAgainWhateverTheWindowSays() {
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
            shop.after(Duration.ofDays(90));
            life.received();
            assertThat(life.lately(1))
                    .containsExactly("RETURNED | CASE_REOPENED RETURN_RECEIVED | NOTIFY(RETURN_RECEIVED)");
            assertThat(shop.books()).endsWith("held 2");
            life.inspected(good("A", 2)).paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void isRefusedWhereAnotherCaseHasTheUnits() {
            var other = refundOnly(item("A", 2, Reason.QUALITY_ISSUE)).showing(CaseFixtures.PHOTO);
            Life second = shop.opens(AGENT, other);
            assertThat(life.refuses(INSPECTOR, life.receive(null, null, false)))
                    .isEqualTo(new QuantityExceeded(
                            LineId.of("A"), 2, 1, Map.of(second.subject().id().toString(), 2L)));
        }

        @Test
        void waitsForAPersonWhereGoodwillWasGivenMeanwhile() {
            shop.compensates(AGENT, Goodwill.onOrder(500)).approvedBy(REVIEWER).paid("T1");
            life.received().inspected(good("A", 2));
            assertThat(life.lately(1).get(0))
                    .startsWith("INSPECTION_PASSED | FINDINGS_RECORDED INSPECTION_PASSED GOODWILL_GIVEN_MEANWHILE"
                            + " CONFIRMATION_NEEDED");
            life.confirmedBy(REVIEWER);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void waitsForAPersonAlsoWhereTheGoodwillWasProposedEarlier() {
            var proposed = new Shop(order(paidSale(), OrderState.DELIVERED, arrived(parcel("P-1", "WH-1", "A", 3))));
            Life goodwill = proposed.compensates(AGENT, Goodwill.onOrder(500));
            Life late = proposed.opens(returnRefund(item("A", 2, Reason.NOT_LIKED)))
                    .approvedBy(REVIEWER)
                    .waits(Duration.ofDays(5))
                    .waits(Duration.ofDays(2));
            proposed.after(DAY);
            goodwill.approvedBy(REVIEWER).paid("T1");
            late.received().inspected(good("A", 2));
            assertThat(late.lately(1).get(0)).contains("GOODWILL_GIVEN_MEANWHILE");
        }

        @Test
        void isPaidAtOnceWhereTheGoodwillWasGivenBeforeTheCaseWasClosed() {
            var before = new Shop(order(paidSale(), OrderState.DELIVERED, arrived(parcel("P-1", "WH-1", "A", 3))));
            before.compensates(AGENT, Goodwill.onOrder(500))
                    .approvedBy(REVIEWER)
                    .paid("T1");
            Life late = before.opens(returnRefund(item("A", 2, Reason.NOT_LIKED)))
                    .approvedBy(REVIEWER)
                    .waits(Duration.ofDays(5))
                    .waits(Duration.ofDays(2));
            late.received().inspected(good("A", 2));
            assertThat(late.lately(1).get(0)).startsWith("REFUNDING |");
        }

        @Test
        void isNotTakenInOnceTheCaseWasDecidedWithoutIt() {
            Life decided = shop.opens(returnRefund(item("A", 1, Reason.NOT_LIKED)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(missing("A", 1));
            assertThat(decided.subject().status()).isEqualTo(CaseStatus.CLOSED);
            assertThat(decided.refuses(INSPECTOR, decided.receive(null, null, false)))
                    .isEqualTo(
                            new CaseRejection.IllegalMove(CaseKind.RETURN_REFUND, CaseStatus.CLOSED, CaseMove.RECEIVE));
        }
    }

    @Test
    void whatCameUnannouncedIsInspectedWithoutAWait() {
        var shop = new Shop(order(paidSale(), OrderState.DELIVERED, arrived(parcel("P-1", "WH-1", "A", 3))));
        Life life = shop.opens(
                        AGENT, returnRefund(item("A", 1, Reason.NOT_LIKED)).withGoodsIn("WH-9"))
                .approvedBy(REVIEWER);
        assertThat(life.lately(1))
                .containsExactly("RETURNED | CASE_APPROVED GOODS_TAKEN_IN | NOTIFY(APPROVED) RESOLVE_TICKET");
        life.inspected(good("A", 1));
        assertThat(life.lastOf(Effect.Restock.class))
                .containsExactly(new Effect.Restock(
                        life.keyOf(Effect.Restock.class),
                        "NOT_LIKED",
                        "WH-9",
                        Disposition.SELLABLE,
                        List.of(new Goods("MUG", 1))));
    }

    @Test
    void whatCameUnannouncedMayHaveBeenOnItsWayToTheBuyer() {
        var shop = new Shop(order(paidSale(), OrderState.SHIPPED, sent(parcel("P-1", "WH-1", "A", 3))));
        Life life =
                shop.opens(AGENT, returnRefund(item("A", 1, Reason.NOT_LIKED)).withGoodsIn("WH-9"));
        assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NOT_LIKED))))
                .isInstanceOf(CaseRejection.OrderState.class);
        assertThat(life.approvedBy(REVIEWER).subject().status()).isEqualTo(CaseStatus.RETURNED);
    }
}
