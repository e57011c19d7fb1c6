package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.back;
import static io.aftersales.domain.refunds.RefundFixtures.cny;
import static io.aftersales.domain.refunds.RefundFixtures.id;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.BreakdownStep.Code;
import io.aftersales.domain.refunds.RefundBreakdown.OfLine;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The parts of a breakdown add up where they are rounded, and each step says why. */
class BreakdownWriterTest {

    /** One of three units for 10.00, and 1.00 on top: 3.67 of 11.00, of which 3.33 are the price. */
    @Nested
    class TheRestOfARoundedUnit {
        @Test
        void isTaxOnTop() {
            RefundBreakdown told = anOrder()
                    .with(line("A", 3, "10.00").taxed(cny("1.00"), "VAT"))
                    .taxOnTop()
                    .till()
                    .refund(back("A", 1));
            assertThat(told.lines()).containsExactly(new OfLine(id("A"), 1, 333, 0, 0, 34, 367));
        }

        @Test
        void isAShareOfACharge() {
            RefundBreakdown told = anOrder()
                    .with(line("A", 3, "10.00"))
                    .charged(Charge.other(cny("1.00")).comingBack(ComesBack.WITH_GOODS))
                    .till()
                    .refund(back("A", 1));
            assertThat(told.lines()).containsExactly(new OfLine(id("A"), 1, 333, 0, 34, 0, 367));
        }
    }

    @Nested
    class AShippingFee {
        private final AnOrder order = anOrder().with(line("A", 2, "20.00")).shipping("5.00");

        @Test
        void comesBackBecauseTheReviewerSaysSo() {
            assertThat(codes(order.till().refund(back("A", 1).with(ShippingChoice.INCLUDE))))
                    .contains(Code.SHIPPING_INCLUDED);
        }

        @Test
        void comesBackBecauseTheGoodsAreFaulty() {
            assertThat(codes(order.till().refund(back("A", 1).bySellersFault())))
                    .contains(Code.SHIPPING_FOR_FAULT);
        }

        @Test
        void comesBackBecauseEverythingDoes() {
            assertThat(codes(order.till().refund(back("A", 2)))).contains(Code.SHIPPING_FOR_FULL_RETURN);
        }

        private static List<Code> codes(RefundBreakdown told) {
            return told.steps().stream().map(BreakdownStep::code).toList();
        }
    }

    @Test
    void theTaxOnTopOfAChargeIsAStepOfItsOwn() {
        RefundBreakdown told = anOrder()
                .with(line("A", 1, "10.00"))
                .charged(Charge.other(cny("3.00")).taxed(cny("0.63"), "VAT"))
                .taxOnTop()
                .till()
                .refund(back("A", 1));
        assertThat(List.of(told.otherCharges(), told.tax(), told.total()))
                .containsExactly(cny("3.00"), cny("0.63"), cny("13.63"));
        assertThat(told.steps())
                .extracting(BreakdownStep::code, BreakdownStep::amount)
                .containsExactly(
                        tuple(Code.LIST_PRICE, cny("10.00")),
                        tuple(Code.OTHER_CHARGES, cny("3.00")),
                        tuple(Code.CHARGE_TAX, cny("0.63")));
    }

    @Nested
    class ThePayout {
        private final AnOrder order = anOrder().with(line("A", 2, "20.00"));

        @Test
        void isMoneyOnATenderOfMoney() {
            RefundBreakdown told = order.till().refund(back("A", 1));
            assertThat(told.paysMoney()).isTrue();
            assertThat(told.paidOut()).isEqualTo(Money.of("10.00", "CNY"));
        }

        @Test
        void isNoMoneyOnPointsNorWhereNothingIsPaid() {
            Tender points = Tender.points("T1", 100, cny("20.00"));
            assertThat(order.paidBy(points).till().refund(back("A", 1)).paysMoney())
                    .isFalse();
            assertThat(order.till().refund(back("A", 1).agreedOn(0L)).paysMoney())
                    .isFalse();
        }
    }

    @Nested
    class GivenGoodwill {
        private final Till till =
                anOrder().with(line("A", 1, "20.00")).shipping("5.00").till();

        @Test
        void saysWhatItIsFor() {
            assertThat(subjects(Goodwill.onShipping(cny("1.00")))).containsExactly("shipping");
            assertThat(subjects(Goodwill.onOrder(cny("1.00")))).containsExactly("");
            assertThat(subjects(Goodwill.onLines(cny("1.00"), id("A")))).containsExactly("line A");
        }

        private List<String> subjects(Goodwill goodwill) {
            return till.gives(goodwill).steps().stream()
                    .map(BreakdownStep::subject)
                    .toList();
        }
    }

    /** 20.00 for 12.00: 8.00 would go back, and 3.00 are deducted; of the fee, what is beyond the worth of the goods was paid on top. */
    @Nested
    class AnExchange {
        @Test
        void keepsItsFeeAndDeductionOfWhatGoesBack() {
            RefundBreakdown told = exchanged(new ExchangeTotal(cny("-8.00"), cny("2.00"), cny("3.00")));
            assertThat(List.of(told.goods(), told.fees(), told.deductions(), told.withheld(), told.total()))
                    .containsExactly(cny("20.00"), cny("2.00"), cny("3.00"), cny("12.00"), cny("3.00"));
        }

        @Test
        void keepsNoMoreThanTheGoodsAreWorth() {
            RefundBreakdown told = exchanged(new ExchangeTotal(cny("-8.00"), cny("30.00"), cny("3.00")));
            assertThat(List.of(told.goods(), told.fees(), told.deductions(), told.withheld(), told.total()))
                    .containsExactly(cny("20.00"), cny("17.00"), cny("3.00"), 0L, 0L);
            told = exchanged(new ExchangeTotal(cny("-8.00"), cny("2.00"), cny("23.00")));
            assertThat(List.of(told.goods(), told.fees(), told.deductions(), told.withheld(), told.total()))
                    .containsExactly(cny("20.00"), 0L, cny("20.00"), 0L, 0L);
        }

        private static RefundBreakdown exchanged(ExchangeTotal total) {
            Till till = anOrder().with(line("A", 1, "20.00")).till();
            return till.sends(total, swap("A", 1, "SMALL", "12.00"));
        }
    }
}
