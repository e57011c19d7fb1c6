package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.coupon;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.BreakdownStep.Code;
import io.aftersales.domain.refunds.RefundBreakdown.OfCharge;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a refund is split and told, worked out by hand. */
class WorkedTendersTest {

    @Nested
    class Tenders {
        private final AnOrder order = anOrder()
                .with(line("A", 4, "10.00"))
                .paidBy(money("T1", "2.00"), money("T2", "0.00"), money("T3", "8.00"));

        @Test
        void shareARefundByWhatIsLeftOnThem() {
            assertThat(order.till().refund(back("A", 1)).tenders())
                    .containsExactly(part("T1", TenderKind.MONEY, 50, 0), part("T3", TenderKind.MONEY, 200, 0));
        }

        @Test
        void mayBeTakenOneAfterAnotherTheNamedFirst() {
            Till till = order.under(RefundPolicy.STANDARD.withSplit(TenderSplit.inOrder(TenderId.of("T3"))))
                    .till();
            till.pays(back("A", 3));
            assertThat(till.refund(back("A", 1)).tenders())
                    .containsExactly(part("T1", TenderKind.MONEY, 200, 0), part("T3", TenderKind.MONEY, 50, 0));
        }

        @Test
        void giveATieToTheEarlier() {
            Till till = anOrder()
                    .with(line("A", 2, "0.02"))
                    .paidBy(money("T1", "0.01"), money("T2", "0.01"))
                    .till();
            assertThat(till.refund(back("A", 1)).tenders()).containsExactly(part("T1", TenderKind.MONEY, 1, 0));
        }

        @Test
        void ofPointsGiveEachPointBackOnce() {
            Till till = anOrder()
                    .with(line("A", 3, "30.00"))
                    .paidBy(money("T1", "21.00"), Tender.points("T2", 100, cny("9.00")))
                    .till();
            var points = new ArrayList<Long>();
            for (int unit = 1; unit <= 3; unit++) {
                points.add(till.refund(back("A", 1)).tenders().get(1).points());
            }
            assertThat(points).containsExactly(33L, 34L, 33L);
        }

        @Test
        void ofPointsAloneNeedNoPayment() {
            Till till = anOrder()
                    .with(line("A", 1, "3.00"))
                    .paidBy(Tender.points("T1", 3, 300))
                    .till();
            RefundBreakdown refund = till.refund(back("A", 1));
            assertThat(refund.paysMoney()).isFalse();
            assertThat(refund.tenders()).containsExactly(part("T1", TenderKind.POINTS, 300, 3));
        }
    }

    @Test
    void aBreakdownIsExplainedLineByLineAndRuleByRule() {
        RefundBreakdown refund = anOrder()
                .with(line("A", 3, "20.00").discountedBy(cny("2.00")), line("B", 1, "12.00"))
                .discountedBy(coupon("6.00"))
                .shipping("5.00")
                .till()
                .refund(back("A", 1).bySellersFault().withFee(cny("1.00")).agreedOn(cny("7.00")));
        assertThat(refund)
                .isEqualTo(new RefundBreakdown(
                        refund.currency(),
                        667,
                        187,
                        500,
                        0,
                        0,
                        0,
                        100,
                        0,
                        180,
                        700,
                        700,
                        List.of(part("T1", TenderKind.MONEY, 700, 0)),
                        List.of(new OfLine(id("A"), 1, 667, 187, 0, 0, 480)),
                        List.of(new OfCharge("SHIPPING", ChargeKind.SHIPPING, 500, 0)),
                        List.of(new OfRate("", 700, 0)),
                        List.of(
                                new BreakdownStep(Code.LIST_PRICE, "A", "", 1, 667),
                                new BreakdownStep(Code.LINE_DISCOUNT, "A", "", 0, -67),
                                new BreakdownStep(Code.DISCOUNT_SHARE, "A", "COUPON", 0, -120),
                                new BreakdownStep(Code.SHIPPING_FOR_FAULT, "SHIPPING", "", 0, 500),
                                new BreakdownStep(Code.CASE_FEE, "", "", 0, -100),
                                new BreakdownStep(Code.WAIVED, "", "", 0, -180))));
    }

    private static OfTender part(String tender, TenderKind kind, long amount, long points) {
        return new OfTender(TenderId.of(tender), kind, amount, points);
    }
}
