package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void areAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Units.of("A", 0))
                .withMessage("quantity 0 of A is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Units.of("A", -1));
    }

    @Test
    void areSummedByLineInOrderOfFirstMention() {
        assertThat(Units.summed(List.of(Units.of("B", 1), Units.of("A", 2), Units.of("B", 3))))
                .containsExactly(Units.of("B", 4), Units.of("A", 2));
        assertThat(Units.summed(List.of())).isEmpty();
    }

    @Test
    void stayAtTheEndOfALongWhenTheirSumIsBeyondIt() {
        assertThat(Units.summed(List.of(Units.of("A", Long.MAX_VALUE), Units.of("A", 1), Units.of("A", 1))))
                .containsExactly(Units.of("A", Long.MAX_VALUE));
        assertThat(Units.summed(List.of(Units.of("A", Long.MAX_VALUE - 1), Units.of("A", 1))))
                .containsExactly(Units.of("A", Long.MAX_VALUE));
    }

    @Test
    void ofAClaimAreSummed() {
        assertThat(RefundClaim.of(Units.of("A", 1), Units.of("A", 1))).isEqualTo(RefundClaim.of(Units.of("A", 2)));
    }

    @Test
    void ofAClaimHaveNoNegativeFeeOrAgreement() {
        assertThatIllegalArgumentException().isThrownBy(() -> RefundClaim.of().withFee(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> RefundClaim.of().agreedOn(-1L));
    }
}
