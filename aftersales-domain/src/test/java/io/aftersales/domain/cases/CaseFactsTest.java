package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseFactsTest {
    private static final CaseFacts ALL = new CaseFacts(
            null,
            Map.of(),
            Map.of("MUG", 1L),
            Map.of(new ExchangeItem(LineId.of("A"), "MUG", "CUP", 1, Reason.NOT_LIKED), ExchangePrices.NONE),
            BuyerFacts.of(1, 2, 3, 4),
            Set.of("sha-1"),
            5,
            new GoodwillLimits.Given(6, 7),
            Map.of(new Gift.Points(8), 9L),
            "ada",
            List.of(ReturnDestination.byWaybill("W1", List.of())),
            List.of(new OtherCase(CaseId.parse("1001.2"), List.of(), null, null)));

    static Stream<UnaryOperator<CaseFacts>> copies() {
        return Stream.of(
                facts -> facts.with(ALL.buyer(), ALL.usedBefore()),
                facts -> facts.withGranted(ALL.grantedToday()),
                facts -> facts.withGoodwill(ALL.goodwill(), ALL.gifts()),
                facts -> facts.withTicketOf(ALL.ticketAgent()),
                facts -> facts.withDestinations(ALL.destinations()),
                facts -> facts.withOthers(ALL.others()));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aCopyWithTheSameIsTheSame(UnaryOperator<CaseFacts> copy) {
        assertThat(copy.apply(ALL)).isEqualTo(ALL);
    }

    @Test
    void anOrderAloneIsAllThatIsKnown() {
        var order = CaseFixtures.delivered(CaseFixtures.paidSale());
        assertThat(CaseFacts.of(order).order()).isEqualTo(order);
        assertThat(CaseFacts.of(order).stock()).isEmpty();
        assertThat(CaseFacts.of(order).buyer()).isEqualTo(BuyerFacts.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void aCopyWithMoreDiffers(UnaryOperator<CaseFacts> copy) {
        assertThat(copy.apply(CaseFacts.NOTHING)).isNotEqualTo(CaseFacts.NOTHING);
    }
}
