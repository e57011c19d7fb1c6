package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.refunds.DiscountRule;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.TenderSplit;
import io.aftersales.domain.shared.TenderId;
import org.junit.jupiter.api.Test;

/** A policy in a file of its own, which is for no order in particular. */
class PolicyReaderTests {

    private static RefundPolicy read(String text) {
        return PolicyReader.read(JsonTree.read(new InputText("policy.json", text)));
    }

    @Test
    void whatIsAbsentIsStandard() {
        assertThat(read("{}")).isEqualTo(RefundPolicy.STANDARD);
        assertThat(read("{\"coupon\": null, \"tenderSplit\": \"PROPORTIONAL\", \"restockingFee\": {\"percent\": 0}}"))
                .isEqualTo(RefundPolicy.STANDARD);
    }

    @Test
    void whatIsGivenCounts() {
        assertThat(read("{\"coupon\": \"RE_EVALUATED\", \"promotion\": \"KEPT_UNTIL_FULL_RETURN\","
                        + " \"tenderSplit\": [\"T9\"], \"restockingFee\": {\"amount\": 80}}"))
                .isEqualTo(RefundPolicy.STANDARD
                        .withDiscounts(DiscountRule.RE_EVALUATED, DiscountRule.KEPT_UNTIL_FULL_RETURN)
                        .withSplit(TenderSplit.inOrder(TenderId.of("T9")))
                        .withRestockingFee(RestockingFee.amount(80)));
    }

    @Test
    void faultsNameTheirPlace() {
        assertThatThrownBy(() -> read("{\"restockingFee\":\n {\"percent\": 200}}"))
                .isInstanceOf(InputFault.class)
                .hasMessage("policy.json:2:14: restockingFee.percent: 200 is not within 0 to 100");
    }
}
