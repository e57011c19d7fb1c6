package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.shared.LineId;
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
    void areCountedByLine() {
        List<Units> units = List.of(Units.of("A", 2), Units.of("B", 5), Units.of("A", 1));
        assertThat(Units.quantity(units, LineId.of("A"))).isEqualTo(3);
        assertThat(Units.quantity(units, LineId.of("C"))).isZero();
    }

    @Test
    void haveAPercentageOfAtMostALong() {
        long most = Long.MAX_VALUE / 100;
        assertThat(ClaimedUnits.percent(most, 100)).isEqualTo(most * 100);
        assertThat(ClaimedUnits.percent(most + 1, 100)).isEqualTo(Long.MAX_VALUE);
        assertThat(ClaimedUnits.percent(Long.MAX_VALUE, 0)).isZero();
    }

    @Test
    void ofAClaimHaveNoNegativeFeeOrAgreement() {
        assertThatIllegalArgumentException().isThrownBy(() -> RefundClaim.of().withFee(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> RefundClaim.of().agreedOn(-1L));
    }

    @Test
    void ofAClaimHaveNoMoreThatIsSpecialThanThereAreUnits() {
        LineId line = LineId.of("A");
        assertThat(new ClaimedUnits(line, 2, 2, 2, 200).units()).isEqualTo(Units.of("A", 2));
        for (long[] wrong : new long[][] {{0, 0, 0, 0}, {2, 3, 0, 0}, {2, -1, 0, 0}, {2, 0, 3, 0}, {2, 0, 0, 201}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ClaimedUnits(line, wrong[0], wrong[1], wrong[2], wrong[3]));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimedUnits.of(line, 1).worthLess(101));
    }

    @Test
    void ofAClaimAreSummedWithWhatIsSpecialAboutThem() {
        LineId line = LineId.of("A");
        RefundClaim claim = RefundClaim.ofClaimed(List.of(
                ClaimedUnits.of(line, 1).faulty(true).worthLess(30),
                ClaimedUnits.of(LineId.of("B"), 1),
                ClaimedUnits.of(line, 2).unshipped()));
        assertThat(claim.units())
                .containsExactly(new ClaimedUnits(line, 3, 1, 2, 30), ClaimedUnits.of(LineId.of("B"), 1));
        assertThat(claim.plainUnits()).containsExactly(Units.of("A", 3), Units.of("B", 1));
        assertThat(claim.isAnyAtFault()).isTrue();
        assertThat(claim.faultOfSeller(false).isAnyAtFault()).isFalse();
    }
}
