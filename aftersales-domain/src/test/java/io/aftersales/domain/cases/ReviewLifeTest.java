package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.CaseMessage;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewLifeTest {
    private final Shop shop = new Shop(delivered(paidSale()));

    private Life applied(CaseItem... items) {
        return shop.opens(returnRefund(items));
    }

    @Nested
    class Reject {
        @Test
        void endsAPendingApplicationAndGivesTheUnitsFree() {
            Life life = applied(item("A", 2, Reason.NO_REASON)).rejected();
            assertThat(life.lately(1)).containsExactly("REJECTED | CASE_REJECTED | NOTIFY(REJECTED) RESOLVE_TICKET");
            assertThat(life.subject().review())
                    .isEqualTo(new Review(
                            REVIEWER, null, NOON, ApprovalTerms.BY_POLICY, null, "no", "BY_HAND", null, null, null));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
            applied(item("A", 3, Reason.NO_REASON));
        }

        @Test
        void endsAnApplicationThatAwaitsInformation() {
            Life life = applied(item("A", 2, Reason.NO_REASON)).asked().rejected();
            assertThat(life.lately(1)).containsExactly("REJECTED | CASE_REJECTED | NOTIFY(REJECTED) RESOLVE_TICKET");
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void isRefusedOnceItIsDecided() {
            Life life = applied(item("A", 2, Reason.NO_REASON)).approvedBy(REVIEWER);
            assertThat(life.refuses(
                            REVIEWER,
                            (subject, account, context) -> CaseDecisions.reject(subject, account, "no", context)))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RETURN_REFUND, CaseStatus.WAITING_RETURN, CaseMove.REJECT));
        }
    }

    @Nested
    class RequestInfo {
        @Test
        void isAnsweredAndTheReviewGoesOn() {
            Life life = applied(item("A", 2, Reason.NO_REASON)).asked().answered();
            assertThat(life.lately(2)).isEqualTo(lines("""
                    AWAITING_INFO | INFO_REQUESTED | NOTIFY(INFO_ASKED)
                    PENDING_REVIEW | INFO_PROVIDED |
                    """));
            assertThat(life.subject().submission().evidence()).containsExactly(PHOTO);
            assertThat(life.subject().submission().remarks())
                    .containsExactly(
                            new CaseMessage(REVIEWER, NOON, "Which one?"), new CaseMessage(BUYER, NOON, "That."));
            assertThat(shop.books()).endsWith("held 2");
        }

        @Test
        void canBeWithdrawnFrom() {
            Life life = applied(item("A", 2, Reason.NO_REASON)).asked().withdrawn();
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_WITHDRAWN | NOTIFY(CLOSED) RESOLVE_TICKET");
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void isNotApprovedMeanwhile() {
            Life life = applied(item("A", 2, Reason.NO_REASON)).asked();
            assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RETURN_REFUND, CaseStatus.AWAITING_INFO, CaseMove.APPROVE));
        }
    }

    /** The code, and of an amount that is too much what was asked and what is possible. */
    private static String inWords(Rejection refusal) {
        return refusal instanceof AccountRejection.AmountExceeded exceeded
                ? "%s %s %s".formatted(refusal.code(), exceeded.asked(), exceeded.left())
                : refusal.code();
    }

    @Nested
    class GrantedTerms {
        private Life refunded(ApprovalTerms terms, Reason reason) {
            return applied(item("A", 2, reason))
                    .approvedBy(REVIEWER, terms)
                    .received()
                    .inspected(good("A", 2));
        }

        @ParameterizedTest(name = "{0} {1}, fee {2}, agreed {3}: {4} back, {5} kept")
        @CsvSource({
            "NO_REASON,     BY_POLICY,   0,     , 4000,    0",
            "NO_REASON,     INCLUDE,     0,     , 5000,    0",
            "QUALITY_ISSUE, BY_POLICY,   0,     , 5000,    0",
            "QUALITY_ISSUE, EXCLUDE,     0,     , 4000,    0",
            "NO_REASON,     BY_POLICY, 700,     , 3300,  700",
            "QUALITY_ISSUE, BY_POLICY, 700,     , 4300,  700",
            "NO_REASON,     BY_POLICY,   0, 1500, 1500, 2500",
            "NO_REASON,     BY_POLICY, 700, 1500, 1500, 2500",
            "NO_REASON,     INCLUDE,   700, 4300, 4300,  700",
            "NO_REASON,     BY_POLICY,   0,    0,    0, 4000"
        })
        void areWhatIsPaid(String reason, ShippingChoice shipping, long fee, Long agreed, long back, long kept) {
            Life life = refunded(
                    new ApprovalTerms(shipping, fee, agreed, null),
                    CasePolicy.STANDARD.reason(reason).orElseThrow());
            assertThat(shop.books())
                    .isEqualTo("paid 11000, refunded %d, kept %d, owed %d, held 0".formatted(back, kept, back));
            assertThat(life.subject().review().approvedAmount())
                    .isEqualTo(io.aftersales.domain.money.Money.ofMinor(back, "CNY"));
        }

        /** 40.00 of goods; the first obstacle decides. */
        @ParameterizedTest(name = "{0} of {1}, fee {2}, agreed {3}, reviewer''s limit {4}: {5}")
        @CsvSource({
            "REFUND,       applied,  4000,     ,      , OK",
            "REFUND,       applied,  4001,     ,      , AMOUNT_EXCEEDED CNY 40.01 CNY 40.00",
            "REFUND,       applied,  4001, 5000,      , AMOUNT_EXCEEDED CNY 40.01 CNY 40.00",
            "REFUND,       applied,   500, 3501,      , AMOUNT_EXCEEDED CNY 35.01 CNY 35.00",
            "REFUND,       applied,  4001,     ,     0, AMOUNT_EXCEEDED CNY 40.01 CNY 40.00",
            "REFUND,       applied,  3999,     ,     0, ABOVE_LIMIT",
            "REFUND,       applied,  4000,     ,     0, OK",
            "REFUND,       asked,    4001,     ,      , ILLEGAL_MOVE",
            "REFUND,       unknown,  4001,     ,      , ORDER_NOT_FOUND",
            "EXCHANGE,     applied,  4001,     ,      , NOT_RESERVED_YET",
            "EXCHANGE,     reserved, 4001,     ,      , OK",
            "EXCHANGE,     reserved, 9223372036854775807, , , AMOUNT_EXCEEDED CNY 92233720368547758.07 CNY 92233720368547608.07",
            "EXCHANGE,     reserved,    0,    1,      , TERMS_NOT_POSSIBLE"
        })
        void areRefusedInThisOrder(String kind, String state, long fee, Long agreed, String limit, String answer) {
            shop.stocks("MUG", 9);
            Life life = kind.equals("EXCHANGE")
                    ? shop.opens(ExchangeLives.exchange(item("A", 2, Reason.NO_REASON)))
                    : applied(item("A", 2, Reason.NO_REASON));
            switch (state) {
                case "asked" -> life.asked();
                case "reserved" -> life.reserved();
                case "unknown" -> shop.sees(null);
                default -> {} // as applied for
            }
            if (limit != null) {
                shop.under(CasePolicy.builder().reviewerLimit(cny(limit)).build());
            }
            ApprovalTerms terms = new ApprovalTerms(ShippingChoice.BY_POLICY, fee, agreed, null);
            Either<Rejection, Change> said =
                    life.approve(terms).on(life.subject(), shop.account(), shop.context(REVIEWER));
            assertThat(said.fold(ReviewLifeTest::inWords, change -> "OK")).isEqualTo(answer);
        }

        @Test
        void letAFeeTakeWhatIsLeftWhenFewerUnitsAreAcceptedThanWereApproved() {
            Life life = applied(item("A", 2, Reason.NO_REASON))
                    .approvedBy(REVIEWER, new ApprovalTerms(ShippingChoice.BY_POLICY, 3000, null, null))
                    .received()
                    .inspected(good("A", 1));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 2000, owed 0, held 0");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
        }

        @Test
        void cannotGrantMoreThanTheRulesWouldPay() {
            Life life = applied(item("A", 2, Reason.NO_REASON));
            assertThat(life.refuses(
                            REVIEWER, life.approve(new ApprovalTerms(ShippingChoice.BY_POLICY, 500, 3501L, null))))
                    .isEqualTo(new AccountRejection.AmountExceeded(cny("35.01"), cny("35.00")));
        }
    }

    @Nested
    class Apply {
        @Test
        void isTakenForABuyerByAnAgent() {
            Life life = shop.opens(AGENT, returnRefund(item("A", 1, Reason.NO_REASON)));
            assertThat(life.subject().submission().buyer()).isEqualTo("b-1");
            assertThat(life.subject().submission().openedBy()).isEqualTo(AGENT);
        }

        @Test
        void countsTheCasesOfTheOrderAndHoldsTheUnitsOfEach() {
            Life first = applied(item("A", 1, Reason.NO_REASON));
            Life second = applied(item("A", 2, Reason.NOT_LIKED));
            assertThat(List.of(first.subject().id(), second.subject().id()))
                    .containsExactly(new CaseId(ORDER, 1), new CaseId(ORDER, 2));
            assertThat(shop.books()).endsWith("held 3");
            assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NO_REASON))))
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A"), 1, 0));
        }

        @Test
        void alarmsWhenTheSaleIsNotWhatWasFrozenAndGoesByWhatWasFrozen() {
            applied(item("A", 1, Reason.NO_REASON)).withdrawn();
            shop.sells(sale().discountedBy(Discount.coupon("C1", 1000)).paidBy(Tender.money("T1", "ALIPAY", 10000)));
            Life life = applied(item("A", 3, Reason.NO_REASON));
            assertThat(life.story())
                    .containsExactly("PENDING_REVIEW | CASE_SUBMITTED | ALARM(SALE_CHANGED) OPEN_TICKET");
            life.approvedBy(REVIEWER);
            assertThat(life.subject().review().approvedAmount()).isEqualTo(cny("60.00"));
        }

        @Test
        void aQuoteIsWhatTheRefundWillBe() {
            var application = returnRefund(item("A", 2, Reason.QUALITY_ISSUE));
            var quote = CaseDecisions.quote(application, null, RefundPolicy.STANDARD, shop.facts(), shop.context(BUYER))
                    .get();
            Life life = shop.opens(application).approvedBy(REVIEWER).received().inspected(good("A", 2));
            assertThat(life.subject().refund().breakdown()).isEqualTo(quote.breakdown());
            assertThat(quote.bonus()).isEqualTo(cny("0.00"));
        }
    }
}
