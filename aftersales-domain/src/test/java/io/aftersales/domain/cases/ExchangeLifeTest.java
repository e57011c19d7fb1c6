package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.ListPrice;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Exchanges of goods, to each of their ends. */
class ExchangeLifeTest extends ExchangeLives {
    @Nested
    class Exchanged {
        @Test
        void forTheSameAgain() {
            Life life = even().comesBack(good("A", 2)).ordered("R-1").shipped("SF", "S-1");
            shop.after(Duration.ofDays(2));
            life.delivered();
            assertThat(life.story()).isEqualTo(lines("""
                    PENDING_REVIEW | CASE_SUBMITTED | RESERVE_STOCK(2 MUG) OPEN_TICKET
                    PENDING_REVIEW | STOCK_RESERVED |
                    WAITING_RETURN | CASE_APPROVED RETURN_AWAITED | CREATE_RETURN_WAYBILL NOTIFY(APPROVED) RESOLVE_TICKET
                    RETURNED | RETURN_RECEIVED | NOTIFY(RETURN_RECEIVED)
                    EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED | RESTOCK(SELLABLE) CREATE_REPLACEMENT_ORDER(2 MUG)
                    EXCHANGING | REPLACEMENT_ORDERED |
                    EXCHANGING | REPLACEMENT_SHIPPED | NOTIFY(REPLACEMENT_SHIPPED)
                    EXCHANGED | EXCHANGE_COMPLETED | EXCHANGED(0 R-1) NOTIFY(EXCHANGED)
                    """));
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 2 in 1");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 2, again 0
                    A/1 held 0, back 0, moved 0, again 0 | 2 MUG for A, worth 4000, difference 0, delivered
                    """));
            assertThat(life.subject().replacement())
                    .isEqualTo(new Replacement(
                            List.of(new Replacement.Wanted(LineId.of("A"), "MUG", 2, null, null)),
                            key("reserve-0"),
                            Replacement.Stock.ORDERED,
                            new Replacement.PriceDifference(
                                    ExchangeTotal.NOTHING,
                                    null,
                                    null,
                                    Replacement.PriceDifference.State.NOTHING_ASKED,
                                    null,
                                    life.subject().replacement().difference().bookings()),
                            new Replacement.Shipment(
                                    key("replace-0"), null, "R-1", "SF", "S-1", NOON, NOON.plus(Duration.ofDays(2)))));
            assertThat(life.subject()
                            .replacement()
                            .difference()
                            .bookings()
                            .get(0)
                            .total())
                    .isZero();
            assertThat(shop.account().replacements())
                    .containsExactly(new ReplacementLine(
                            LineId.of("A/1"),
                            LineId.of("A"),
                            "MUG",
                            2,
                            4000,
                            0,
                            "",
                            new ListPrice(6000, 3),
                            4000,
                            0,
                            life.subject().id(),
                            NOON.plus(Duration.ofDays(2))));
            assertThat(life.owed())
                    .contains(
                            new Effect.ReserveStock(
                                    key("reserve-0"),
                                    "NO_REASON",
                                    List.of(new Goods("MUG", 2)),
                                    NOON.plus(Duration.ofDays(60))),
                            new Effect.CreateReplacementOrder(
                                    key("replace-0"), key("reserve-0"), List.of(new Goods("MUG", 2))),
                            new Effect.MarkOrder(
                                    key("mark-10"), OrderMark.EXCHANGED, cny("0.00"), cny("0.00"), List.of("R-1")));
        }

        @Test
        void afterAWrongTrackingNumberWasCorrected() {
            Life life = even().comesBack(good("A", 2)).ordered("R-1").shipped("SF", "S-1");
            Life.Verb again =
                    (subject, account, context) -> CaseDecisions.shipped(subject, account, "SF", "S-1", context);
            assertThat(life.refuses(CaseFixtures.AGENT, again))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.EXCHANGE_DELIVERED, CaseRejection.NotYet.Obstacle.KNOWN_TO_HAVE_LEFT));
            life.shipped("YTO", "S-1").shipped("YTO", "S-2").delivered();
            assertThat(life.subject().replacement().dispatch().carrier()).isEqualTo("YTO");
            assertThat(life.subject().replacement().dispatch().trackingNumber()).isEqualTo("S-2");
        }

        @Test
        void forDearerGoodsOnceTheDifferenceIsPaid() {
            Life life = underWay().ordered("R-1").delivered();
            assertThat(life.lately(4)).isEqualTo(lines("""
                    AWAITING_TOP_UP | FINDINGS_RECORDED INSPECTION_PASSED TOP_UP_ASKED | REQUEST_TOP_UP(1000) RESTOCK(SELLABLE) NOTIFY(TOP_UP_ASKED)
                    EXCHANGING | TOP_UP_PAID EXCHANGE_BOOKED | CREATE_REPLACEMENT_ORDER(2 MUG-2)
                    EXCHANGING | REPLACEMENT_ORDERED |
                    EXCHANGED | EXCHANGE_COMPLETED | EXCHANGED(0 R-1) NOTIFY(EXCHANGED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 0, kept 0, owed 0, held 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 2 in 1");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 2, again 0
                    A/1 held 0, back 0, moved 0, again 0 | 2 MUG-2 for A, worth 5000, difference 1000, delivered
                    """));
            assertThat(shop.account().tenders().get(1).tender())
                    .isEqualTo(new Tender(
                            TenderId.of("top-up-1"), "ALIPAY", "tx-top-up", TenderKind.MONEY, 1000, 1000, 0, NOON));
            assertThat(life.owed())
                    .contains(
                            new Effect.RequestTopUp(key("topup-0"), "b-1", cny("10.00"), NOON.plus(Duration.ofDays(3))),
                            new Effect.Notify(
                                    key("notice-9"),
                                    Notice.toBuyer(Notice.Kind.TOP_UP_ASKED, "b-1")
                                            .about(cny("10.00"))
                                            .until(NOON.plus(Duration.ofDays(3)))));
        }

        @Test
        void forCheaperGoodsOnceTheSurplusIsPaid() {
            Life life =
                    cheaper().comesBack(good("A", 2)).ordered("R-1").paid("T1").delivered();
            assertThat(life.lately(4)).isEqualTo(lines("""
                    EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED | PAY_REFUND(T1 ORIGINAL 1000) RESTOCK(SELLABLE) CREATE_REPLACEMENT_ORDER(2 MUG-3)
                    EXCHANGING | REPLACEMENT_ORDERED |
                    EXCHANGING | REFUND_PART_PAID |
                    EXCHANGED | EXCHANGE_COMPLETED | EXCHANGED(1000 R-1) NOTIFY(EXCHANGED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
            assertThat(life.parts()).containsExactly("T1 1000 PAID by ORIGINAL under as-1001-1-surplus-T1-0");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 2, again 0
                    A/1 held 0, back 0, moved 0, again 0 | 2 MUG-3 for A, worth 3000, difference -1000, delivered
                    """));
        }

        /** The status of an exchange does not move with its money, so an alarm tells of what is owed again. */
        @Test
        void thoughItsSurplusWasNotPaidAfterAll() {
            Life life = cheaper()
                    .comesBack(good("A", 2))
                    .ordered("R-1")
                    .refusedPayment("T1")
                    .refusedPayment("T1")
                    .offline("T1", new Outcome.Done("bank-1"))
                    .delivered();
            Life.Verb notPaid = (subject, account, context) ->
                    CaseDecisions.stateNotPaid(subject, account, key("surplus-T1-2"), "not in the books", context);
            life.does(CaseFixtures.FINANCE, notPaid).does(Actor.finance("fi-2"), notPaid);
            assertThat(life.lately(1).get(0))
                    .startsWith("EXCHANGED | PAYMENT_NOT_MADE |")
                    .contains("ALARM(REFUND_FAILED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 1000, held 0");
        }

        /** The money of an exchange moves no status, so an alarm tells that nothing is left to pay its surplus again. */
        @Test
        void thoughNothingIsLeftToPayItsSurplusAgain() {
            Life life = cheaper().comesBack(good("A", 2)).ordered("R-1");
            Effect surplus = life.owed().stream()
                    .filter(Effect.PayRefund.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            OutboxEntry parked = OutboxEntry.owed(life.subject().id(), 1, surplus, shop.now())
                    .parked(shop.now());
            Life.Verb notPaid = (subject, account, context) -> CaseDecisions.resolve(
                            subject, parked, ParkedResolution.NOT_PAID, "asked", account, context)
                    .map(ResolvedEffect::change);
            life.does(
                            Actor.SYSTEM,
                            (subject, account, context) ->
                                    Either.right(CaseDecisions.park(subject, surplus, account, context)
                                            .orElseThrow()))
                    .does(
                            CaseFixtures.FINANCE,
                            (subject, account, context) -> CaseDecisions.recordExternal(
                                    subject,
                                    account,
                                    TenderId.of("T1"),
                                    11_000,
                                    "CB-1",
                                    context.now(),
                                    List.of(),
                                    context))
                    .does(CaseFixtures.FINANCE, notPaid)
                    .does(Actor.finance("fi-2"), notPaid);
            assertThat(life.lately(1).get(0))
                    .startsWith("EXCHANGING | EFFECT_RESOLVED REFUND_PART_FAILED |")
                    .contains("ALARM(REFUND_FAILED)");
            assertThat(life.part("T1").state()).isEqualTo(RefundPart.State.DEAD);
        }

        @Test
        void whenTheSurplusIsPaidAfterTheDelivery() {
            Life life = cheaper().comesBack(good("A", 2)).ordered("R-1").delivered();
            assertThat(life.lately(1)).containsExactly("EXCHANGING | REPLACEMENT_DELIVERED |");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 1000, held 2");
            assertThat(life.refuses(CaseFixtures.AGENT, CaseDecisions::delivered))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.EXCHANGE_DELIVERED, CaseRejection.NotYet.Obstacle.DELIVERED_ALREADY));
            assertThat(life.refuses(REVIEWER, CaseDecisions::convert))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.DELIVERED_ALREADY));
            life.paid("T1");
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGED | REFUND_PART_PAID EXCHANGE_COMPLETED"
                            + " | EXCHANGED(1000 R-1) NOTIFY(EXCHANGED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }

        @Test
        void inPartAndWhatWasNotAcceptedGoesBackAndItsGoodsAreFree() {
            Life life = shop.opens(exchange(mugs(3).wanting("MUG-2")))
                    .comesBack(good("A", 1), damaged("A", 1), missing("A", 1));
            assertThat(life.lately(1))
                    .containsExactly(
                            "AWAITING_TOP_UP | FINDINGS_RECORDED INSPECTION_PASSED TOP_UP_ASKED"
                                    + " | REQUEST_TOP_UP(500) RESTOCK(SELLABLE) SEND_BACK RELEASE_STOCK(2 MUG-2) NOTIFY(TOP_UP_ASKED)");
            assertThat(life.lastOf(Effect.ReleaseStock.class))
                    .containsExactly(new Effect.ReleaseStock(
                            life.keyOf(Effect.ReleaseStock.class),
                            "NO_REASON",
                            key("reserve-0"),
                            List.of(new Goods("MUG-2", 2))));
            life.hears(Effect.RequestTopUp.class, PAID).ordered("R-1").delivered();
            assertThat(shop.books()).isEqualTo("paid 11500, refunded 0, kept 0, owed 0, held 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 1 in 1");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 1, again 0
                    A/1 held 0, back 0, moved 0, again 0 | 1 MUG-2 for A, worth 2500, difference 500, delivered
                    """));
            life.hears(Effect.SendBack.class, done());
            assertThat(life.lately(1)).containsExactly("EXCHANGED | GOODS_SENT_BACK |");
        }

