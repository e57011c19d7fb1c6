package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OrderMark;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Exchanges, to each of their ends. Mugs cost 20.00; MUG-2 is dearer, MUG-3 cheaper. */
class ExchangeLifeTest {
    private static final Outcome PAID = new Outcome.Done("ALIPAY", "tx-top-up");
    private static final Outcome NO = new Outcome.Refused("NO");
    private static final String UNTOUCHED = "paid 11000, refunded 0, kept 0, owed 0, held 0";

    private final Shop shop = stocked(new Shop(delivered(paidSale())));

    private static Shop stocked(Shop shop) {
        return shop.stocks("MUG", 9)
                .stocks("MUG-2", 9)
                .stocks("MUG-3", 9)
                .stocks("CAP", 9)
                .asks("MUG-2", 2500)
                .asks("MUG-3", 1500);
    }

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    private static Outcome done() {
        return new Outcome.Done("ok");
    }

    private static Application exchange(CaseItem... items) {
        return Application.of(ORDER, CaseKind.EXCHANGE, items);
    }

    private static CaseItem mugs(long quantity) {
        return item("A", quantity, Reason.NO_REASON);
    }

    private Life even() {
        return shop.opens(exchange(mugs(2)));
    }

    private Life dearer() {
        return shop.opens(exchange(mugs(2).wanting("MUG-2")));
    }

    private Life cheaper() {
        return shop.opens(exchange(mugs(2).wanting("MUG-3")));
    }

    /** The difference is asked for. */
    private Life asked() {
        return dearer().comesBack(good("A", 2));
    }

