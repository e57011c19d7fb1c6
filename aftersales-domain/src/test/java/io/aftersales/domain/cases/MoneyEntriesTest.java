package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries on the account of an order, the case each is entered on, and what they leave to be done. */
class MoneyEntriesTest {
    private static final TenderId T1 = TenderId.of("T1");
    private static final ApprovalTerms KEEPING_10 = new ApprovalTerms(ShippingChoice.BY_POLICY, 1_000, null, null);

    private static Shop inPart() {
        return new Shop(
                delivered(sale().paidBy(Tender.money("T1", "ALIPAY", 11_000).captured(10_000))));
    }

    private static Life returned(Shop shop, ApprovalTerms terms) {
        return shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER, terms)
                .received()
                .inspected(good("A", 1));
    }

    private static Life.Verb captures(long minor, String reference) {
        return (subject, account, context) -> CaseDecisions.capture(subject, account, T1, minor, reference, context);
    }

    private static Life.Verb givesBack(long minor) {
        return (subject, account, context) -> CaseDecisions.giveBackKept(subject, account, minor, "late", context);
    }

    private static Life.Verb madeElsewhere(long minor, Units... units) {
        return (subject, account, context) -> CaseDecisions.recordExternal(
                subject, account, T1, minor, "CB-1", context.now(), List.of(units), context);
    }

    private static CaseId aCase(int number) {
        return new CaseId(CaseFixtures.ORDER, number);
    }

    @Nested
    class OfMoneyCapturedLater {
        @Test
        void areMadeOnTheLastCaseThatWasBookedElseOnTheNewest() {
            Shop shop = inPart();
            Life first = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
            shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)));
            assertThat(CaseDecisions.caseOfCapture(shop.account())).isEqualTo(aCase(2));
            first.approvedBy(REVIEWER).received().inspected(good("A", 1));
            assertThat(CaseDecisions.caseOfCapture(shop.account())).isEqualTo(aCase(1));
            first.does(FINANCE, madeElsewhere(2_000, Units.of("A", 1)));
            assertThat(CaseDecisions.caseOfCapture(shop.account()))
                    .as("a refund made elsewhere is no case's booking")
                    .isEqualTo(aCase(1));
        }

        @Test
        void markTheOrderOnlyWhereTheCaseHasEndedAndNothingIsPaidByIt() {
            Shop shop = inPart();
            Life life = returned(shop, ApprovalTerms.BY_POLICY);
            life.does(FINANCE, captures(100, "CAP-1"));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | MONEY_CAPTURED | PAY_REFUND(T1 ORIGINAL 100) NOTIFY(FURTHER_REFUND)");
            Life even = returned(inPart(), agreed(0));
            assertThat(even.subject().status().isEnd()).isTrue();
            even.does(FINANCE, captures(1_000, "CAP-1"));
            assertThat(even.lately(1)).containsExactly("REFUNDED | MONEY_CAPTURED | PARTIALLY_REFUNDED(0)");
            Life waiting = inPart().opens(returnRefund(item("A", 1, Reason.NO_REASON)));
            waiting.does(FINANCE, captures(1_000, "CAP-1"));
            assertThat(waiting.lately(1)).containsExactly("PENDING_REVIEW | MONEY_CAPTURED |");
        }

        private ApprovalTerms agreed(long minor) {
            return new ApprovalTerms(ShippingChoice.BY_POLICY, 0, minor, null);
        }
    }

    @Nested
    class OfPartsAddedToTheOrder {
        private final Amendment bowl = Amendment.of(Sale.of("1001", "CNY")
                .with(OrderLine.of("C", "BOWL", 1, 3_000))
                .paidBy(Tender.money("T2", "ALIPAY", 3_000)));

        private Life amended(Life life, OrderFacts larger) {
            return life.does(
                    AGENT,
                    (subject, account, context) ->
                            Either.right(CaseDecisions.amend(subject, account, larger, context)));
        }

        @Test
        void tellWhatTheyAdd() {
            Shop shop = new Shop(delivered(paidSale()));
            OrderFacts larger = delivered(paidSale()).amendedBy(bowl);
            Life life = returned(shop, ApprovalTerms.BY_POLICY).paid("T1");
            assertThat(CaseDecisions.caseOfAmendment(shop.account(), larger)).isEmpty();
            amended(life, larger);
            assertThat(life.lastEvent()).isEqualTo(new CaseEvent.OrderAmended(cny("30.00")));
            assertThat(life.lately(1)).containsExactly("REFUNDED | ORDER_AMENDED | PARTIALLY_REFUNDED(2000)");
        }

        /** An application adds the bowl to the account; what has become due by it is owed with the next entry, whichever that is. */
        @Test
        void areOwedWithTheNextEntryWhereAnApplicationCameFirst() {
            Sale dueLater = sale().paidBy(Tender.money("T1", "ALIPAY", 11_000).captured(1_000))
                    .due(PaymentTerms.AT_SHIPMENT);
            Shop shop = new Shop(delivered(dueLater));
            Life life = returned(shop, ApprovalTerms.BY_POLICY).paid("T1");
            shop.sees(delivered(dueLater).amendedBy(bowl));
            shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)));
            life.does(FINANCE, madeElsewhere(1));
            assertThat(life.lately(1).get(0))
                    .startsWith("REFUNDED | EXTERNAL_REFUND_RECORDED | PAY_REFUND(T2 ORIGINAL 1000)");
        }

        /** Of the 30.00 for the bowl 10.00 go to the mug that came back before, so that 20.00 are left for the cap. */
        @Test
        void areOwedToTheCasesBeforeAQuoteCountsThem() {
            Sale dueLater = sale().paidBy(Tender.money("T1", "ALIPAY", 11_000).captured(1_000))
                    .due(PaymentTerms.AT_SHIPMENT);
            Shop shop = new Shop(delivered(dueLater));
            returned(shop, ApprovalTerms.BY_POLICY).paid("T1");
            shop.sees(delivered(dueLater).amendedBy(bowl));
            RefundQuote quote = CaseDecisions.quote(
                            returnRefund(item("B", 1, Reason.NO_REASON)),
                            shop.account(),
                            RefundPolicy.STANDARD,
                            shop.facts(),
                            shop.context(CaseFixtures.BUYER))
                    .get();
            assertThat(quote.breakdown().paidOut()).isEqualTo(cny("20.00"));
        }

        /** Of the 20.00 for a mug 10.00 had been captured; the money for the bowl pays the rest of them. */
        @Test
        void areMadeOnTheCaseThatTheyMakePayMore() {
            Sale dueLater = sale().paidBy(Tender.money("T1", "ALIPAY", 11_000).captured(1_000))
                    .due(PaymentTerms.AT_SHIPMENT);
            Shop shop = new Shop(delivered(dueLater));
            OrderFacts larger = delivered(dueLater).amendedBy(bowl);
            Life life = returned(shop, ApprovalTerms.BY_POLICY).paid("T1");
            shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)));
            assertThat(CaseDecisions.caseOfAmendment(shop.account(), delivered(dueLater)))
                    .isEmpty();
            assertThat(CaseDecisions.caseOfAmendment(shop.account(), larger)).contains(aCase(1));
            amended(life, larger);
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | ORDER_AMENDED | PAY_REFUND(T2 ORIGINAL 1000) NOTIFY(FURTHER_REFUND)");
        }
    }

    @Nested
    class OfMoneyThatWasKept {
        @Test
        void arePossibleOnTheCaseThatKeepsSome() {
            Shop shop = new Shop(delivered(paidSale()));
            Life keeping = returned(shop, KEEPING_10);
            Life other = returned(shop, ApprovalTerms.BY_POLICY);
            assertThat(keeping.isPossible(Action.GIVE_BACK_KEPT, FINANCE)).isTrue();
            assertThat(other.isPossible(Action.GIVE_BACK_KEPT, FINANCE)).isFalse();
            keeping.does(FINANCE, givesBack(1_000));
            assertThat(keeping.isPossible(Action.GIVE_BACK_KEPT, FINANCE)).isFalse();
        }

        /** The fee of the return is 10.00; what the buyer has paid for its goods is kept as well. The first of two equals gives. */
        @ParameterizedTest
        @CsvSource({"999, 0, 999", "1000, 0, 1000", "1001, 1000, 1", "3000, 1000, 2000"})
        void comeOutOfTheBookingThatKeepsMost(long recovered, long fee, long payment) {
            Shop shop = new Shop(delivered(paidSale()));
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER, KEEPING_10.release(Release.ON_APPROVAL))
                    .paid("T1")
                    .waits(Duration.ofDays(8))
                    .does(
                            FINANCE,
                            (subject, account, context) ->
                                    CaseDecisions.recoverShortfall(subject, account, recovered, "BT", context));
            life.does(FINANCE, givesBack(1_000));
            assertThat(shop.account().bookings()).extracting(BookedRefund::kept).containsExactly(fee, payment);
        }

        @Test
        void areRefusedForACaseThatWasNeverBooked() {
            Life life = new Shop(delivered(paidSale())).opens(returnRefund(item("A", 1, Reason.NO_REASON)));
            assertThat(life.refuses(FINANCE, givesBack(1))).isEqualTo(new AmountExceeded(cny("0.01"), cny("0.00")));
        }
    }

    @Nested
    class OfRefundsMadeElsewhere {
        /** 90.00 went back elsewhere, so that of 40.00 only 20.00 were left to be paid. */
        @Test
        void areReversedOnTheCaseThatIsThenPaidMoreElseOnTheNewest() {
            Shop shop = new Shop(delivered(paidSale()));
            Life life = shop.opens(returnRefund(item("A", 2, Reason.NO_REASON))).does(FINANCE, madeElsewhere(9_000));
            life.approvedBy(REVIEWER).received().inspected(good("A", 2)).paid("T1");
            shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)));
            assertThat(CaseDecisions.caseOfReversal(shop.account(), "CB-1", 9_000))
                    .isEqualTo(aCase(1));
            assertThat(CaseDecisions.caseOfReversal(shop.account(), "CB-9", 9_000))
                    .isEqualTo(aCase(2));
        }

        @Test
        void arePossibleWhereThereIsMoneyToCaptureOrToReverse() {
            Shop shop = inPart();
            Life life = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
            assertThat(life.isPossible(Action.RECORD_CAPTURE, FINANCE)).isTrue();
            assertThat(life.isPossible(Action.REVERSE_EXTERNAL_REFUND, FINANCE)).isFalse();
            assertThat(life.isPossible(Action.RECORD_EXTERNAL_REFUND, FINANCE)).isTrue();
            life.does(FINANCE, captures(1_000, "CAP-1")).does(FINANCE, madeElsewhere(500));
            assertThat(life.isPossible(Action.RECORD_CAPTURE, FINANCE)).isFalse();
            assertThat(life.isPossible(Action.REVERSE_EXTERNAL_REFUND, FINANCE)).isTrue();
            life.does(
                    FINANCE,
                    (subject, account, context) ->
                            CaseDecisions.reverseExternal(subject, account, "CB-1", 500, context.now(), context));
            assertThat(life.isPossible(Action.REVERSE_EXTERNAL_REFUND, FINANCE)).isFalse();
        }
    }
}
