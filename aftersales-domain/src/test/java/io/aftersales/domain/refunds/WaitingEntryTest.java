package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.NOON;
import static io.aftersales.domain.refunds.RefundFixtures.REVIEWER;
import static io.aftersales.domain.refunds.RefundFixtures.caseNo;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingEntryTest {
    private static final TenderId T1 = TenderId.of("T1");
    private static final List<Units> UNITS = List.of(Units.of("A", 1), Units.of("B", 2));

    private final WaitingEntry onOrder = WaitingEntry.onOrder(Kind.EXTERNAL_REFUND, "REF", T1, 500, UNITS, inCase(1));
    private final WaitingEntry onCase = WaitingEntry.onCase(Kind.KEPT_GIVEN_BACK, caseNo(1), "REF", 500, inCase(1));

    @Test
    void isAboutTheOrderOrACase() {
        assertThat(onOrder)
                .isEqualTo(new WaitingEntry(Kind.EXTERNAL_REFUND, null, "REF", T1, 500, UNITS, REVIEWER, NOON));
        assertThat(onCase)
                .isEqualTo(
                        new WaitingEntry(Kind.KEPT_GIVEN_BACK, caseNo(1), "REF", null, 500, List.of(), REVIEWER, NOON));
    }

    @Test
    void isAboutTheSameSubjectWhateverTheAmount() {
        assertThat(onOrder.isAboutTheSameAs(entry(Kind.EXTERNAL_REFUND, null, "REF", null, 1, List.of())))
                .isTrue();
        assertThat(onCase.isAboutTheSameAs(entry(Kind.KEPT_GIVEN_BACK, caseNo(1), "REF", T1, 1, UNITS)))
                .isTrue();
        for (WaitingEntry other : List.of(
                entry(Kind.CAPTURE, null, "REF", T1, 500, UNITS),
                entry(Kind.EXTERNAL_REFUND, null, "REF-2", T1, 500, UNITS),
                entry(Kind.EXTERNAL_REFUND, caseNo(1), "REF", T1, 500, UNITS))) {
            assertThat(onOrder.isAboutTheSameAs(other)).as("%s", other).isFalse();
            assertThat(other.isAboutTheSameAs(onOrder)).as("%s", other).isFalse();
            assertThat(onOrder.isSameAs(other)).as("%s", other).isFalse();
        }
        assertThat(onCase.isAboutTheSameAs(entry(Kind.KEPT_GIVEN_BACK, caseNo(2), "REF", null, 500, List.of())))
                .isFalse();
    }

    @Test
    void isTheSameByAnotherPersonAndWithItsUnitsInAnotherOrder() {
        List<Units> shuffled = List.of(Units.of("B", 1), Units.of("A", 1), Units.of("B", 1));
        assertThat(onOrder.isSameAs(entry(Kind.EXTERNAL_REFUND, null, "REF", T1, 500, shuffled)))
                .isTrue();
        assertThat(onCase.isSameAs(entry(Kind.KEPT_GIVEN_BACK, caseNo(1), "REF", null, 500, List.of())))
                .isTrue();
        for (WaitingEntry other : List.of(
                entry(Kind.EXTERNAL_REFUND, null, "REF", T1, 501, UNITS),
                entry(Kind.EXTERNAL_REFUND, null, "REF", TenderId.of("T2"), 500, UNITS),
                entry(Kind.EXTERNAL_REFUND, null, "REF", null, 500, UNITS),
                entry(Kind.EXTERNAL_REFUND, null, "REF", T1, 500, List.of(Units.of("A", 1))))) {
            assertThat(onOrder.isSameAs(other)).as("%s", other).isFalse();
            assertThat(other.isSameAs(onOrder)).as("%s", other).isFalse();
        }
    }

    private static WaitingEntry entry(
            Kind kind,
            @Nullable CaseId caseId,
            String reference,
            @Nullable TenderId tender,
            long minor,
            List<Units> units) {
        return new WaitingEntry(
                kind, caseId, reference, tender, minor, units, Actor.reviewer("r-2"), NOON.plusSeconds(60));
    }
}