        @Test
        void oneLineForSeveralThings() {
            Life life = shop.opens(exchange(
                            mugs(1).wanting("MUG-2"),
                            mugs(1).wanting("MUG-3"),
                            mugs(1),
                            item("B", 1, Reason.NO_REASON)))
                    .comesBack(good("A", 3), good("B", 1));
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED"
                            + " | RESTOCK(SELLABLE) CREATE_REPLACEMENT_ORDER(1 MUG-2, 1 MUG-3, 1 MUG, 1 CAP)");
            life.ordered("R-1").delivered();
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 4 in 1");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 3, again 0
                    B held 0, back 0, moved 1, again 0
                    A/1 held 0, back 0, moved 0, again 0 | 1 MUG-2 for A, worth 2500, difference 500, delivered
                    A/1.2 held 0, back 0, moved 0, again 0 | 1 MUG-3 for A, worth 1500, difference -500, delivered
                    A/1.3 held 0, back 0, moved 0, again 0 | 1 MUG for A, worth 2000, difference 0, delivered
                    B/1 held 0, back 0, moved 0, again 0 | 1 CAP for B, worth 4000, difference 0, delivered
                    """));
        }

        @Test
        void whatWasAcceptedOfASplitLineIsSharedInTheOrderAskedFor() {
            Life life = shop.opens(exchange(mugs(2).wanting("MUG-2"), mugs(1).wanting("MUG-3")))
                    .comesBack(good("A", 1), missing("A", 2));
            assertThat(life.lately(1))
                    .containsExactly(
                            "AWAITING_TOP_UP | FINDINGS_RECORDED INSPECTION_PASSED TOP_UP_ASKED"
                                    + " | REQUEST_TOP_UP(500) RESTOCK(SELLABLE) RELEASE_STOCK(1 MUG-2, 1 MUG-3) NOTIFY(TOP_UP_ASKED)");
            assertThat(life.subject().replacement().goods())
                    .containsExactly(new Replacement.Wanted(LineId.of("A"), "MUG-2", 1, UnitPrice.of(2500), null));
        }

        @Test
        void ofOneSkuOnTwoItemsIsReservedAndOrderedOnce() {
            Life life = shop.opens(exchange(
                            mugs(1).wanting("MUG-3"),
                            item("B", 1, Reason.NO_REASON).wanting("MUG-3")))
                    .comesBack(good("A", 1), good("B", 1));
            assertThat(life.story().get(0))
                    .isEqualTo("PENDING_REVIEW | CASE_SUBMITTED | RESERVE_STOCK(2 MUG-3) OPEN_TICKET");
            assertThat(life.lately(1).get(0)).endsWith("CREATE_REPLACEMENT_ORDER(2 MUG-3)");
        }

        @Test
        void theSameSkuIsEvenWhateverItCostsToday() {
            shop.asks("MUG", 9999);
            Life life = even().comesBack(good("A", 2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            assertThat(life.parts()).isEmpty();
        }

        @Test
        void forAnythingWhereDifferencesAreWaived() {
            shop.under(CasePolicy.builder().exchangeValue(ExchangeValue.WAIVE).build())
                    .stocks("MUG-9", 9);
            Life life = shop.opens(exchange(mugs(2).wanting("MUG-2"), mugs(1).wanting("MUG-9")))
                    .comesBack(good("A", 3));
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED"
                            + " | RESTOCK(SELLABLE) CREATE_REPLACEMENT_ORDER(2 MUG-2, 1 MUG-9)");
            life.ordered("R-1").delivered();
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 3, again 0
                    A/1 held 0, back 0, moved 0, again 0 | 2 MUG-2 for A, worth 4000, difference 0, delivered
                    A/1.2 held 0, back 0, moved 0, again 0 | 1 MUG-9 for A, worth 2000, difference 0, delivered
                    """));
        }

        @Test
        void atThePriceOfTheDayItWasAppliedFor() {
            Life life = dearer();
            shop.asks("MUG-2", 9999);
            life.comesBack(good("A", 2));
            assertThat(life.lately(1).get(0)).contains("REQUEST_TOP_UP(1000)");
        }
    }

    @Nested
    class Afterwards {
        @Test
        void theNewGoodsAreReturnedForWhatWasPaidForThem() {
            underWay().ordered("R-1").delivered();
            Life back = shop.opens(returnRefund(item("A/1", 1, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(good("A/1", 1));
            assertThat(back.lately(1).get(0))
                    .isEqualTo("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 2292) PAY_REFUND(top-up-1 ORIGINAL 208) RESTOCK(SELLABLE)");
            assertThat(back.lastOf(Effect.Restock.class))
                    .containsExactly(new Effect.Restock(
                            back.keyOf(Effect.Restock.class),
                            "NO_REASON",
                            "WH-1",
                            Disposition.SELLABLE,
                            List.of(new Goods("MUG-2", 1))));
            back.paid("T1", "top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 2500, kept 0, owed 0, held 0");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 2, again 0
                    A/1 held 0, back 1, moved 0, again 0 | 2 MUG-2 for A, worth 5000, difference 1000, delivered
                    """));
        }

        @Test
        void theNewGoodsAreExchangedAgain() {
            underWay().ordered("R-1").delivered();
            Life again = shop.opens(exchange(item("A/1", 2, Reason.NO_REASON).wanting("MUG-3")))
                    .comesBack(good("A/1", 2));
            assertThat(again.lately(1).get(0))
                    .isEqualTo("EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED"
                            + " | PAY_REFUND(T1 ORIGINAL 1833) PAY_REFUND(top-up-1 ORIGINAL 167) RESTOCK(SELLABLE)"
                            + " CREATE_REPLACEMENT_ORDER(2 MUG-3)");
            again.paid("T1", "top-up-1").ordered("R-2").delivered();
            assertThat(again.lately(1))
                    .containsExactly("EXCHANGED | EXCHANGE_COMPLETED | EXCHANGED(2000 R-1 R-2) NOTIFY(EXCHANGED)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 2000, kept 0, owed 0, held 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 4 in 2");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 2, again 0
                    A/1 held 0, back 0, moved 2, again 0 | 2 MUG-2 for A, worth 5000, difference 1000, delivered
                    A/2 held 0, back 0, moved 0, again 0 | 2 MUG-3 for A, worth 3000, difference -2000, delivered
                    """));
        }

        @Test
        void theWindowOfTheNewGoodsStartsWithTheirDelivery() {
            Life life = even().comesBack(good("A", 2)).ordered("R-1");
            shop.after(Duration.ofDays(30));
            life.delivered();
            shop.after(Duration.ofDays(7));
            Life back = shop.opens(returnRefund(item("A/1", 1, Reason.NO_REASON)));
            back.withdrawn();
            shop.after(Duration.ofNanos(1));
            assertThat(shop.refuses(returnRefund(item("A/1", 1, Reason.NO_REASON))))
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A/1"), NOON.plus(Duration.ofDays(37)), ""));
            assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NO_REASON))))
                    .isInstanceOf(CaseRejection.WindowExpired.class);
        }

        @Test
        void goodsSentAgainForFaultyOnesAreClaimedWhereTheyAre() {
            even().comesBack(good("A", 2)).ordered("R-1").delivered();
            shop.opens(Application.of(ORDER, CaseKind.RESHIP, item("A/1", 1, Reason.DAMAGED))
                            .showing(PHOTO))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-2")
                    .delivered();
            Life back = shop.opens(returnRefund(item("A/1", 2, Reason.NO_REASON)));
            assertThat(back.subject().holds())
                    .extracting(PlacedUnits::place, PlacedUnits::quantity)
                    .containsExactly(tuple(Place.of("#1"), 1L), tuple(Place.of("#2"), 1L));
        }

        @Test
        void goodsOnTheirWayAreNotClaimed() {
            even().comesBack(good("A", 2)).ordered("R-1");
            assertThat(shop.refuses(returnRefund(item("A/1", 1, Reason.NO_REASON))))
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A/1"), 1, 0));
            assertThat(shop.refuses(refundOnly(item("A/1", 1, Reason.NO_REASON))))
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A/1"), 1, 0));
            assertThat(shop.refuses(returnRefund(item("A", 2, Reason.NO_REASON))))
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A"), 2, 1));
        }

        @Test
        void everythingComesBackForEverythingThatWasPaid() {
            underWay().ordered("R-1").delivered();
            shop.opens(returnRefund(
                            item("A", 1, Reason.NO_REASON),
                            item("B", 1, Reason.NO_REASON),
                            item("A/1", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(good("A", 1), good("B", 1), good("A/1", 2))
                    .paid("T1", "top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 12000, kept 0, owed 0, held 0");
            assertThat(shop.account().isFullyRefunded()).isTrue();
        }
    }

    @Nested
    class Rejected {
        @Test
        void byHand() {
            Life life = even().reserved().rejected();
            assertThat(life.lately(1))
                    .containsExactly("REJECTED | CASE_REJECTED | RELEASE_STOCK(rest) NOTIFY(REJECTED) RESOLVE_TICKET");
            ended(life, Replacement.Stock.RELEASED);
        }

        @Test
        void byHandBeforeTheWarehouseAnswered() {
            Life life = even().asked().rejected();
            assertThat(life.lately(1))
                    .containsExactly("REJECTED | CASE_REJECTED | RELEASE_STOCK(rest) NOTIFY(REJECTED) RESOLVE_TICKET");
            life.ignores(Effect.ReserveStock.class, done());
            ended(life, Replacement.Stock.RELEASED);
        }

        @Test
        void becauseTheGoodsAreGone() {
            Life life = even().outOfStock();
            assertThat(life.lately(1))
                    .containsExactly(
                            "REJECTED | STOCK_REFUSED CASE_REJECTED | RELEASE_STOCK(rest) NOTIFY(REJECTED) RESOLVE_TICKET");
            assertThat(life.last().events().stream().map(TimelineEntry::event))
                    .containsExactly(new CaseEvent.StockRefused("GONE"), new CaseEvent.CaseRejected("OUT_OF_STOCK"));
            assertThat(life.subject().review().rejection()).isEqualTo("OUT_OF_STOCK");
            assertThat(life.lastOf(Effect.Notify.class))
                    .containsExactly(new Effect.Notify(
                            life.keyOf(Effect.Notify.class),
                            Notice.toBuyer(Notice.Kind.REJECTED, "b-1").because("OUT_OF_STOCK")));
            life.ignores(Effect.ReserveStock.class, done());
            ended(life, Replacement.Stock.REFUSED);
        }

        @Test
        void becauseTheGoodsAreGoneWhileTheBuyerIsAsked() {
            Life life = even().asked().outOfStock();
            assertThat(life.lately(1))
                    .containsExactly(
                            "REJECTED | STOCK_REFUSED CASE_REJECTED | RELEASE_STOCK(rest) NOTIFY(REJECTED) RESOLVE_TICKET");
            ended(life, Replacement.Stock.REFUSED);
        }

        @Test
        void byARule() {
            shop.under(CasePolicy.builder()
                    .rules(ReviewRule.own(
                            "NO_EXCHANGES", seen -> seen.kind() == CaseKind.EXCHANGE, RuleAction.reject("NOT_HERE")))
                    .build());
            Life life = even();
            assertThat(life.lately(1))
                    .containsExactly("REJECTED | CASE_SUBMITTED RULE_APPLIED CASE_REJECTED"
                            + " | RESERVE_STOCK(2 MUG) RELEASE_STOCK(rest) NOTIFY(REJECTED)");
            assertThat(life.subject().review().rule()).isEqualTo("NO_EXCHANGES");
            life.ignores(Effect.ReserveStock.class, done());
            ended(life, Replacement.Stock.RELEASED);
        }

        private void ended(Life life, Replacement.Stock stock) {
            assertThat(life.subject().replacement().stock()).isEqualTo(stock);
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.lines()).isEmpty();
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            even();
        }
    }

    @Nested
    class Closed {
        @Test
        void byTheBuyerBeforeTheDecision() {
            ended(
                    even().reserved().withdrawn(),
                    "CLOSED | CASE_WITHDRAWN | RELEASE_STOCK(rest) NOTIFY(CLOSED) RESOLVE_TICKET");
        }

        @Test
        void byTheBuyerBeforeAnythingWasPosted() {
            ended(
                    even().reserved().approvedBy(REVIEWER).withdrawn(),
                    "CLOSED | CASE_WITHDRAWN | RELEASE_STOCK(rest) CANCEL_RETURN_WAYBILL NOTIFY(CLOSED)");
        }

        @Test
        void becauseNothingWasPostedInTime() {
            ended(
                    even().reserved()
                            .approvedBy(REVIEWER)
                            .waits(Duration.ofDays(5))
                            .waits(Duration.ofDays(2)),
                    "CLOSED | CASE_EXPIRED | RELEASE_STOCK(rest) CANCEL_RETURN_WAYBILL NOTIFY(EXPIRED)");
        }

        @Test
        void becauseNothingWasAnsweredInTime() {
            ended(
                    even().asked().reserved().waits(Duration.ofDays(7)),
                    "CLOSED | CASE_EXPIRED | RELEASE_STOCK(rest) NOTIFY(EXPIRED) RESOLVE_TICKET");
        }

        @Test
        void becauseNothingCameBack() {
            ended(
                    even().comesBack(missing("A", 2)),
                    "CLOSED | FINDINGS_RECORDED INSPECTION_FAILED CASE_CLOSED"
                            + " | RELEASE_STOCK(rest) NOTIFY(INSPECTION_FAILED)");
        }

        @Test
        void becauseWhatCameBackGoesBackAgain() {
            Life life = even().comesBack(damaged("A", 2));
            assertThat(life.lately(1))
                    .containsExactly("INSPECTION_FAILED | FINDINGS_RECORDED INSPECTION_FAILED"
                            + " | SEND_BACK RELEASE_STOCK(rest) NOTIFY(INSPECTION_FAILED)");
            assertThat(shop.books()).endsWith("held 2");
            ended(life.hears(Effect.SendBack.class, done()), "CLOSED | GOODS_SENT_BACK CASE_CLOSED | NOTIFY(CLOSED)");
        }

        @Test
        void becauseTheBuyersOwnCarrierLostIt() {
            ended(
                    even().reserved().approvedBy(REVIEWER).posted("YTO", "Y-1").closed(),
                    "CLOSED | CASE_CLOSED | RELEASE_STOCK(rest) NOTIFY(CLOSED)");
        }

        private void ended(Life life, String last) {
            assertThat(life.lately(1)).containsExactly(last);
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.lines()).isEmpty();
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            assertThat(life.subject().replacement().stock()).isEqualTo(Replacement.Stock.RELEASED);
            assertThat(life.owed().stream().filter(Effect.ReleaseStock.class::isInstance))
                    .hasSize(1);
            life.waitsInVain(Duration.ofDays(100));
            shop.at(NOON);
            even();
        }
    }

    @Test
    void goodsOnTheirWayAlarmAfterFifteenDaysAndStay() {
        Life life = even().comesBack(good("A", 2)).ordered("R-1");
        life.waitsInVain(Duration.ofDays(15).minusNanos(1)).waits(Duration.ofNanos(1));
        assertThat(life.lately(1)).containsExactly("EXCHANGING | WAIT_OVERDUE | ALARM(OVERDUE) OPEN_TICKET");
        life.waitsInVain(Duration.ofDays(100)).delivered();
        assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
    }

    @Test
    void noRuleApprovesAnExchangeWhoseGoodsAreNotReservedYet() {
        shop.under(CasePolicy.builder()
                .rules(ReviewRule.own("ALL", seen -> true, RuleAction.approve()))
                .build());
        Life life = even();
        assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
    }
}
