package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.refunds.ShippingChoice;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an exchange refuses, and what it then leaves as it was. */
class ExchangeRefusalsTest extends ExchangeLives {
    @Nested
    class Refuses {
        @Test
        void anAmountToBeBargainedForWhereGoodsGoOut() {
            Life life = cheaper().reserved();
            for (ApprovalTerms terms : List.of(new ApprovalTerms(ShippingChoice.BY_POLICY, 0, 1L, null))) {
                assertThat(life.refuses(REVIEWER, life.approve(terms)))
                        .isEqualTo(new CaseRejection.TermsNotPossible(CaseKind.EXCHANGE));
            }
        }

        @Test
        void noPriceWhereNothingIsSettled() {
            shop.under(CasePolicy.builder().exchangeValue(ExchangeValue.WAIVE).build())
                    .asks("MUG-2", Long.MAX_VALUE);
            assertThat(dearer().comesBack(good("A", 2)).subject().status()).isEqualTo(CaseStatus.EXCHANGING);
        }

        @Test
        void aPriceThatCannotBeCountedTogetherWithWhatWasPaid() {
            shop.asks("MUG-2", Long.MAX_VALUE / 2);
            assertThat(shop.refuses(exchange(mugs(2).wanting("MUG-2")))).isEqualTo(new CaseRejection.NoPrice("MUG-2"));
        }

        /** Prices are counted together with the 110.00 that were paid; 2 mugs are wanted at one price and a cap at the other. */
        @ParameterizedTest
        @CsvSource({"1000, 0, true", "1000, 1, false", "1, 0, true", "1, 1, false"})
        void pricesThatCannotBeCountedTogether(long mug, long above, boolean counted) {
            long room = Long.MAX_VALUE - 11_000;
            shop.asks("MUG-2", mug).asks("MUG-3", room - 2 * mug + above);
            var application = exchange(
                    mugs(2).wanting("MUG-2"), item("B", 1, Reason.NO_REASON).wanting("MUG-3"));
            if (counted) {
                assertThat(shop.opens(application).subject().replacement().goods())
                        .hasSize(2);
            } else {
                assertThat(shop.refuses(application)).isEqualTo(new CaseRejection.NoPrice("MUG-3"));
            }
        }

        @Test
        void approvalBeforeTheGoodsStandReserved() {
            Life life = even();
            assertThat(life.refuses(REVIEWER, life.approve(ApprovalTerms.BY_POLICY)))
                    .isEqualTo(new CaseRejection.NotReservedYet());
            assertThat(CaseDecisions.isPossible(life.subject(), Action.APPROVE)).isFalse();
            life.reserved();
            assertThat(CaseDecisions.isPossible(life.subject(), Action.APPROVE)).isTrue();
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
            shop.asks("MUG-2", 0);
            assertThat(shop.apply(BUYER, exchange(mugs(1).wanting("MUG-2"))).isRight())
                    .isTrue();
        }

        @Test
        void anotherValueWhereOnlyEvenOnesAreExchanged() {
            shop.under(
                    CasePolicy.builder().exchangeValue(ExchangeValue.EVEN_ONLY).build());
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
            assertThat(life.refuses(CaseFixtures.AGENT, CaseDecisions::delivered))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.EXCHANGE, CaseStatus.AWAITING_TOP_UP, CaseMove.EXCHANGE_DELIVERED));
            assertThat(life.refuses(
                            CaseFixtures.AGENT,
                            (it, account, context) -> CaseDecisions.shipped(it, account, "SF", "1", context)))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.EXCHANGE, CaseStatus.AWAITING_TOP_UP, CaseMove.EXCHANGE_DELIVERED));
            assertThat(life.refuses(
                            CaseFixtures.AGENT,
                            (it, account, context) -> CaseDecisions.failed(it, account, "X", context)))
                    .isEqualTo(new CaseRejection.NotYet(
                            CaseMove.CONVERT_TO_REFUND, CaseRejection.NotYet.Obstacle.NO_ORDER_KNOWN));
            assertThat(life.refuses(
                            CaseFixtures.AGENT,
                            (it, account, context) -> CaseDecisions.found(it, account, "P-1", false, context)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
            for (Action action : List.of(
                    Action.REPORT_SHIPPED, Action.REPORT_DELIVERED, Action.REPORT_FAILED, Action.REPORT_FOUND)) {
                assertThat(CaseDecisions.isPossible(life.subject(), action))
                        .as("%s", action)
                        .isFalse();
            }
            life.hears(Effect.RequestTopUp.class, PAID);
            assertThat(CaseDecisions.isPossible(life.subject(), Action.REPORT_SHIPPED))
                    .isTrue();
            assertThat(CaseDecisions.isPossible(life.subject(), Action.REPORT_DELIVERED))
                    .isTrue();
            assertThat(CaseDecisions.isPossible(life.subject(), Action.REPORT_FAILED))
                    .isFalse();
            life.ordered("R-1");
            assertThat(CaseDecisions.isPossible(life.subject(), Action.REPORT_FAILED))
                    .isTrue();
            life.delivered();
            assertThat(life.refuses(REVIEWER, CaseDecisions::convert))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.EXCHANGE, CaseStatus.EXCHANGED, CaseMove.CONVERT_TO_REFUND));
            assertThat(life.refuses(FINANCE, CaseDecisions::retryRefund))
                    .isEqualTo(new CaseRejection.IllegalMove(CaseKind.EXCHANGE, CaseStatus.EXCHANGED, CaseMove.REFUND));
        }
    }
}
