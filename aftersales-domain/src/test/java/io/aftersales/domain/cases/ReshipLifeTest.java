package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Reshipments, to each of their ends. */
class ReshipLifeTest extends ReshipLives {
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
                            List.of(new Replacement.Wanted(LineId.of("A"), "MUG", 2, null, null)),
                            key("reserve-0"),
                            Replacement.Stock.ORDERED,
                            Replacement.PriceDifference.NONE,
                            new Replacement.Shipment(
                                    key("replace-0"), null, "R-1", "SF", "S-1", NOON, NOON.plus(Duration.ofDays(2)))));
            assertThat(life.owed())
                    .containsExactly(
                            new Effect.OpenTicket(key("ticket-1"), 1, null, "PENDING_REVIEW", "", NOON),
                            new Effect.ReserveStock(
                                    key("reserve-0"),
                                    "LOST_IN_TRANSIT",
                                    List.of(new Goods("MUG", 2)),
                                    NOON.plus(Duration.ofDays(60))),
                            new Effect.Notify(
                                    key("notice-2"),
                                    Notice.toBuyer(Notice.Kind.APPROVED, "b-1").because(Notice.GOODS_SENT_AGAIN)),
                            new Effect.ResolveTicket(
                                    key("ticket-4"), 1, key("ticket-1"), REVIEWER, "CASE_APPROVED", NOON),
                            new Effect.CreateReplacementOrder(
                                    key("replace-0"), key("reserve-0"), List.of(new Goods("MUG", 2))),
                            new Effect.Notify(key("notice-6"), Notice.toBuyer(Notice.Kind.REPLACEMENT_SHIPPED, "b-1")),
                            new Effect.MarkOrder(
                                    key("mark-7"), OrderMark.RESHIPPED, cny("0.00"), cny("0.00"), List.of("R-1")),
                            new Effect.Notify(key("notice-8"), Notice.toBuyer(Notice.Kind.RESHIPPED, "b-1")));
            assertThat(life.last().account().entries().stream().map(AccountEntry::kind))
                    .containsExactly(AccountEntry.Kind.RELEASED, AccountEntry.Kind.RESHIPPED);
            assertThat(life.subject().waiting().dueAt()).isNull();
        }

        @Test
        void byARule() {
            shop.under(CasePolicy.builder().rules(below("50.01")).build());
            Life life = applied();
            assertThat(life.lately(1))
                    .containsExactly("APPROVED | CASE_SUBMITTED RULE_APPLIED CASE_APPROVED"
                            + " | RESERVE_STOCK(2 MUG) NOTIFY(APPROVED)");
            RuleDecision verdict = new RuleDecision("VERIFIED_RESHIP", RuleAction.approve(), null, twoLostMugs());
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            null,
                            null,
                            NOON,
                            ApprovalTerms.BY_POLICY,
                            cny("50.00"),
                            "",
                            "VERIFIED_RESHIP",
                            verdict,
                            null,
                            null));
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
            assertThat(life.refuses(AGENT, CaseDecisions::delivered))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RESHIP, CaseStatus.RESHIPPED, CaseMove.RESHIP_DELIVERED));
            assertThat(life.refuses(AGENT, (it, account, context) -> CaseDecisions.failed(it, account, "X", context)))
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
            shop.under(CasePolicy.builder()
                    .rules(below("50.00"), ReviewRule.own("NO_RESHIPS", seen -> true, RuleAction.reject("NOT_HERE")))
                    .build());
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
            assertThat(approved.refuses(BUYER, CaseDecisions::withdraw))
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
            assertThat(life.refuses(REVIEWER, CaseDecisions::convert))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.WAREHOUSE_SILENT));
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
            assertThat(life.refuses(AGENT, CaseDecisions::delivered))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RESHIP, CaseStatus.REFUNDING, CaseMove.RESHIP_DELIVERED));
            paidBack(life, " R-1");
        }

        @Test
        void thatCannotBePaidFailsAndIsRetried() {
            shop.under(CasePolicy.builder().routes(List.of(Route.ORIGINAL)).build());
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
                    .isEqualTo(new CaseRejection.OrderState(CaseKind.RETURN_REFUND, Map.of(Stage.LOST, 3L)));
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
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), NOON.plus(Duration.ofDays(17)), ""));
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
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A"), 1, 0, Map.of("DELIVERED", 3L)));
            assertThat(shop.apply(BUYER, returnRefund(item("A", 1, Reason.NOT_LIKED.within(null))))
                            .isRight())
                    .isTrue();
        }

        @Test
        void whatIsStillMissingIsNotReturned() {
            cameAgain(1);
            assertThat(shop.refuses(returnRefund(item("A", 2, Reason.NOT_LIKED.within(null))))
                            .facts())
                    .containsEntry("asked", 2L)
                    .containsEntry("left", 1L);
            shop.opens(returnRefund(item("A", 1, Reason.NOT_LIKED.within(null))));
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