    /** The new goods are on their way, and the difference is paid. */
    private Life underWay() {
        return asked().hears(Effect.RequestTopUp.class, PAID);
    }

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
                    EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED | RESTOCK_GOOD CREATE_REPLACEMENT_ORDER(2 MUG)
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
                            List.of(new Replacement.Wanted(LineId.of("A"), "MUG", 2, null)),
                            key("reserve-0"),
                            Replacement.Stock.ORDERED,
                            new Difference(
                                    0,
                                    null,
                                    null,
                                    Difference.State.NOTHING_ASKED,
                                    null,
                                    life.subject().replacement().difference().surplus()),
                            new Dispatch(
                                    key("replace-0"), null, "R-1", "SF", "S-1", NOON, NOON.plus(Duration.ofDays(2))),
                            List.of()));
            assertThat(life.subject().replacement().difference().surplus().total())
                    .isZero();
            assertThat(shop.account().replacements())
                    .containsExactly(new ReplacementLine(
                            LineId.of("A/1"),
                            LineId.of("A"),
                            "MUG",
                            2,
                            4000,
                            0,
                            4000,
                            0,
                            life.subject().id(),
                            NOON.plus(Duration.ofDays(2))));
            assertThat(life.owed())
                    .contains(
                            new Effect.ReserveStock(
                                    key("reserve-0"), List.of(new Goods("MUG", 2)), NOON.plus(Duration.ofDays(60))),
                            new Effect.CreateReplacementOrder(
                                    key("replace-0"), key("reserve-0"), List.of(new Goods("MUG", 2))),
                            new Effect.MarkOrder(key("mark-10"), OrderMark.EXCHANGED, cny("0.00"), List.of("R-1")));
        }

        @Test
        void forDearerGoodsOnceTheDifferenceIsPaid() {
            Life life = underWay().ordered("R-1").delivered();
            assertThat(life.lately(4)).isEqualTo(lines("""
                    AWAITING_TOP_UP | FINDINGS_RECORDED INSPECTION_PASSED TOP_UP_ASKED | REQUEST_TOP_UP(1000) RESTOCK_GOOD NOTIFY(TOP_UP_ASKED)
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
                            TenderId.of("top-up-1"), "ALIPAY", "tx-top-up", TenderKind.MONEY, 1000, 1000, 0));
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
                    EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED | PAY_REFUND(T1 ORIGINAL 1000) RESTOCK_GOOD CREATE_REPLACEMENT_ORDER(2 MUG-3)
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

        @Test
        void whenTheSurplusIsPaidAfterTheDelivery() {
            Life life = cheaper().comesBack(good("A", 2)).ordered("R-1").delivered();
            assertThat(life.lately(1)).containsExactly("EXCHANGING | REPLACEMENT_DELIVERED |");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 1000, held 2");
            assertThat(life.refuses(CaseFixtures.AGENT, AfterSalesCase::delivered))
                    .isEqualTo(
                            new CaseRejection.NotYet(CaseMove.EXCHANGE_DELIVERED, "the goods were delivered already"));
            assertThat(life.refuses(REVIEWER, AfterSalesCase::convert))
                    .isEqualTo(
                            new CaseRejection.NotYet(CaseMove.CONVERT_TO_REFUND, "the goods were delivered already"));
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
                                    + " | REQUEST_TOP_UP(500) RESTOCK_GOOD SEND_BACK RELEASE_STOCK(2 MUG-2) NOTIFY(TOP_UP_ASKED)");
            assertThat(life.lastOf(Effect.ReleaseStock.class))
                    .containsExactly(new Effect.ReleaseStock(
                            life.keyOf(Effect.ReleaseStock.class), key("reserve-0"), List.of(new Goods("MUG-2", 2))));
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
                            + " | RESTOCK_GOOD CREATE_REPLACEMENT_ORDER(1 MUG-2, 1 MUG-3, 1 MUG, 1 CAP)");
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
                                    + " | REQUEST_TOP_UP(500) RESTOCK_GOOD RELEASE_STOCK(1 MUG-2, 1 MUG-3) NOTIFY(TOP_UP_ASKED)");
            assertThat(life.subject().replacement().goods())
                    .containsExactly(new Replacement.Wanted(LineId.of("A"), "MUG-2", 1, 2500L));
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
            shop.under(CasePolicy.STANDARD.settling(DifferencePolicy.WAIVE)).stocks("MUG-9", 9);
            Life life = shop.opens(exchange(mugs(2).wanting("MUG-2"), mugs(1).wanting("MUG-9")))
                    .comesBack(good("A", 3));
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED"
                            + " | RESTOCK_GOOD CREATE_REPLACEMENT_ORDER(2 MUG-2, 1 MUG-9)");
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
                            + " | PAY_REFUND(T1 ORIGINAL 2292) PAY_REFUND(top-up-1 ORIGINAL 208) RESTOCK_GOOD");
            assertThat(back.lastOf(Effect.RestockGood.class))
                    .containsExactly(new Effect.RestockGood(
                            back.keyOf(Effect.RestockGood.class), "WH-1", List.of(new Goods("MUG-2", 1))));
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
                            + " | PAY_REFUND(T1 ORIGINAL 1833) PAY_REFUND(top-up-1 ORIGINAL 167) RESTOCK_GOOD"
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
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A/1"), NOON.plus(Duration.ofDays(37))));
            assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NO_REASON))))
                    .isInstanceOf(CaseRejection.WindowExpired.class);
        }

        @Test
        void goodsOnTheirWayAreNotClaimed() {
            even().comesBack(good("A", 2)).ordered("R-1");
            assertThat(shop.refuses(returnRefund(item("A/1", 1, Reason.NO_REASON))))
                    .isEqualTo(new CaseRejection.OrderState(
                            io.aftersales.domain.orders.OrderState.SHIPPED, CaseKind.RETURN_REFUND));
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
            shop.under(CasePolicy.STANDARD.reviewedBy(ReviewRule.own(
                    "NO_EXCHANGES", seen -> seen.kind() == CaseKind.EXCHANGE, Ruling.reject("NOT_HERE"))));
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

    @Nested
    class MoneyInstead {
        private static final String BACK = "paid 11000, refunded 4000, kept 0, owed 0, held 0";

        @Test
        void whenTheDifferenceIsNotPaidInTime() {
            Life life = asked().waitsInVain(Duration.ofDays(3).minusNanos(1)).waits(Duration.ofNanos(1));
            assertThat(life.lastOf(Effect.CancelTopUp.class))
                    .containsExactly(new Effect.CancelTopUp(life.keyOf(Effect.CancelTopUp.class), key("topup-0")));
            life.hears(Effect.CancelTopUp.class, done()).paid("T1");
            assertThat(life.lately(3)).isEqualTo(lines("""
                    AWAITING_TOP_UP | TOP_UP_GIVEN_UP | CANCEL_TOP_UP
                    REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4000) RELEASE_STOCK(rest) NOTIFY(REFUNDED_INSTEAD)
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(4000) NOTIFY(REFUNDED)
                    """));
            assertThat(shop.books()).isEqualTo(BACK);
            assertThat(shop.lines()).containsExactly("A held 0, back 2, moved 0, again 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            assertThat(life.subject().replacement().difference().state()).isEqualTo(Difference.State.CANCELLED);
            assertThat(life.subject().replacement().stock()).isEqualTo(Replacement.Stock.RELEASED);
            life.ignores(Effect.CancelTopUp.class, done()).ignores(Effect.RequestTopUp.class, NO);
        }

        @Test
        void notWhileTheDifferenceMayStillBePaid() {
            Life life = asked().converted();
            assertThat(life.refuses(REVIEWER, AfterSalesCase::convert))
                    .isEqualTo(new CaseRejection.NotYet(CaseMove.CONVERT_TO_REFUND, "it was asked for already"));
            assertThat(life.subject().canBe(Action.CONVERT_TO_REFUND, null)).isFalse();
            life.hears(Effect.CancelTopUp.class, NO);
            assertThat(life.lately(1)).containsExactly("AWAITING_TOP_UP | TOP_UP_NOT_GIVEN_UP |");
            life.ignores(Effect.CancelTopUp.class, done());
            life.waits(Duration.ofDays(3));
            assertThat(life.lately(1)).containsExactly("AWAITING_TOP_UP | TOP_UP_GIVEN_UP | CANCEL_TOP_UP");
            life.hears(Effect.CancelTopUp.class, NO);
            assertThat(life.subject().canBe(Action.CONVERT_TO_REFUND, null)).isTrue();
            life.converted().hears(Effect.CancelTopUp.class, done()).paid("T1");
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void notWhenTheDifferenceIsPaidWhileItIsGivenUp() {
            Life life = asked().converted().hears(Effect.RequestTopUp.class, PAID);
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | TOP_UP_PAID EXCHANGE_BOOKED | CREATE_REPLACEMENT_ORDER(2 MUG-2)");
            life.ignores(Effect.CancelTopUp.class, NO)
                    .ignores(Effect.CancelTopUp.class, done())
                    .ignores(Effect.RequestTopUp.class, PAID)
                    .ignores(Effect.RequestTopUp.class, NO);
            assertThat(life.subject().canBe(Action.CONVERT_TO_REFUND, null)).isTrue();
            life.ordered("R-1").delivered();
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 2 in 1");
        }

        @Test
        void whenTheBuyerRefusesToPay() {
            Life life = asked().hears(Effect.RequestTopUp.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | TOP_UP_REFUSED REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 4000) RELEASE_STOCK(rest) NOTIFY(REFUNDED_INSTEAD)");
            life.paid("T1");
            assertThat(shop.books()).isEqualTo(BACK);
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }

        @Test
        void whenTheBuyerRefusesToPayForWhatWasAcceptedInPart() {
            shop.opens(exchange(mugs(3).wanting("MUG-2")))
                    .comesBack(good("A", 1), missing("A", 2))
                    .hears(Effect.RequestTopUp.class, NO)
                    .paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
            assertThat(shop.lines()).containsExactly("A held 0, back 1, moved 0, again 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }

        @Test
        void whenTheOrderIsRefused() {
            Life life = underWay().hears(Effect.CreateReplacementOrder.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 4583) PAY_REFUND(top-up-1 ORIGINAL 417) RELEASE_STOCK(rest)"
                            + " NOTIFY(REFUNDED_INSTEAD)");
            life.paid("T1", "top-up-1");
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000) NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
            assertThat(shop.lines()).isEqualTo(lines("""
                    A held 0, back 0, moved 2, again 0
                    A/1 held 0, back 2, moved 0, again 0 | 2 MUG-2 for A, worth 5000, difference 1000, on its way
                    """));
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            life.ignores(Effect.CreateReplacementOrder.class, NO);
        }

        @Test
        void whenTheGoodsAreStoppedOnTheirWay() {
            Life life = underWay().ordered("R-1").shipped("SF", "S-1").converted();
            assertThat(life.lastOf(Effect.CancelReplacementOrder.class))
                    .containsExactly(new Effect.CancelReplacementOrder(
                            life.keyOf(Effect.CancelReplacementOrder.class), key("replace-0")));
            assertThat(life.refuses(REVIEWER, AfterSalesCase::convert))
                    .isEqualTo(new CaseRejection.NotYet(CaseMove.CONVERT_TO_REFUND, "it was asked for already"));
            life.hears(Effect.CancelReplacementOrder.class, done()).paid("T1", "top-up-1");
            assertThat(life.lately(4)).isEqualTo(lines("""
                    EXCHANGING | REPLACEMENT_STOP_ASKED | CANCEL_REPLACEMENT_ORDER
                    REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 4583) PAY_REFUND(top-up-1 ORIGINAL 417) NOTIFY(REFUNDED_INSTEAD)
                    REFUNDING | REFUND_PART_PAID |
                    REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000 R-1) NOTIFY(REFUNDED)
                    """));
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
            life.ignores(Effect.CancelReplacementOrder.class, done()).ignores(Effect.CancelReplacementOrder.class, NO);
        }

        @Test
        void notWhenTheGoodsCannotBeStopped() {
            Life life = underWay().ordered("R-1").converted().hears(Effect.CancelReplacementOrder.class, NO);
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | REPLACEMENT_NOT_STOPPED | ALARM(REPLACEMENT_NOT_STOPPED)");
            EffectKey first = life.keyOf(Effect.CancelReplacementOrder.class);
            life.converted();
            assertThat(life.keyOf(Effect.CancelReplacementOrder.class)).isNotEqualTo(first);
            life.ignores(first, done()).delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            life.hears(Effect.CancelReplacementOrder.class, done()); // stopped after they arrived: somebody is wrong
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGED | REPLACEMENT_NOT_STOPPED | ALARM(REPLACEMENT_NOT_STOPPED)");
            life.ignores(Effect.CancelReplacementOrder.class, done());
        }

        @Test
        void whenTheGoodsWillNotGoOut() {
            Life life = underWay();
            assertThat(life.refuses(CaseFixtures.AGENT, (subject, account, act) -> subject.failed(account, "X", act)))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, "no order is known that could have failed"));
            life.ordered("R-1").failed("LOST_BY_CARRIER");
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_GIVEN_UP REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 4583) PAY_REFUND(top-up-1 ORIGINAL 417) RELEASE_STOCK(rest)"
                            + " NOTIFY(REFUNDED_INSTEAD)");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.ReplacementGivenUp("LOST_BY_CARRIER"));
            life.ignores(Effect.CreateReplacementOrder.class, done()).paid("T1", "top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void neverWhenAnOrderThatIsKnownIsSaidToBeRefusedLater() {
            Life life = underWay().ordered("R-1").ignores(Effect.CreateReplacementOrder.class, NO);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            life.ignores(Effect.CreateReplacementOrder.class, new Outcome.Done("R-1"))
                    .ignores(Effect.CreateReplacementOrder.class, new Outcome.TakenBack("R-1"));
        }

        @Test
        void alarmsWhenTheGoodsGoOutAfterAll() {
            Life life = underWay()
                    .hears(Effect.CreateReplacementOrder.class, NO)
                    .hears(Effect.CreateReplacementOrder.class, new Outcome.Done("R-1"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | REPLACEMENT_ORDERED REPLACEMENT_STOP_ASKED"
                            + " | CANCEL_REPLACEMENT_ORDER ALARM(REPLACEMENT_NOT_STOPPED)");
        }

        @Test
        void givesFreeWhatIsReservedWhenStoppedBeforeAnOrderIsKnown() {
            Life life = underWay().converted().hears(Effect.CancelReplacementOrder.class, done());
            assertThat(life.lately(1).get(0)).contains("RELEASE_STOCK(rest)");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
        }

        @Test
        void besideASurplusThatWasPaidAlready() {
            Life life =
                    cheaper().comesBack(good("A", 2)).ordered("R-1").paid("T1").failed("LOST");
            assertThat(life.parts())
                    .containsExactly(
                            "T1 1000 PAID by ORIGINAL under as-1001-1-surplus-T1-0",
                            "T1 3000 OPEN by ORIGINAL under as-1001-1-pay-T1-0");
            life.hears(key("pay-T1-0"), done());
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | REFUND_PART_PAID REFUND_SETTLED"
                            + " | PARTIALLY_REFUNDED(4000 R-1) NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void waitsForASurplusThatIsStillOpen() {
            Life life = cheaper().comesBack(good("A", 2)).ordered("R-1").failed("LOST");
            life.hears(key("pay-T1-0"), done());
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            life.hears(key("surplus-T1-0"), done());
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void failsWhenItCannotBePaidAndIsRetried() {
            shop.under(CasePolicy.STANDARD.withRoutes(List.of(Route.ORIGINAL)));
            Life life = asked().hears(Effect.RequestTopUp.class, NO).refusedPayment("T1");
            assertThat(life.lately(1))
                    .containsExactly("REFUND_FAILED | REFUND_PART_FAILED REFUND_FAILED"
                            + " | ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED) OPEN_TICKET");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 4000, kept 0, owed 4000, held 0");
            assertThat(shop.stock()).isEqualTo("reserved 0, sent 0 in 0");
            life.retried().paid("T1");
            assertThat(shop.books()).isEqualTo(BACK);
        }

        @Test
        void countsTheSellersFaultAsAnyRefundDoes() {
            Life life = shop.opens(exchange(item("A", 2, Reason.QUALITY_ISSUE).wanting("MUG-2")))
                    .comesBack(good("A", 2))
                    .hears(Effect.RequestTopUp.class, PAID)
                    .ordered("R-1")
                    .failed("LOST")
                    .paid("T1", "top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 6000, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class LateTopUp {
        private Life late() {
            return asked().hears(Effect.RequestTopUp.class, NO).hears(Effect.RequestTopUp.class, PAID);
        }

        @Test
        void goesBackTheWayItCameWithAnAlarm() {
            Life life = late();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | TOP_UP_PAID_LATE"
                            + " | PAY_REFUND(top-up-1 ORIGINAL 1000) ALARM(TOP_UP_PAID_LATE)");
            assertThat(life.lastOf(Effect.PayRefund.class))
                    .containsExactly(new Effect.PayRefund(
                            key("topup-back-top-up-1-0"),
                            TenderId.of("top-up-1"),
                            "ALIPAY",
                            "tx-top-up",
                            Route.ORIGINAL,
                            cny("10.00")));
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 5000, held 0");
            assertThat(life.subject().replacement().difference().state()).isEqualTo(Difference.State.PAID_LATE);
            life.ignores(Effect.RequestTopUp.class, PAID).paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
            life.paid("top-up-1");
            assertThat(life.lately(1))
                    .containsExactly(
                            "REFUNDED | REFUND_PART_PAID REFUND_SETTLED | PARTIALLY_REFUNDED(5000) NOTIFY(REFUNDED)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void goesBackAfterTheEndToo() {
            Life life = asked().hears(Effect.RequestTopUp.class, NO).paid("T1").hears(Effect.RequestTopUp.class, PAID);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            life.paid("top-up-1");
            assertThat(life.lately(1)).containsExactly("REFUNDED | REFUND_PART_PAID | PARTIALLY_REFUNDED(5000)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void thatCannotGoBackFailsTheRefundAndIsRetried() {
            shop.under(CasePolicy.STANDARD.withRoutes(List.of(Route.ORIGINAL)));
            Life life = late().paid("T1").refusedPayment("top-up-1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUND_FAILED);
            life.retried();
            assertThat(life.part("top-up-1").key()).isEqualTo(key("topup-back-top-up-1-1"));
            life.paid("top-up-1");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 5000, kept 0, owed 0, held 0");
        }

        @Test
        void isPaidByHandWhereNoProviderPays() {
            shop.under(CasePolicy.STANDARD.withRoutes(List.of(Route.OFFLINE)));
            Life life = late();
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | TOP_UP_PAID_LATE"
                            + " | ALARM(TOP_UP_PAID_LATE) NOTIFY(OFFLINE_PAYMENT_NEEDED)");
            life.offline("top-up-1", done()).offline("T1", done());
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void hasAnIdOfItsOwnAmongTheTenders() {
            var other = stocked(new Shop(delivered(sale().paidBy(Tender.money("top-up-1", "ALIPAY", 11000)))));
            Life life = other.opens(exchange(mugs(1).wanting("MUG-2")))
                    .comesBack(good("A", 1))
                    .hears(Effect.RequestTopUp.class, new Outcome.Done("tx"));
            assertThat(other.account().tenders().get(1).tender())
                    .isEqualTo(new Tender(TenderId.of("top-up-1+"), "TOP_UP", "tx", TenderKind.MONEY, 500, 500, 0));
            life.ordered("R-1").failed("LOST").paid("top-up-1", "top-up-1+");
            assertThat(other.books()).isEqualTo("paid 11500, refunded 2500, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class TopUpTakenBack {
        private static final Outcome BACK = new Outcome.TakenBack("cb-1");

        @Test
        void isRecordedAlarmedAndChangesNothingElse() {
            Life life = underWay().hears(Effect.RequestTopUp.class, BACK);
            assertThat(life.lately(1)).containsExactly("EXCHANGING | TOP_UP_TAKEN_BACK | ALARM(TOP_UP_TAKEN_BACK)");
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 1000, kept 0, owed 0, held 2");
            life.ignores(Effect.RequestTopUp.class, BACK).ordered("R-1").delivered();
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGED | EXCHANGE_COMPLETED | EXCHANGED(1000 R-1) NOTIFY(EXCHANGED)");
        }

        @Test
        void isRecordedAfterTheEnd() {
            Life life = underWay().ordered("R-1").delivered().hears(Effect.RequestTopUp.class, BACK);
            assertThat(life.lately(1)).containsExactly("EXCHANGED | TOP_UP_TAKEN_BACK | ALARM(TOP_UP_TAKEN_BACK)");
            life.ignores(Effect.RequestTopUp.class, BACK);
        }

        @Test
        void isCountedOnceHoweverOftenAndUnderWhateverReferenceItIsTold() {
            underWay()
                    .hears(Effect.RequestTopUp.class, BACK)
                    .ignores(Effect.RequestTopUp.class, new Outcome.TakenBack("cb-2"));
            assertThat(shop.account().totals().differences())
                    .as("nothing is settled any more")
                    .isZero();
            assertThat(shop.books()).isEqualTo("paid 12000, refunded 1000, kept 0, owed 0, held 2");
        }

        @Test
        void isNotPaidASecondTimeWhenTheGoodsDoNotGoOut() {
            underWay().ordered("R-1").hears(Effect.RequestTopUp.class, BACK).failed("BROKEN");
            assertThat(shop.books())
                    .as("the mugs are worth 40.00, and 10.00 were charged back")
                    .isEqualTo("paid 12000, refunded 5000, kept 0, owed 4000, held 0");
        }

        @Test
        void isNothingWhereNothingWasPaid() {
            Life life = asked().ignores(Effect.RequestTopUp.class, BACK);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.AWAITING_TOP_UP);
        }
    }

    @Nested
    class Surplus {
        @Test
        void paidByHandBesideARefundOnTheSameTenderHasToBeNamed() {
            shop.under(CasePolicy.STANDARD.withRoutes(List.of(Route.OFFLINE)));
            Life life = cheaper().comesBack(good("A", 2)).ordered("R-1").failed("BROKEN");
            TenderId card = TenderId.of("T1");
            assertThat(life.refuses(
                            CaseFixtures.FINANCE,
                            (it, account, act) -> it.confirmOffline(account, card, null, done(), act)))
                    .isEqualTo(new CaseRejection.NoOfflinePayment(card, 2));
            Change named = life.subject()
                    .confirmOffline(
                            shop.account(), card, RefundPart.Purpose.SURPLUS, done(), shop.act(CaseFixtures.FINANCE))
                    .get();
            assertThat(named.next().refund().parts())
                    .extracting(part -> part.purpose() + " " + part.state())
                    .containsExactly("SURPLUS PAID", "REFUND OPEN");
        }

        @Test
        void thatIsDeadIsRetriedWithoutAMove() {
            shop.under(CasePolicy.STANDARD.withRoutes(List.of(Route.ORIGINAL)));
            Life life = cheaper().comesBack(good("A", 2)).refusedPayment("T1");
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | REFUND_PART_FAILED"
                            + " | ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED) OPEN_TICKET");
            life.ordered("R-1").delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGING);
            assertThat(life.subject().canBe(Action.RETRY_REFUND, CaseMove.REFUND))
                    .isTrue();
            life.retried();
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | REFUND_RETRIED | PAY_REFUND(T1 ORIGINAL 1000) RESOLVE_TICKET");
            assertThat(life.part("T1").key()).isEqualTo(key("surplus-T1-1"));
            life.paid("T1");
            assertThat(life.lately(1).get(0)).startsWith("EXCHANGED | REFUND_PART_PAID EXCHANGE_COMPLETED");
        }

        @Test
        void goesTheNextWayAndAtLastByHand() {
            Life life = cheaper().comesBack(good("A", 2)).refusedPayment("T1").refusedPayment("T1");
            assertThat(life.lately(2)).isEqualTo(lines("""
                    EXCHANGING | REFUND_PART_FAILED REFUND_REROUTED | PAY_REFUND(T1 BALANCE 1000)
                    EXCHANGING | REFUND_PART_FAILED REFUND_REROUTED | NOTIFY(OFFLINE_PAYMENT_NEEDED) OPEN_TICKET
                    """));
            life.offline("T1", done());
            assertThat(life.lately(1)).containsExactly("EXCHANGING | REFUND_PART_PAID | RESOLVE_TICKET");
        }

        @Test
        void thatIsTakenBackAfterTheEndIsAlarmedAndPaidAgain() {
            shop.under(CasePolicy.STANDARD.withRoutes(List.of(Route.ORIGINAL)));
            Life life = cheaper()
                    .comesBack(good("A", 2))
                    .paid("T1")
                    .ordered("R-1")
                    .delivered()
                    .takenBack("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 1000, held 0");
            life.retried().refusedPayment("T1");
            assertThat(life.lately(1).get(0))
                    .startsWith("EXCHANGED | REFUND_PART_FAILED | ALARM(REFUND_FAILED) NOTIFY(REFUND_FAILED)");
            life.retried().paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }

        @Test
        void ofPointsIsGivenBackAtOnceAndHoldsNothingUp() {
            var points = stocked(new Shop(delivered(sale().paidBy(Tender.points("P1", 1100, 11000)))));
            Life life = points.opens(exchange(mugs(2).wanting("MUG-3"))).comesBack(good("A", 2));
            assertThat(life.lately(1))
                    .containsExactly("EXCHANGING | FINDINGS_RECORDED INSPECTION_PASSED EXCHANGE_BOOKED"
                            + " | RESTOCK_GOOD CREATE_REPLACEMENT_ORDER(2 MUG-3) GIVE_BACK_POINTS(100)");
            life.ordered("R-1").delivered();
            assertThat(life.subject().status()).isEqualTo(CaseStatus.EXCHANGED);
            life.paid("P1");
            assertThat(points.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }

        @Test
        void ofMoneyAndPointsGivesThePointsAfterTheMoney() {
            var mixed = stocked(new Shop(delivered(CaseFixtures.mixedSale())));
            Life life = mixed.opens(exchange(mugs(2).wanting("MUG-3"))).comesBack(good("A", 2));
            assertThat(life.owed()).noneMatch(Effect.GiveBackPoints.class::isInstance);
            life.paid("T1", "G1");
            assertThat(life.lately(1)).containsExactly("EXCHANGING | REFUND_PART_PAID | GIVE_BACK_POINTS(20)");
            life.ordered("R-1").delivered().paid("P1");
            assertThat(mixed.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 0, held 0");
        }
    }

    @Nested
    class Refuses {
        @Test
        void anAmountToBeBargainedForWhereGoodsGoOut() {
            Life life = cheaper().reserved();
            for (Terms terms :
                    List.of(new Terms(ShippingChoice.BY_POLICY, 1, null), new Terms(ShippingChoice.BY_POLICY, 0, 1L))) {
                assertThat(life.refuses(REVIEWER, life.approve(terms)))
                        .isEqualTo(new CaseRejection.TermsNotPossible(CaseKind.EXCHANGE));
            }
        }

        @Test
        void noPriceWhereNothingIsSettled() {
            shop.under(CasePolicy.STANDARD.settling(DifferencePolicy.WAIVE)).asks("MUG-2", -1);
            assertThat(dearer().comesBack(good("A", 2)).subject().status()).isEqualTo(CaseStatus.EXCHANGING);
        }

        @Test
        void aPriceThatCannotBeCountedTogetherWithWhatWasPaid() {
            shop.asks("MUG-2", Long.MAX_VALUE / 2);
            assertThat(shop.refuses(exchange(mugs(2).wanting("MUG-2")))).isEqualTo(new CaseRejection.NoPrice("MUG-2"));
        }

        @Test
        void approvalBeforeTheGoodsStandReserved() {
            Life life = even();
            assertThat(life.refuses(REVIEWER, life.approve(Terms.BY_POLICY)))
                    .isEqualTo(new CaseRejection.NotReservedYet());
            assertThat(life.subject().canBe(Action.APPROVE, CaseMove.APPROVE)).isFalse();
            life.reserved();
            assertThat(life.subject().canBe(Action.APPROVE, CaseMove.APPROVE)).isTrue();
            life.ignores(Effect.ReserveStock.class, done()).ignores(Effect.ReserveStock.class, NO);
            life.hears(Effect.ReserveStock.class, new Outcome.TakenBack("RSV"));
            assertThat(life.lately(1))
                    .containsExactly("REJECTED | STOCK_REFUSED CASE_REJECTED | RELEASE_STOCK(rest) NOTIFY(REJECTED)"
                            + " RESOLVE_TICKET");
        }

        @Test
        void everythingWhenOneOfThreeLacksStock() {
            shop.stocks("MUG-3", 0);
            assertThat(shop.refuses(exchange(
                            mugs(1).wanting("MUG-2"), mugs(1).wanting("MUG-3"), item("B", 1, Reason.NO_REASON))))
                    .isEqualTo(new CaseRejection.OutOfStock("MUG-3", 1, 0));
            assertThat(shop.opens(exchange(mugs(3))).subject().id().number()).isEqualTo(1);
        }

        @Test
        void goodsWithoutAPrice() {
            shop.stocks("MUG-9", 9);
            assertThat(shop.refuses(exchange(mugs(1).wanting("MUG-9")))).isEqualTo(new CaseRejection.NoPrice("MUG-9"));
        }

        @Test
        void prices() {
            shop.asks("MUG-2", Long.MAX_VALUE / 2 + 1);
            assertThat(shop.refuses(exchange(mugs(2).wanting("MUG-2")))).isEqualTo(new CaseRejection.NoPrice("MUG-2"));
            shop.asks("MUG-2", -1);
            assertThat(shop.refuses(exchange(mugs(1).wanting("MUG-2")))).isEqualTo(new CaseRejection.NoPrice("MUG-2"));
            shop.asks("MUG-2", 0);
            assertThat(shop.apply(BUYER, exchange(mugs(1).wanting("MUG-2"))).isRight())
                    .isTrue();
        }

        @Test
        void anotherValueWhereOnlyEvenOnesAreExchanged() {
            shop.under(CasePolicy.STANDARD.settling(DifferencePolicy.EVEN_ONLY));
            assertThat(shop.refuses(exchange(mugs(2).wanting("MUG-2"))))
                    .isEqualTo(new CaseRejection.ValueDiffers(cny("10.00")));
            assertThat(shop.refuses(exchange(mugs(2).wanting("MUG-3"))))
                    .isEqualTo(new CaseRejection.ValueDiffers(cny("-10.00")));
            assertThat(shop.refuses(exchange(mugs(1).wanting("MUG-2"), mugs(1).wanting("MUG-3"))))
                    .as("even together and not each, which would not be even any more when one of them is refused")
                    .isEqualTo(new CaseRejection.ValueDiffers(cny("5.00")));
        }

        @Test
        void reportsAboutGoodsThatAreNotOnTheirWay() {
            Life life = asked();
            assertThat(life.refuses(CaseFixtures.AGENT, AfterSalesCase::delivered))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.EXCHANGE, CaseStatus.AWAITING_TOP_UP, CaseMove.EXCHANGE_DELIVERED));
            assertThat(life.refuses(CaseFixtures.AGENT, (it, account, act) -> it.shipped(account, "SF", "1", act)))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.EXCHANGE, CaseStatus.AWAITING_TOP_UP, CaseMove.EXCHANGE_DELIVERED));
            assertThat(life.refuses(CaseFixtures.AGENT, (it, account, act) -> it.failed(account, "X", act)))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, "no order is known that could have failed"));
            assertThat(life.refuses(CaseFixtures.AGENT, (it, account, act) -> it.found(account, "P-1", act)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
            for (Action action : List.of(
                    Action.REPORT_SHIPPED, Action.REPORT_DELIVERED, Action.REPORT_FAILED, Action.REPORT_FOUND)) {
                assertThat(life.subject().canBe(action, null)).as("%s", action).isFalse();
            }
            life.hears(Effect.RequestTopUp.class, PAID);
            assertThat(life.subject().canBe(Action.REPORT_SHIPPED, null)).isTrue();
            assertThat(life.subject().canBe(Action.REPORT_DELIVERED, null)).isTrue();
            assertThat(life.subject().canBe(Action.REPORT_FAILED, null)).isFalse();
            life.ordered("R-1");
            assertThat(life.subject().canBe(Action.REPORT_FAILED, null)).isTrue();
            life.delivered();
            assertThat(life.refuses(REVIEWER, AfterSalesCase::convert))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.EXCHANGE, CaseStatus.EXCHANGED, CaseMove.CONVERT_TO_REFUND));
            assertThat(life.refuses(FINANCE, AfterSalesCase::retryRefund))
                    .isEqualTo(new CaseRejection.IllegalMove(CaseKind.EXCHANGE, CaseStatus.EXCHANGED, CaseMove.REFUND));
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
        shop.under(CasePolicy.STANDARD.reviewedBy(ReviewRule.own("ALL", seen -> true, Ruling.approve())));
        Life life = even();
        assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
    }
}
