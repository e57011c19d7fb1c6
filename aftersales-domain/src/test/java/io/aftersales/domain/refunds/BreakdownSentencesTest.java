package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.BreakdownStep.Code;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakdownSentencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIST_PRICE              | A        | ''     | 2 | 500  | 2 of line A at list price: +5.00",
                "LIST_PRICE              | A        | ''     | 1 | 0    | 1 of line A at list price: 0.00",
                "LINE_DISCOUNT           | A        | ''     | 0 | -500 | Discount of line A: -5.00",
                "DISCOUNT_SHARE          | A        | COUPON | 0 | -500 | Share of discount COUPON borne by line A: -5.00",
                "CHARGE_SHARE            | A        | OTHER  | 0 | 500  | Share of charge OTHER in the price of line A: +5.00",
                "TAX                     | A        | ''     | 0 | 500  | Tax on line A: +5.00",
                "ROUNDING                | A        | ''     | 0 | 1    | Rounding, so that all units of line A add up to what was paid: +0.01",
                "GOODWILL_ALREADY_GIVEN  | A        | ''     | 0 | -500 | Compensation given for line A before: -5.00",
                "DISCOUNT_COMES_OFF      | COUPON   | ''     | 0 | -500 | Discount COUPON comes off with the full return: -5.00",
                "DISCOUNT_CLAWED_BACK    | PROMO    | ''     | 0 | -500 | Discount PROMO no longer granted to the goods that are kept: -5.00",
                "LIMITED_TO_GOODS_PAID   | ''       | ''     | 0 | -500 | Goods pay at most what was paid for them: -5.00",
                "LIMITED_TO_GOODS_PAID   | ''       | ''     | 0 | 500  | Limit on goods no longer binds: +5.00",
                "CARRIED_OVER            | ''       | ''     | 0 | 500  | Put off to later refunds: +5.00",
                "CARRIED_OVER            | ''       | ''     | 0 | -500 | Put off by earlier refunds, taken now: -5.00",
                "SHIPPING_FOR_FAULT      | SHIPPING | ''     | 0 | 500  | Shipping fee, because of the seller's or carrier's fault: +5.00",
                "SHIPPING_FOR_FULL_RETURN| FREIGHT  | ''     | 0 | 500  | Shipping fee FREIGHT, because everything is back: +5.00",
                "SHIPPING_INCLUDED       | SHIPPING | ''     | 0 | 500  | Shipping fee, as decided in review: +5.00",
                "SHIPPING_TAX            | SHIPPING | ''     | 0 | 500  | Tax on shipping: +5.00",
                "CHARGE_TAX              | WRAPPING | ''     | 0 | 500  | Tax on charge WRAPPING: +5.00",
                "OTHER_CHARGES           | OTHER    | ''     | 0 | 500  | Other charges, because everything is back: +5.00",
                "OTHER_CHARGES           | WRAPPING | ''     | 0 | 500  | Charge WRAPPING, because everything is back: +5.00",
                "LIMITED_TO_ORDER        | ''       | ''     | 0 | -500 | Nothing more is left of the order: -5.00",
                "EXCHANGED               | A        | ''     | 2 | 500  | 2 of line A given up in exchange: +5.00",
                "NEW_GOODS               | A        | LARGE  | 2 | -500 | 2 of LARGE instead: -5.00",
                "PAID_ON_TOP             | ''       | ''     | 0 | 500  | Paid on top: +5.00",
                "DIFFERENCE_SETTLED      | ''       | ''     | 0 | 500  | Settled as agreed or asked for: +5.00",
                "LIMITED_TO_RETURN       | ''       | ''     | 0 | -500 | An exchange gives back no more than a return would: -5.00",
                "GOODWILL                | ''       | ''     | 0 | 500  | Compensation: +5.00",
                "GOODWILL                | shipping | ''     | 0 | 500  | Compensation for shipping: +5.00",
                "DEDUCTION               | ''       | ''     | 0 | -500 | Deducted, because goods came back worth less: -5.00",
                "RESTOCKING_FEE          | ''       | ''     | 0 | -500 | Restocking fee: -5.00",
                "CASE_FEE                | ''       | ''     | 0 | -500 | Fee of this case: -5.00",
                "WAIVED                  | ''       | ''     | 0 | -500 | Waived, as buyer and shop agreed: -5.00"
            })
    void everyStepSaysWhatItDoes(Code code, String subject, String detail, long units, long amount, String sentence) {
        var step = new BreakdownStep(code, subject, detail, units, amount);
        assertThat(BreakdownSentences.english(told(List.of(step), List.of())))
                .containsExactly(sentence, "Total: CNY 0.00");
    }

    @Test
    void aTenderWithoutAnAmountPaysNoMoney() {
        var nothing = new OfTender(TenderId.of("T1"), TenderKind.MONEY, 0, 0);
        assertThat(told(List.of(), List.of(nothing)).paysMoney()).isFalse();
    }

    private static RefundBreakdown told(List<BreakdownStep> steps, List<OfTender> tenders) {
        return new RefundBreakdown(
                Money.of("0.00", "CNY").currency(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                tenders,
                List.of(),
                List.of(),
                List.of(),
                steps);
    }
}
