package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.ReviewFactsFixture.aReturn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.BuyerFacts.Count;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.StandardRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CriterionTest {
    private static final BuyerFacts KNOWN = BuyerFacts.of(7, 4, 3, 1);
    private static final Criterion YES = new Criterion.Always();
    private static final Criterion NO = Criterion.not(YES);

    /** A question, facts that meet it and facts that do not. */
    static Stream<Arguments> table() {
        return Stream.of(
                row(
                        Criterion.kind(CaseKind.EXCHANGE, CaseKind.RESHIP),
                        aReturn().of(CaseKind.RESHIP),
                        aReturn()),
                row(
                        Criterion.reasons(Reason.DAMAGED, Reason.SHORTAGE),
                        aReturn().because(Reason.SHORTAGE, Reason.DAMAGED),
                        aReturn().because(Reason.SHORTAGE, Reason.NOT_LIKED)),
                row(
                        Criterion.reasons(Reason.DAMAGED),
                        aReturn().because(Reason.DAMAGED),
                        aReturn().because()),
                row(
                        Criterion.fault(Fault.SELLER, Fault.CARRIER),
                        aReturn().because(Reason.SHORTAGE, Reason.LOST_IN_TRANSIT),
                        aReturn().because(Reason.SHORTAGE, Reason.NOT_LIKED)),
                row(Criterion.fault(Fault.BUYER), aReturn(), aReturn().because()),
                row(
                        new Criterion.AmountBelow(cny("20.01")),
                        aReturn(),
                        aReturn().worth("20.01")),
                row(
                        new Criterion.AmountBelow(cny("20.01")),
                        aReturn().worth("0.00"),
                        aReturn().worth(yen(1))),
                row(
                        new Criterion.AmountAtLeast(cny("20.00")),
                        aReturn(),
                        aReturn().worth("19.99")),
                row(
                        new Criterion.AmountAtLeast(cny("20.00")),
                        aReturn().worth("999.00"),
                        aReturn().worth(yen(99999))),
                row(
                        new Criterion.EvidenceAtLeast(2),
                        aReturn().showing(2),
                        aReturn().showing(1)),
                row(
                        new Criterion.EvidenceReused(),
                        aReturn().reused(),
                        aReturn().showing(1)),
                row(
                        new Criterion.HandoverIs(DeliveryProgress.WITH_CARRIER),
                        aReturn().at(DeliveryProgress.WITH_CARRIER),
                        aReturn().at(DeliveryProgress.NOT_HANDED_OVER)),
                row(new Criterion.Verified(), aReturn().verified(), aReturn()),
                row(new Criterion.Vip(), aReturn().by(KNOWN.asVip()), aReturn().by(KNOWN)),
                row(atMost(Count.ORDERS, 7), aReturn().by(KNOWN), aReturn().by(BuyerFacts.of(8, 0, 0, 0))),
                row(atMost(Count.CASES, 4), aReturn().by(KNOWN), aReturn().by(BuyerFacts.of(0, 5, 0, 0))),
                row(
                        atMost(Count.REFUNDED_CASES, 3),
                        aReturn().by(KNOWN),
                        aReturn().by(BuyerFacts.of(0, 0, 4, 0))),
                row(
                        atMost(Count.REJECTED_CASES, 1),
                        aReturn().by(KNOWN),
                        aReturn().by(BuyerFacts.of(0, 0, 0, 2))),
                row(
                        Criterion.keptBeforeAtMost(2),
                        aReturn().by(KNOWN.keptBefore(2)),
                        aReturn().by(KNOWN.keptBefore(3))),
                row(Criterion.keptBeforeAtMost(9), aReturn().by(KNOWN), aReturn()),
                row(atMost(Count.CASES, 4), aReturn().by(BuyerFacts.of(0, 0, 0, 0)), aReturn()),
                row(atLeast(Count.ORDERS, 7), aReturn().by(KNOWN), aReturn().by(BuyerFacts.of(6, 9, 9, 9))),
                row(atLeast(Count.CASES, 0), aReturn().by(KNOWN), aReturn()),
                row(Criterion.all(YES, new Criterion.Verified()), aReturn().verified(), aReturn()),
                row(Criterion.any(NO, new Criterion.Verified()), aReturn().verified(), aReturn()),
                row(
                        Criterion.not(new Criterion.Verified()),
                        aReturn(),
                        aReturn().verified()),
                row(
                        new Criterion.Own("shown", seen -> seen.evidence() > 0),
                        aReturn().showing(1),
                        aReturn()));
    }

    private static Arguments row(Criterion criterion, ReviewFactsFixture met, ReviewFactsFixture missed) {
        return arguments(criterion, met.facts(), missed.facts());
    }

    private static Criterion atMost(Count count, int most) {
        return new Criterion.BuyerAtMost(count, most);
    }

    private static Criterion atLeast(Count count, int least) {
        return new Criterion.BuyerAtLeast(count, least);
    }

    private static Money yen(long amount) {
        return Money.ofMinor(amount, "JPY");
    }

    @ParameterizedTest
    @MethodSource("table")
    void isMetByWhatItNamesAndByNothingElse(Criterion criterion, ReviewFacts met, ReviewFacts missed) {
        assertThat(criterion.holds(met)).as(criterion.describe()).isTrue();
        assertThat(criterion.holds(missed)).as(criterion.describe()).isFalse();
    }

    @Test
    void riskIsMetFromItsScoreOn() {
        var worrying = new Criterion.RiskAtLeast(50);
        assertThat(worrying.holds(aReturn().facts(50))).isTrue();
        assertThat(worrying.holds(aReturn().facts(49))).isFalse();
    }

    @Test
    void everyCriterionIsInTheTable() {
        var asked = table().map(row -> row.get()[0].getClass().getSimpleName()).toList();
        for (Class<?> each : Criterion.class.getPermittedSubclasses()) {
            if (!List.of("Always", "RiskAtLeast").contains(each.getSimpleName())) {
                assertThat(asked).contains(each.getSimpleName());
            }
        }
    }

    @Test
    void saysInWordsWhatItAsks() {
        Criterion all = Criterion.all(
                Criterion.kind(CaseKind.RESHIP, CaseKind.EXCHANGE),
                Criterion.reasons(Reason.DAMAGED),
                Criterion.fault(Fault.SELLER),
                Criterion.any(new Criterion.AmountBelow(cny("5.00")), new Criterion.AmountAtLeast(cny("9.00"))),
                new Criterion.EvidenceAtLeast(1),
                Criterion.not(new Criterion.EvidenceReused()),
                new Criterion.HandoverIs(DeliveryProgress.DELIVERED),
                new Criterion.Verified(),
                new Criterion.Vip(),
                atMost(Count.CASES, 2),
                atLeast(Count.ORDERS, 1),
                new Criterion.RiskAtLeast(50),
                new Criterion.Own("on a Sunday", seen -> true),
                YES);
        assertThat(all.describe())
                .isEqualTo("RESHIP or EXCHANGE, every reason DAMAGED, every fault of SELLER,"
                        + " (amount below CNY 5.00; or amount at least CNY 9.00), evidence at least 1,"
                        + " not (evidence used before), goods DELIVERED, every reason borne out, buyer is VIP,"
                        + " buyer's CASES at most 2, buyer's ORDERS at least 1, risk at least 50, on a Sunday, always");
    }

    @Test
    void isAValueThatCanBeCompared() {
        assertThat(StandardRules.verifiedReshipBelow(cny("5.00")))
                .isEqualTo(StandardRules.verifiedReshipBelow(cny("5.00")))
                .isNotEqualTo(StandardRules.verifiedReshipBelow(cny("5.01")));
    }

    @Test
    void doesNotNameNothing() {
        assertThatIllegalArgumentException().isThrownBy(Criterion::kind);
        assertThatIllegalArgumentException().isThrownBy(Criterion::reasons);
        assertThatIllegalArgumentException().isThrownBy(Criterion::fault);
        assertThatIllegalArgumentException().isThrownBy(Criterion::all);
        assertThatIllegalArgumentException().isThrownBy(Criterion::any);
    }

    @Test
    void noCountIsNegative() {
        for (int at = 0; at < 4; at++) {
            int[] counts = new int[4];
            counts[at] = -1;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BuyerFacts.of(counts[0], counts[1], counts[2], counts[3]));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> KNOWN.keptBefore(-1));
    }
}
