package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.money;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Credits, taxes, money that was not taken yet, and disputes that were won, worked out by hand. */
class WorkedMoneyTest {

    @Nested
    class Credits {
        private final AnOrder order =
                anOrder().with(line("A", 1, "149.00"), line("B", 1, "200.00")).otherCharges("-200.00");

        @Test
        void areSharedSoThatAPartReturnGivesNothingAway() {
            // 200.00 over 149 : 200 is 85.39 and 114.61.
            assertThat(order.till().pays(back("A", 1), back("B", 1))).containsExactly("63.61", "85.39");
            assertThat(order.till().pays(back("B", 1), back("A", 1))).containsExactly("85.39", "63.61");
        }

        @Test
        void areToldOnTheLinesThatBearThem() {
            RefundBreakdown told = order.till().refund(back("A", 1));
            assertThat(told.goods()).isEqualTo(cny("149.00"));
            assertThat(told.otherCharges()).isEqualTo(cny("-85.39"));
            assertThat(told.explanation())
                    .containsExactly(
                            "1 of line A at list price: +149.00",
                            "Share of charge OTHER in the price of line A: -85.39",
                            "Total: CNY 63.61",
                            "Paid back on T1: CNY 63.61");
        }
    }

    @Nested
    class Deductions {
        private final AnOrder order = anOrder()
                .with(line("A", 3, "30.00"))
                .shipping("5.00")
                .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(10)));
        private final RefundClaim graded = RefundClaim.ofClaimed(List.of(new ClaimedUnits(id("A"), 2, 0, 0, 10 + 20)));

        @Test
        void comeBeforeTheRestockingFeeThenTheFeeOfTheCaseThenTheAgreedAmount() {
            RefundBreakdown told =
                    order.till().refund(graded.withFee(cny("1.00")).agreedOn(cny("14.00")));
            assertThat(told.deductions()).as("20.00 * 30 / 200").isEqualTo(cny("3.00"));
            assertThat(told.fees()).as("a tenth of 17.00, and the own fee").isEqualTo(cny("2.70"));
            assertThat(told.withheld()).isEqualTo(cny("0.30"));
            assertThat(told.total()).isEqualTo(cny("14.00"));
            assertThat(told.explanation())
                    .contains("Deducted, because goods came back worth less: -3.00", "Restocking fee: -1.70");
        }

        @Test
        void areTakenForTheSellersFaultTooButNeverFromShipping() {
            assertThat(order.till().pays(graded.bySellersFault())).containsExactly("22.00");
            RefundClaim worthless =
                    RefundClaim.ofClaimed(List.of(ClaimedUnits.of(id("A"), 3).worthLess(100)));
            assertThat(order.till().pays(worthless)).containsExactly("5.00");
        }

        @Test
        void areUsedUpForGood() {
            Till till = order.till();
            assertThat(till.pays(graded, back("A", 1))).containsExactly("15.30", "14.00");
            assertThat(till.account().kept()).isEqualTo(cny("5.70"));
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void areRoundedForEachLine() {
            Till till =
                    anOrder().with(line("A", 1, "0.05"), line("B", 1, "0.05")).till();
            RefundClaim tenth = RefundClaim.ofClaimed(List.of(
                    ClaimedUnits.of(id("A"), 1).worthLess(10),
                    ClaimedUnits.of(id("B"), 1).worthLess(10)));
            assertThat(till.pays(tenth)).as("a half each is rounded up").containsExactly("0.08");
        }
    }

    @Nested
    class Taxes {
        private final AnOrder order = anOrder().with(line("A", 1, "368.99").taxed(cny("61.50"), "VAT"));

        @Test
        void areThoseOfTheAmountThatIsRefundedAndNotOfTheFee() {
            // 61.50 * 295.19 / 368.99 is 49.1996.
            RefundBreakdown told = order.till().refund(back("A", 1).withFee(cny("73.80")));
            assertThat(told.total()).isEqualTo(cny("295.19"));
            assertThat(told.taxes()).containsExactly(rate("VAT", "295.19", "49.20"));
            assertThat(told.tax()).as("contained in the price").isZero();
        }

        @Test
        void ofTheFeeFollowWhenItIsGivenBack() {
            Till till = order.till();
            till.refund(back("A", 1).withFee(cny("73.80")));
            Adjustment given =
                    till.account().giveBackKept(inCase(1), 0, cny("73.80")).get();
            assertThat(given.payout()).isEqualTo(cny("73.80"));
            assertThat(given.taxes()).containsExactly(rate("VAT", "73.80", "12.30"));
            assertThat(given.account().kept()).isZero();
        }

        @Test
        void ofGoodwillAreThoseOfWhatIsLeftUnderEachRate() {
            Till till = anOrder()
                    .with(
                            line("A", 1, "109.00").taxed(cny("9.00"), "9"),
                            line("B", 1, "121.00").taxed(cny("21.00"), "21"))
                    .till();
            assertThat(till.gives(Goodwill.onOrder(cny("23.00"))).taxes())
                    .containsExactly(rate("9", "10.90", "0.90"), rate("21", "12.10", "2.10"));
        }

        @Test
        void ofAFullReturnAreThoseOfTheSale() {
            Till till = anOrder()
                    .with(
                            line("A", 3, "10.00").taxed(cny("1.00"), "21"),
                            line("B", 1, "5.00").taxed(cny("0.45"), "9"))
                    .till();
            List<OfRate> first = till.refund(back("A", 1)).taxes();
            List<OfRate> second = till.refund(RefundClaim.of(Units.of("A", 2), Units.of("B", 1)))
                    .taxes();
            assertThat(first).containsExactly(rate("21", "3.33", "0.33"));
            assertThat(second).containsExactly(rate("21", "6.67", "0.67"), rate("9", "5.00", "0.45"));
        }

        private static OfRate rate(String rate, String gross, String tax) {
            return new OfRate(rate, cny(gross), cny(tax));
        }
    }

    @Nested
    class DueAtShipment {
        private final AnOrder order = anOrder()
                .with(line("A", 1, "60.00"), line("B", 1, "40.00"))
                .paidBy(money("T1", "60.00"), money("T2", "40.00").captured(0))
                .due(PaymentTerms.AT_SHIPMENT);
        private final RefundClaim cancelled =
                RefundClaim.ofClaimed(List.of(ClaimedUnits.of(id("B"), 1).unshipped()));

        @Test
        void goodsThatWereNeverShippedWereNeverPaidFor() {
            Till till = order.till();
            assertThat(paysOut(till, cancelled)).isEqualTo(cny("0.00"));
            assertThat(till.account().toCollect()).isZero();
            assertThat(paysOut(till, back("A", 1))).isEqualTo(cny("60.00"));
        }

        @Test
        void goodsThatWereShippedWereTakenToBePaidFor() {
            Till till = order.till();
            assertThat(paysOut(till, back("A", 1))).isEqualTo(cny("60.00"));
            assertThat(paysOut(till, cancelled)).isEqualTo(cny("0.00"));
            Till onOrder = order.due(PaymentTerms.ON_ORDER).till();
            assertThat(paysOut(onOrder, back("A", 1)))
                    .as("40.00 are owed for the order")
                    .isEqualTo(cny("20.00"));
        }

        @Test
        void partOfALineGoesByItsUnits() {
            Till till = anOrder()
                    .with(line("A", 3, "30.00"))
                    .paidBy(money("T1", "30.00").captured(cny("20.00")))
                    .due(PaymentTerms.AT_SHIPMENT)
                    .till();
            RefundClaim two = RefundClaim.ofClaimed(List.of(new ClaimedUnits(id("A"), 2, 0, 1, 0)));
            assertThat(paysOut(till, two)).as("one of them was shipped").isEqualTo(cny("10.00"));
            assertThat(paysOut(till, back("A", 1))).isEqualTo(cny("10.00"));
        }
    }

    @Nested
    class Deposits {
        private final AnOrder order = anOrder()
                .with(line("A", 1, "60.00"), line("B", 1, "100.00"))
                .paidBy(money("T1", "160.00").captured(cny("60.00")));

        @Test
        void areKeptWhileTheyPayForWhatTheBuyerKeeps() {
            Till till = order.till();
            RefundBreakdown told = till.refund(back("B", 1));
            assertThat(told.total()).isEqualTo(cny("100.00"));
            assertThat(told.payout()).isZero();
            assertThat(told.tenders()).isEmpty();
            assertThat(told.explanation())
                    .containsExactly(
                            "1 of line B at list price: +100.00",
                            "Total: CNY 100.00",
                            "Never collected, so not paid back: CNY 100.00");
            assertThat(till.account().toCollect()).isZero();
            assertThat(paysOut(till, back("A", 1))).isEqualTo(cny("60.00"));
        }

        @Test
        void comeBackWhenEverythingIsCancelled() {
            Till till = order.till();
            RefundBreakdown told = till.refund(RefundClaim.of(Units.of("A", 1), Units.of("B", 1)));
            assertThat(told.total()).isEqualTo(cny("160.00"));
            assertThat(told.payout()).isEqualTo(cny("60.00"));
            assertThat(told.notCollected()).isEqualTo(cny("100.00"));
        }

        @Test
        void areFollowedByInstalmentsThatMakeEarlierRefundsDue() {
            Till till = order.till();
            till.refund(back("B", 1));
            assertThat(till.captures("T1", "30.00"))
                    .as("taken for goods that are back")
                    .isEqualTo("30.00");
            assertThat(till.captures("T1", "70.00")).isEqualTo("70.00");
            assertThat(paysOut(till, back("A", 1))).isEqualTo(cny("60.00"));
            assertThat(till.account().paidOut()).isEqualTo(cny("160.00"));
        }

        @Test
        void andWhatIsStillToBeCollectedGrowSmallerWithEveryReturn() {
            Till till = order.till();
            assertThat(till.account().toCollect()).isEqualTo(cny("100.00"));
            assertThat(paysOut(till, back("A", 1))).isEqualTo(cny("0.00"));
            assertThat(till.account().toCollect()).isEqualTo(cny("40.00"));
        }
    }

    @Nested
    class Disputes {
        private final AnOrder order = anOrder()
                .with(line("A", 1, "100.00"))
                .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(20)));

        @Test
        void wonAfterTheReturnPayWhatTheReturnWouldHavePaid() {
            Till till = order.till();
            till.isChargedBack("T1", "100.00", "D-1");
            assertThat(till.pays(back("A", 1))).containsExactly("0.00");
            assertThat(till.account().kept()).isZero();

            assertThat(till.winsBack("D-1", "100.00")).isEqualTo("80.00");
            assertThat(till.account().kept()).isEqualTo(cny("20.00"));
            assertThat(till.left()).isEqualTo("0.00");
        }

        @Test
        void wonInPartsPayInParts() {
            Till till = order.till();
            till.isChargedBack("T1", "100.00", "D-1");
            till.pays(back("A", 1));
            assertThat(till.winsBack("D-1", "50.00")).isEqualTo("40.00");
            assertThat(till.winsBack("D-1", "50.00")).isEqualTo("40.00");
        }

        @Test
        void wonBeforeTheReturnLeaveNoTrace() {
            Till till = order.till();
            till.isChargedBack("T1", "100.00", "D-1");
            assertThat(till.winsBack("D-1", "100.00")).isEqualTo("0.00");
            assertThat(till.pays(back("A", 1))).containsExactly("80.00");
        }
    }

    private static long paysOut(Till till, RefundClaim claim) {
        return till.refund(claim).payout();
    }
}
