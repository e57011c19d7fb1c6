package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.Stamp;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reshipments, to each of their ends. */
class ReshipLifeTest {
    private static final Outcome NO = new Outcome.Refused("NO");
    private static final String UNTOUCHED = "paid 11000, refunded 0, kept 0, owed 0, held 0";

    private final Shop shop = new Shop(shipped(paidSale())).hears("P-1", CarrierWord.LOST);

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    private static Outcome done() {
        return new Outcome.Done("ok");
    }

    private static Application reship(CaseItem... items) {
        return Application.of(ORDER, CaseKind.RESHIP, items);
    }

    private static CaseItem lostMugs(long quantity) {
        return item("A", quantity, Reason.LOST_IN_TRANSIT);
    }

    private Life applied() {
        return shop.opens(reship(lostMugs(2)));
    }

    private Life approved() {
        return applied().approvedBy(REVIEWER);
    }

    private Life underWay() {
        return approved().reserved();
    }

    private static OrderFacts inOneParcel(Duration late) {
        return order(
                paidSale(),
                OrderState.SHIPPED,
                CaseFixtures.shipped("P-1", "A", "B").promised(NOON.minus(late)));
    }

    private static String answer(Shop asked) {
        return asked.apply(BUYER, reship(lostMugs(1))).fold(Rejection::code, taken -> "OK");
    }

    /** What a rule sees of the usual case. */
    private static Seen twoLostMugs() {
        return new Seen(
                CaseKind.RESHIP,
                List.of(new CaseItem(LineId.of("A"), "MUG", 2, Reason.LOST_IN_TRANSIT, null)),
                cny("50.00"),
                0,
                false,
                Handover.WITH_CARRIER,
                "WH-1",
                true,
                BuyerFacts.UNKNOWN,
                List.of(),
                0);
    }

    private static ReviewRule below(String limit) {
        return StandardRules.verifiedReshipBelow(cny(limit));
    }

    @Nested
    class Reshipped {
        @Test
        void byHand() {
            Life life = underWay().ordered("R-1").shipped("SF", "S-1");
            shop.after(Duration.ofDays(2));
            life.delivered();
            assertThat(life.story()).isEqualTo(lines("""
                    PENDING_REVIEW | CASE_SUBMITTED | OPEN_TICKET
                    APPROVED | CASE_APPROVED | RESERVE_STOCK(2 MUG) NOTIFY(APPROVED) RESOLVE_TICKET
                    RESHIPPING | STOCK_RESERVED RESHIP_STARTED | CREATE_REPLACEMENT_ORDER(2 MUG)
                    RESHIPPING | REPLACEMENT_ORDERED |
                    RESHIPPING | REPLACEMENT_SHIPPED | NOTIFY(REPLACEMENT_SHIPPED)
                    RESHIPPED | RESHIP_DELIVERED | RESHIPPED(0 R-1) NOTIFY(RESHIPPED)
                    """));
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.lines()).containsExactly("A held 0, back 0, moved 0, again 2");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 2 in 1");
            assertThat(life.subject().replacement())
                    .isEqualTo(new Replacement(
                            List.of(new Replacement.Wanted(LineId.of("A"), "MUG", 2, null)),
                            key("reserve-0"),
                            Replacement.Stock.ORDERED,
                            Difference.NONE,
                            new Dispatch(
                                    key("replace-0"), null, "R-1", "SF", "S-1", NOON, NOON.plus(Duration.ofDays(2))),
                            List.of()));
            assertThat(life.owed())
                    .containsExactly(
                            new Effect.OpenTicket(key("ticket-1"), 1, null, "PENDING_REVIEW", "", NOON),
                            new Effect.ReserveStock(
                                    key("reserve-0"), List.of(new Goods("MUG", 2)), NOON.plus(Duration.ofDays(60))),
                            new Effect.Notify(
                                    key("notice-2"),
                                    Notice.toBuyer(Notice.Kind.APPROVED, "b-1").about(cny("50.00"))),
                            new Effect.ResolveTicket(
                                    key("ticket-4"), 1, key("ticket-1"), REVIEWER, "CASE_APPROVED", NOON),
                            new Effect.CreateReplacementOrder(
                                    key("replace-0"), key("reserve-0"), List.of(new Goods("MUG", 2))),
                            new Effect.Notify(key("notice-6"), Notice.toBuyer(Notice.Kind.REPLACEMENT_SHIPPED, "b-1")),
                            new Effect.MarkOrder(key("mark-7"), OrderMark.RESHIPPED, cny("0.00"), List.of("R-1")),
                            new Effect.Notify(key("notice-8"), Notice.toBuyer(Notice.Kind.RESHIPPED, "b-1")));
            assertThat(life.last().account().entries().stream().map(AccountEntry::kind))
                    .containsExactly(AccountEntry.Kind.RELEASED, AccountEntry.Kind.RESHIPPED);
            assertThat(life.subject().waiting().dueAt()).isNull();
        }

        @Test
        void byARule() {
            shop.under(CasePolicy.STANDARD.reviewedBy(below("50.01")));
            Life life = applied();
            assertThat(life.lately(1))
                    .containsExactly("APPROVED | CASE_SUBMITTED RULE_APPLIED CASE_APPROVED"
                            + " | RESERVE_STOCK(2 MUG) NOTIFY(APPROVED)");
            Verdict verdict = new Verdict("VERIFIED_RESHIP", Ruling.approve(), null, twoLostMugs());
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            null, null, NOON, Terms.BY_POLICY, cny("50.00"), "", "VERIFIED_RESHIP", verdict));
            assertThat(life.last().events().stream().map(TimelineEntry::by))
                    .containsExactly(BUYER, Actor.SYSTEM, Actor.SYSTEM);
            assertThat(life.last().events().get(1).event()).isEqualTo(new CaseEvent.RuleApplied(verdict));
            life.reserved().ordered("R-1").delivered();
            assertThat(life.lately(1))
                    .containsExactly("RESHIPPED | RESHIP_DELIVERED | RESHIPPED(0 R-1) NOTIFY(RESHIPPED)");
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
        }

        @Test
        void ofALineInTwoItemsAndOfTwoLines() {
            Life life = shop.opens(reship(lostMugs(1), lostMugs(1), item("B", 1, Reason.LOST_IN_TRANSIT)))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-1")
                    .delivered();
            assertThat(life.story().get(1)).contains("RESERVE_STOCK(2 MUG, 1 CAP)");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 0, again 2
                    B held 0, back 0, moved 0, again 1
                    """));
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 3 in 1");
        }

        @Test
        void tellsTheOrderOfEachReshipment() {
            underWay().ordered("R-1").delivered();
            Life second = shop.opens(reship(lostMugs(1)))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-2")
                    .delivered();
            assertThat(second.lately(1).get(0)).contains("RESHIPPED(0 R-1 R-2)");
            assertThat(shop.lines()).containsExactly("A held 0, back 0, moved 0, again 3");
        }

        @Test
        void answersComeTwiceAndLateAndChangeNothing() {
            Life life = underWay()
                    .ignores(Effect.ReserveStock.class, done())
                    .ignores(Effect.ReserveStock.class, NO)
                    .ordered("R-1")
                    .ignores(Effect.CreateReplacementOrder.class, new Outcome.Done("R-1"))
                    .ignores(Effect.CreateReplacementOrder.class, NO)
                    .delivered()
                    .ignores(Effect.CreateReplacementOrder.class, NO)
                    .ignores(Effect.CreateReplacementOrder.class, new Outcome.Done("R-2"));
            assertThat(life.refuses(AGENT, AfterSalesCase::delivered))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RESHIP, CaseStatus.RESHIPPED, CaseMove.RESHIP_DELIVERED));
            assertThat(life.refuses(AGENT, (it, account, act) -> it.failed(account, "X", act)))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RESHIP, CaseStatus.RESHIPPED, CaseMove.CONVERT_TO_REFUND));
        }

        @Test
        void anOrderThatIsKnownOnlyAfterTheDeliveryIsNoted() {
            Life life = underWay().delivered().ordered("R-1");
            assertThat(life.lately(2)).isEqualTo(lines("""
                    RESHIPPED | RESHIP_DELIVERED | RESHIPPED(0) NOTIFY(RESHIPPED)
                    RESHIPPED | REPLACEMENT_ORDERED | RESHIPPED(0 R-1)
                    """));
            assertThat(shop.account().totals().replacementOrders()).containsExactly("R-1");
        }
    }

    @Nested
    class EndsOtherwise {
        @Test
        void byHand() {
            Life life = applied().rejected();
            assertThat(life.lately(1)).containsExactly("REJECTED | CASE_REJECTED | NOTIFY(REJECTED) RESOLVE_TICKET");
            nothingHappened(life);
        }

        @Test
        void byARule() {
            shop.under(CasePolicy.STANDARD.reviewedBy(
                    below("50.00"), ReviewRule.own("NO_RESHIPS", seen -> true, Ruling.reject("NOT_HERE"))));
            Life life = applied();
            assertThat(life.lately(1))
                    .containsExactly("REJECTED | CASE_SUBMITTED RULE_APPLIED CASE_REJECTED | NOTIFY(REJECTED)");
            assertThat(life.lastOf(Effect.Notify.class))
                    .containsExactly(new Effect.Notify(
                            key("notice-1"),
                            Notice.toBuyer(Notice.Kind.REJECTED, "b-1").because("NOT_HERE")));
            assertThat(life.last().events().get(2).event()).isEqualTo(new CaseEvent.CaseRejected("NO_RESHIPS"));
            nothingHappened(life);
        }

        @Test
        void byTheBuyer() {
            Life life = applied().withdrawn();
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_WITHDRAWN | NOTIFY(CLOSED) RESOLVE_TICKET");
            nothingHappened(life);
            Life approved = approved();
            assertThat(approved.refuses(BUYER, AfterSalesCase::withdraw))
                    .isEqualTo(new CaseRejection.IllegalMove(CaseKind.RESHIP, CaseStatus.APPROVED, CaseMove.WITHDRAW));
        }

        @Test
        void becauseNothingWasAnsweredInTime() {
            Life life = applied().asked().waits(Duration.ofDays(7));
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_EXPIRED | NOTIFY(EXPIRED) RESOLVE_TICKET");
            nothingHappened(life);
        }

        private void nothingHappened(Life life) {
            assertThat(life.subject().replacement()).isNull();
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
            assertThat(shop.lines()).isEmpty();
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }
    }

    @Nested
    class MoneyInstead {
        private static final String BACK = "paid 11000, refunded 5000, kept 0, owed 0, held 0";

        private void paidBack(Life life, String sent) {
            life.paid("T1");
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000" + sent
                            + ") NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo(BACK);
            assertThat(shop.lines()).containsExactly("A held 0, back 2, moved 0, again 0");
            assertThat(shop.warehouse().units()).isZero();
        }

        @Test
        void withoutStock() {
            Life life = approved();
            assertThat(life.refuses(REVIEWER, AfterSalesCase::convert))
                    .isEqualTo(
                            new CaseRejection.NotYet(CaseMove.CONVERT_TO_REFUND, "the warehouse has not answered yet"));
            life.outOfStock();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | STOCK_REFUSED REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 5000) RELEASE_STOCK(rest) NOTIFY(REFUNDED_INSTEAD)");
            assertThat(life.lastOf(Effect.Notify.class))
                    .containsExactly(new Effect.Notify(
                            life.keyOf(Effect.Notify.class),
                            Notice.toBuyer(Notice.Kind.REFUNDED_INSTEAD, "b-1").because("GONE")));
            assertThat(life.subject().replacement().stock()).isEqualTo(Replacement.Stock.REFUSED);
            life.ignores(Effect.ReserveStock.class, done());
            paidBack(life, "");
        }

        @Test
        void whenTheOrderIsRefused() {
            Life life = underWay().hears(Effect.CreateReplacementOrder.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 5000) RELEASE_STOCK(rest) NOTIFY(REFUNDED_INSTEAD)");
            assertThat(shop.lines()).containsExactly("A held 0, back 2, moved 0, again 0");
            paidBack(life, "");
        }

        @Test
        void whenTheGoodsAreStopped() {
            Life life = underWay().ordered("R-1").converted();
            assertThat(life.lately(1))
                    .containsExactly("RESHIPPING | REPLACEMENT_STOP_ASKED | CANCEL_REPLACEMENT_ORDER");
            assertThat(shop.books()).endsWith("owed 0, held 2");
            life.hears(Effect.CancelReplacementOrder.class, done());
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 5000) NOTIFY(REFUNDED_INSTEAD)");
            paidBack(life, " R-1");
        }

        @Test
        void notWhenTheyCannotBeStopped() {
            Life life = underWay().ordered("R-1").converted().hears(Effect.CancelReplacementOrder.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("RESHIPPING | REPLACEMENT_NOT_STOPPED | ALARM(REPLACEMENT_NOT_STOPPED)");
            life.delivered();
            assertThat(shop.books()).isEqualTo(UNTOUCHED);
        }

        @Test
        void whenTheyWillNotComeAndWhatTheyBecomeLaterChangesNothing() {
            Life life = underWay().ordered("R-1").converted().failed("BROKEN");
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 5000) RELEASE_STOCK(rest) NOTIFY(REFUNDED_INSTEAD)");
            life.ignores(Effect.CancelReplacementOrder.class, done()).ignores(Effect.CancelReplacementOrder.class, NO);
            assertThat(life.refuses(AGENT, AfterSalesCase::delivered))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RESHIP, CaseStatus.REFUNDING, CaseMove.RESHIP_DELIVERED));
            paidBack(life, " R-1");
        }

        @Test
        void thatCannotBePaidFailsAndIsRetried() {
            shop.under(CasePolicy.STANDARD.withRoutes(List.of(Route.ORIGINAL)));
            Life life = approved().outOfStock().refusedPayment("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUND_FAILED);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 5000, kept 0, owed 5000, held 0");
            paidBack(life.retried(), "");
        }

        @Test
        void ofTheWholeOrderMarksItFully() {
            Life life = shop.opens(reship(lostMugs(3), item("B", 1, Reason.LOST_IN_TRANSIT)))
                    .approvedBy(REVIEWER)
                    .outOfStock()
                    .paid("T1");
            assertThat(life.lately(1).get(0)).contains("FULLY_REFUNDED(11000)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 11000, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class WhatWasLost {
        @ParameterizedTest(name = "{0} after the promised time, the carrier says {1}: {2}")
        @CsvSource({
            "P3DT23H59M59S, UNKNOWN,    REASON_NOT_VERIFIED",
            "P3DT23H59M59S, IN_TRANSIT, REASON_NOT_VERIFIED",
            "P3DT23H59M59S, LOST,       OK",
            "P4D,           UNKNOWN,    OK",
            "P4D,           IN_TRANSIT, OK",
            "P4D,           DELIVERED,  REASON_NOT_VERIFIED",
            "PT72H1S,       UNKNOWN,    REASON_NOT_VERIFIED",
            "PT0S,          LOST,       OK",
            "PT-24H,        LOST,       OK",
            "P30D,          DELIVERED,  REASON_NOT_VERIFIED"
        })
        void isVerified(Duration late, CarrierWord word, String expected) {
            var asked = new Shop(inOneParcel(late)).hears("P-1", word);
            assertThat(answer(asked)).isEqualTo(expected);
        }

        @ParameterizedTest(name = "nothing promised, the carrier says {0}: {1}")
        @CsvSource({
            "LOST,       OK",
            "UNKNOWN,    REASON_NOT_VERIFIED",
            "IN_TRANSIT, REASON_NOT_VERIFIED",
            "DELIVERED,  REASON_NOT_VERIFIED"
        })
        void withoutAPromisedDateTheCarriersWordAloneCounts(CarrierWord word, String expected) {
            var asked = new Shop(shipped(paidSale())).hears("P-1", word);
            assertThat(answer(asked)).isEqualTo(expected);
        }

        @Test
        void isNotLostOnceItWasDelivered() {
            var arrived = new Shop(delivered(paidSale())).hears("P-1", CarrierWord.LOST);
            assertThat(arrived.refuses(reship(lostMugs(1))))
                    .isEqualTo(new CaseRejection.ReasonNotVerified(LineId.of("A"), "LOST_IN_TRANSIT"));
            var here = new Shop(unshipped(paidSale())).hears("P-1", CarrierWord.LOST);
            assertThat(here.refuses(reship(lostMugs(1))))
                    .isEqualTo(new CaseRejection.OrderState(OrderState.PAID, CaseKind.RESHIP));
        }

        @Test
        void isAskedOfTheParcelThatCarriedTheLine() {
            var two = new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "A"), shipped("P-2", "B")))
                    .hears("P-2", CarrierWord.LOST);
            assertThat(two.refuses(reship(lostMugs(1))))
                    .isEqualTo(new CaseRejection.ReasonNotVerified(LineId.of("A"), "LOST_IN_TRANSIT"));
            two.opens(reship(item("B", 1, Reason.LOST_IN_TRANSIT)));
        }

        @Test
        void isRecordedOnceWhenItTurnsUp() {
            Life life = applied();
            assertThat(life.refuses(AGENT, (it, account, act) -> it.found(account, "P-1", act)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
            life.approvedBy(REVIEWER);
            assertThat(life.subject().canBe(Action.REPORT_FOUND, null)).isTrue();
            life.found("P-1");
            assertThat(life.lately(1)).containsExactly("APPROVED | LOST_PARCEL_FOUND | ALARM(LOST_PARCEL_FOUND)");
            assertThat(life.subject().replacement().parcelsFound()).containsExactly("P-1");
            assertThat(life.refuses(AGENT, (it, account, act) -> it.found(account, "P-1", act)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
            life.reserved().ordered("R-1").delivered();
            life.found("P-2"); // a second parcel of the same application
            assertThat(life.subject().replacement().parcelsFound()).containsExactly("P-1", "P-2");
        }

        @Test
        void isRecordedAfterTheEndToo() {
            Life life = underWay().ordered("R-1").delivered().found("P-1");
            assertThat(life.lately(1)).containsExactly("RESHIPPED | LOST_PARCEL_FOUND | ALARM(LOST_PARCEL_FOUND)");
            Life money = shop.opens(reship(lostMugs(1)))
                    .approvedBy(REVIEWER)
                    .outOfStock()
                    .paid("T1")
                    .found("P-1");
            assertThat(money.lately(1)).containsExactly("REFUNDED | LOST_PARCEL_FOUND | ALARM(LOST_PARCEL_FOUND)");
        }

        @Test
        void isNotWhatWasShort() {
            var arrived = new Shop(delivered(paidSale()));
            Life life = arrived.opens(reship(item("A", 1, Reason.SHORTAGE)).showing(PHOTO))
                    .approvedBy(REVIEWER);
            assertThat(life.refuses(AGENT, (it, account, act) -> it.found(account, "P-1", act)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
        }
    }

    @Nested
    class Quantities {
        private Life again(long quantity) {
            return shop.opens(reship(lostMugs(quantity)))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R")
                    .delivered();
        }

        private AccountRejection exceeded(long asked, long left) {
            return new AccountRejection.QuantityExceeded(LineId.of("A"), asked, left);
        }

        @Test
        void areNeverMoreInAllThanWereSold() {
            again(2);
            assertThat(shop.refuses(reship(lostMugs(2)))).isEqualTo(exceeded(2, 1));
            again(1);
            assertThat(shop.refuses(reship(lostMugs(1)))).isEqualTo(exceeded(1, 0));
        }

        @Test
        void countTheItemsOfALineTogether() {
            again(2);
            assertThat(shop.refuses(reship(lostMugs(1), lostMugs(1)))).isEqualTo(exceeded(2, 1));
        }

        @Test
        void countWhatIsUnderWay() {
            Life first = underWay();
            assertThat(shop.refuses(reship(lostMugs(2)))).isEqualTo(exceeded(2, 1));
            assertThat(shop.refuses(refundOnly(item("A", 2, Reason.NOT_RECEIVED))))
                    .isEqualTo(exceeded(2, 1));
            first.ordered("R-1").failed("LOST");
            assertThat(shop.refuses(reship(lostMugs(2)))).as("paid for").isEqualTo(exceeded(2, 1));
        }

        @Test
        void freeAgainWhatWasNotSent() {
            applied().rejected();
            again(3);
        }

        @Test
        void ofWhatWasDeliveredShort() {
            var arrived = new Shop(delivered(paidSale()));
            arrived.opens(reship(item("A", 2, Reason.SHORTAGE)).showing(PHOTO))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-1")
                    .delivered();
            assertThat(arrived.refuses(reship(item("A", 2, Reason.DAMAGED)).showing(PHOTO)))
                    .isEqualTo(exceeded(2, 1));
            arrived.opens(reship(item("A", 1, Reason.DAMAGED)).showing(PHOTO));
        }
    }

    @Nested
    class Afterwards {
        private Life cameAgain(long quantity) {
            return shop.opens(reship(lostMugs(quantity)))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-1")
                    .delivered();
        }

        @Test
        void whatCameAgainIsReturnedWithinItsOwnWindow() {
            assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NO_REASON))))
                    .isEqualTo(new CaseRejection.OrderState(OrderState.SHIPPED, CaseKind.RETURN_REFUND));
            Life life = shop.opens(reship(lostMugs(3)))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-1");
            shop.after(Duration.ofDays(10));
            life.delivered();
            shop.after(Duration.ofDays(7));
            shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(good("A", 2))
                    .paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 0, held 0");
            assertThat(shop.lines()).containsExactly("A held 0, back 2, moved 0, again 3");
            shop.after(Duration.ofNanos(1));
            assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NO_REASON))))
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), NOON.plus(Duration.ofDays(17))));
        }

        @Test
        void theWindowOfWhatWasShortStartsAgain() {
            var arrived = new Shop(delivered(paidSale()));
            Life life = arrived.opens(reship(item("A", 1, Reason.SHORTAGE)).showing(PHOTO))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-1");
            arrived.after(Duration.ofDays(10));
            assertThat(arrived.refuses(returnRefund(item("A", 1, Reason.NO_REASON))))
                    .isInstanceOf(CaseRejection.WindowExpired.class);
            life.delivered();
            arrived.after(Duration.ofDays(7));
            arrived.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
        }

        @Test
        void aLaterDeliveryOfTheFirstParcelCounts() {
            cameAgain(1);
            shop.after(Duration.ofDays(5));
            shop.delivers(CaseFixtures.shipped("P-1", "A", "B").delivered(shop.now()));
            shop.after(Duration.ofDays(7));
            shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
        }

        @Test
        void whatIsStillMissingIsLostAndTheRestIsNot() {
            cameAgain(1);
            shop.opens(reship(lostMugs(2)));
            assertThat(shop.apply(BUYER, refundOnly(item("A", 2, Reason.NOT_RECEIVED)))
                            .isLeft())
                    .as("held")
                    .isTrue();
        }

        @Test
        void onceAllHasComeAgainNothingIsLostAnyMore() {
            cameAgain(3);
            assertThat(shop.refuses(reship(lostMugs(1))))
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A"), 1, 0));
            assertThat(shop.apply(BUYER, returnRefund(item("A", 1, Reason.NOT_RECEIVED)))
                            .isRight())
                    .isTrue();
        }

        @Test
        void whatIsStillMissingIsNotReturned() {
            cameAgain(1);
            assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NOT_RECEIVED))))
                    .isEqualTo(new CaseRejection.OrderState(OrderState.SHIPPED, CaseKind.RETURN_REFUND));
        }
    }

    @Nested
    class Rules {
        private String statusUnder(CasePolicy policy, Application application) {
            shop.under(policy);
            Life life = shop.opens(application);
            return life.subject().status() + " " + life.subject().review().rule();
        }

        @Test
        void applyBelowTheirLimitOnly() {
            assertThat(statusUnder(CasePolicy.STANDARD.reviewedBy(below("50.00")), reship(lostMugs(2))))
                    .isEqualTo("PENDING_REVIEW ");
            assertThat(shop.account().unitsHeld()).isEqualTo(2);
        }

        @Test
        void doNotPayForGoodsThatStayWithTheBuyer() {
            var arrived = new Shop(delivered(paidSale())).under(CasePolicy.STANDARD.reviewedBy(below("999.00")));
            Life life = arrived.opens(reship(item("A", 1, Reason.DAMAGED)).showing(PHOTO));
            life.hears(Effect.ReserveStock.class, new Outcome.Refused("OUT_OF_STOCK"));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.APPROVED);
            assertThat(life.subject().attention().needed())
                    .as("a person decides")
                    .isTrue();
            life.converted();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void seeWhatTheGoodsAreWorthEvenWhereARefundWouldPayNothing() {
            shop.opens(reship(lostMugs(1)));
            var chargedBack = new Stamp(null, CaseFixtures.FINANCE, shop.now());
            shop.saves(shop.account()
                    .external(chargedBack, TenderId.of("T1"), shop.account().paid(), "cb-1", shop.now())
                    .get());
            assertThat(statusUnder(CasePolicy.STANDARD.reviewedBy(below("10.00")), reship(lostMugs(1))))
                    .isEqualTo("PENDING_REVIEW ");
        }

        @Test
        void applyToTheirCurrencyOnly() {
            var yen = StandardRules.verifiedReshipBelow(io.aftersales.domain.money.Money.of("9999999", "JPY"));
            assertThat(statusUnder(CasePolicy.STANDARD.reviewedBy(yen), reship(lostMugs(2))))
                    .isEqualTo("PENDING_REVIEW ");
        }

        @Test
        void applyToReshipmentsOnly() {
            assertThat(statusUnder(
                            CasePolicy.STANDARD.reviewedBy(below("999.00")),
                            refundOnly(item("A", 1, Reason.LOST_IN_TRANSIT))))
                    .isEqualTo("PENDING_REVIEW ");
        }

        @Test
        void haveAnOrderAndTheFirstThatAppliesDecides() {
            var person = ReviewRule.own("A_PERSON", seen -> true, Ruling.person());
            assertThat(statusUnder(CasePolicy.STANDARD.reviewedBy(person, below("999.00")), reship(lostMugs(1))))
                    .isEqualTo("PENDING_REVIEW ");
            assertThat(statusUnder(CasePolicy.STANDARD.reviewedBy(below("999.00"), person), reship(lostMugs(1))))
                    .isEqualTo("APPROVED VERIFIED_RESHIP");
        }

        @Test
        void neverStandInForOneOfTwoPersons() {
            CasePolicy policy = CasePolicy.STANDARD.reviewedBy(below("999.00")).withFourEyesAbove(cny("49.99"));
            assertThat(statusUnder(policy, reship(lostMugs(1)))).isEqualTo("APPROVED VERIFIED_RESHIP");
            Life life = applied();
            assertThat(life.lately(1)).containsExactly("PENDING_REVIEW | CASE_SUBMITTED RULE_APPLIED | OPEN_TICKET");
            assertThat(life.subject().review().verdict())
                    .isEqualTo(new Verdict(
                            "VERIFIED_RESHIP", Ruling.approve(), Verdict.HeldBack.TWO_PERSONS, twoLostMugs()));
            life.approvedBy(REVIEWER).approvedBy(SECOND);
            assertThat(life.lately(1).get(0)).startsWith("APPROVED | CASE_APPROVED | RESERVE_STOCK(2 MUG)");
        }

        @Test
        void areToldWhetherTheReasonIsBorneOut() {
            assertThat(seen(shipped(paidSale()), reship(lostMugs(1)))).isTrue();
            assertThat(seen(
                            delivered(paidSale()),
                            reship(item("A", 1, Reason.SHORTAGE)).showing(PHOTO)))
                    .isTrue();
            assertThat(seen(delivered(paidSale()), refundOnly(item("A", 1, Reason.QUALITY_ISSUE))))
                    .isFalse();
            assertThat(seen(
                            delivered(paidSale()),
                            refundOnly(item("A", 1, Reason.QUALITY_ISSUE)).showing(PHOTO)))
                    .isTrue();
            assertThat(seen(shipped(paidSale()), refundOnly(item("A", 1, Reason.LOST_IN_TRANSIT))))
                    .as("nobody asked the carrier")
                    .isFalse();
            assertThat(seen(
                            shipped(paidSale()),
                            refundOnly(item("A", 1, Reason.LOST_IN_TRANSIT)).showing(PHOTO)))
                    .isFalse();
        }

        private static boolean seen(OrderFacts order, Application application) {
            var verified = new java.util.ArrayList<Boolean>();
            var rule = ReviewRule.own("LOOKS", seen -> verified.add(seen.verified()), Ruling.person());
            new Shop(order)
                    .hears("P-1", CarrierWord.LOST)
                    .under(CasePolicy.STANDARD.reviewedBy(rule))
                    .opens(application);
            return verified.get(0);
        }

        @Test
        void seeWhatIsAskedForAndWhatItIsWorth() {
            var seen = new java.util.ArrayList<Seen>();
            shop.under(CasePolicy.STANDARD.reviewedBy(ReviewRule.own("LOOKS", seen::add, Ruling.person())));
            applied();
            assertThat(seen).containsExactly(twoLostMugs());
        }

        @Test
        void decideNothingInAQuote() {
            shop.under(CasePolicy.STANDARD.reviewedBy(ReviewRule.own("ALL", seen -> true, Ruling.approve())));
            var here = new Shop(unshipped(paidSale()));
            Application all = refundOnly(item("A", 3, Reason.ORDER_CANCELLED));
            assertThat(AfterSalesCase.quote(
                                    all,
                                    null,
                                    io.aftersales.domain.refunds.RefundPolicy.STANDARD,
                                    here.facts(),
                                    shop.act(BUYER))
                            .get()
                            .total())
                    .isEqualTo(6000);
        }

        @Test
        void approveARefundToo() {
            var here = new Shop(unshipped(paidSale()))
                    .under(CasePolicy.STANDARD.reviewedBy(ReviewRule.own("ALL", seen -> true, Ruling.approve())));
            Life life = here.opens(refundOnly(item("A", 1, Reason.ORDER_CANCELLED)));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | CASE_SUBMITTED RULE_APPLIED CASE_APPROVED REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 2000) STOP_FULFILMENT NOTIFY(APPROVED)");
        }

        @Test
        void haveAName() {
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReviewRule.own(" ", seen -> true, Ruling.person()));
        }
    }

    @Test
    void goodsOnTheirWayAlarmAfterFifteenDaysAndTheWarehouseAfterThree() {
        Life life = approved();
        life.waitsInVain(Duration.ofDays(3).minusNanos(1)).waits(Duration.ofNanos(1));
        assertThat(life.lately(1)).containsExactly("APPROVED | WAIT_OVERDUE | ALARM(OVERDUE) OPEN_TICKET");
        life.reserved().waitsInVain(Duration.ofDays(15).minusNanos(1)).waits(Duration.ofNanos(1));
        assertThat(life.lately(1)).containsExactly("RESHIPPING | WAIT_OVERDUE | ALARM(OVERDUE) OPEN_TICKET");
        life.waitsInVain(Duration.ofDays(100));
    }
}
