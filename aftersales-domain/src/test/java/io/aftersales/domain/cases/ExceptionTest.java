package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.packed;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision.HeldBack;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExceptionTest {
    private static final String WHY = "The buyer was in hospital.";
    private static final CasePolicy NO_HATS =
            CasePolicy.builder().notReturnable(Set.of("HATS")).build();
    private static final Actor SUPERVISOR = Actor.supervisor("sv-1");

    private static Shop lateShop() {
        return new Shop(new OrderFacts(
                        paidSale(),
                        "b-1",
                        OrderState.DELIVERED,
                        NOON,
                        List.of(delivered("P-1", "A", "B")),
                        Map.of(LineId.of("A"), "HATS")))
                .under(NO_HATS)
                .after(Duration.ofDays(60));
    }

    private static List<String> lifted(Life life) {
        return life.last().events().stream()
                .map(TimelineEntry::event)
                .filter(CaseEvent.OpenedAsException.class::isInstance)
                .map(CaseEvent.OpenedAsException.class::cast)
                .flatMap(event -> event.lifted().stream())
                .toList();
    }

    @Test
    void liftsAnEndedWindow() {
        Application late = returnRefund(item("B", 1, Reason.NOT_LIKED));
        assertThat(lateShop().refuses(late).code()).isEqualTo("WINDOW_EXPIRED");
        Life life = lateShop().opens(AGENT, late.asException(WHY));
        assertThat(lifted(life)).containsExactly("WINDOW_EXPIRED");
        assertThat(life.subject().submission().exception()).isEqualTo(WHY);
        assertThat(life.last().events()).extracting(TimelineEntry::by).containsOnly(AGENT);
    }

    @Test
    void liftsACategoryThatIsNotTakenBack() {
        Shop shop = lateShop().at(NOON);
        Application hat = returnRefund(item("A", 1, Reason.NOT_LIKED));
        assertThat(shop.refuses(hat).code()).isEqualTo("NOT_RETURNABLE");
        assertThat(lifted(shop.opens(SUPERVISOR, hat.asException(WHY)))).containsExactly("NOT_RETURNABLE");
    }

    @Test
    void liftsMissingEvidence() {
        Shop shop = lateShop().at(NOON);
        Application broken = refundOnly(item("B", 1, Reason.DAMAGED));
        assertThat(shop.refuses(broken).code()).isEqualTo("EVIDENCE_REQUIRED");
        assertThat(lifted(shop.opens(SUPERVISOR, broken.asException(WHY)))).containsExactly("EVIDENCE_REQUIRED");
    }

    @Test
    void namesAllThatItLiftsInTheOrderOfPrecedence() {
        Application all = returnRefund(item("A", 1, Reason.SHORTAGE.blamedOn(io.aftersales.domain.claims.Fault.BUYER)));
        assertThat(lifted(lateShop().opens(AGENT, all.asException(WHY))))
                .containsExactly("WINDOW_EXPIRED", "NOT_RETURNABLE", "EVIDENCE_REQUIRED");
    }

    @Test
    void standsOnTheTimelineAlsoWhereNothingWasInTheWay() {
        Shop shop = lateShop().at(NOON);
        Life life =
                shop.opens(AGENT, returnRefund(item("B", 1, Reason.NOT_LIKED)).asException(WHY));
        assertThat(life.last().events())
                .extracting(TimelineEntry::event)
                .contains(new CaseEvent.OpenedAsException(List.of()));
    }

    @Test
    void liftsNothingElse() {
        assertThat(lateShop()
                        .refuses(returnRefund(item("B", 2, Reason.NOT_LIKED)).asException(WHY))
                        .code())
                .isEqualTo("QUANTITY_EXCEEDED");
        assertThat(lateShop()
                        .refuses(returnRefund(item("X", 1, Reason.NOT_LIKED)).asException(WHY))
                        .code())
                .isEqualTo("UNKNOWN_LINE");
        assertThat(new Shop(CaseFixtures.unshipped(paidSale()))
                        .refuses(returnRefund(item("A", 1, Reason.NOT_LIKED)).asException(WHY))
                        .code())
                .isEqualTo("ORDER_STATE");
    }

    @Test
    void takesUnitsPastTheirWindowLast() {
        Parcel early = Parcel.packed("P-1", "WH-1", Map.of(LineId.of("A"), 2L));
        Parcel later = Parcel.packed("P-2", "WH-1", Map.of(LineId.of("A"), 1L));
        Instant ago = NOON.minus(Duration.ofDays(9));
        var shop = new Shop(CaseFixtures.order(
                paidSale(), OrderState.DELIVERED, early.delivered(ago), later.delivered(NOON.minusSeconds(60))));
        assertThat(lifted(shop.opens(
                        AGENT, returnRefund(item("A", 1, Reason.NOT_LIKED)).asException(WHY))))
                .isEmpty();
        Life two =
                shop.opens(AGENT, returnRefund(item("A", 2, Reason.NOT_LIKED)).asException(WHY));
        assertThat(lifted(two)).containsExactly("WINDOW_EXPIRED");
        assertThat(two.subject().holds()).containsExactly(new PlacedUnits(LineId.of("A"), Place.of("P-1"), 2));
    }

    @Test
    void ofAWholeOrderTakesWhatIsPastItsWindow() {
        Application whole = Application.cancellation(ORDER, Reason.NOT_LIKED);
        assertThat(lateShop().refuses(whole).code()).isEqualTo("WINDOW_EXPIRED");
        Life life = lateShop().opens(AGENT, whole.asException(WHY));
        assertThat(lifted(life)).containsExactly("WINDOW_EXPIRED", "NOT_RETURNABLE");
        assertThat(life.subject().submission().items()).hasSize(2);
    }

    @Nested
    class Review {
        private final ReviewRule all = new ReviewRule("ALL", new Criterion.Always(), RuleAction.approve());

        private Life opened(ReviewRule rule) {
            Shop shop = lateShop().under(NO_HATS.toBuilder().rules(rule).build());
            return shop.opens(
                    AGENT, returnRefund(item("B", 1, Reason.NOT_LIKED)).asException(WHY));
        }

        @Test
        void isNeverARulesApproval() {
            Life life = opened(all);
            assertThat(life.subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
            assertThat(life.subject().review().verdict().heldBack()).isEqualTo(HeldBack.EXCEPTION);
            assertThat(life.asked().answered().subject().status()).isEqualTo(CaseStatus.PENDING_REVIEW);
        }

        @Test
        void mayBeARulesRejection() {
            Life life = opened(new ReviewRule("FRAUD", new Criterion.Always(), RuleAction.reject("RISK")));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REJECTED);
        }

        @Test
        void isNotForThePersonWhoOpenedIt() {
            AfterSalesCase subject = lateShop()
                    .opens(
                            SUPERVISOR,
                            returnRefund(item("B", 1, Reason.NOT_LIKED)).asException(WHY))
                    .subject();
            for (Action action : List.of(Action.APPROVE, Action.REJECT, Action.CONFIRM_REFUND, Action.CLOSE)) {
                assertThat(Permissions.allows(SUPERVISOR, action, subject)).isFalse();
                assertThat(Permissions.allows(Actor.reviewer("sv-1"), action, subject))
                        .isFalse();
                assertThat(Permissions.allows(Actor.supervisor("sv-2"), action, subject))
                        .isTrue();
            }
        }
    }

    @Nested
    class WindowRulesOnACase {
        @Test
        void areNamedOnTheTimelineAndInTheRefusal() {
            WindowRule hats = WindowRule.within("LONG_HATS", WindowCriteria.ANY.categories("HATS"), 90);
            Shop shop = lateShop()
                    .under(CasePolicy.builder().windows(WindowRules.of(hats)).build());
            Instant until = CaseFixtures.DELIVERED_AT.plus(Duration.ofDays(90));
            Life life = shop.opens(returnRefund(item("A", 1, Reason.NOT_LIKED), item("A", 1, Reason.DAMAGED)));
            assertThat(life.last().events())
                    .extracting(TimelineEntry::event)
                    .contains(new CaseEvent.WindowRuleApplied("LONG_HATS", List.of(LineId.of("A")), until));
            Rejection refused = shop.at(until.plusNanos(1)).refuses(returnRefund(item("A", 1, Reason.NOT_LIKED)));
            assertThat(refused).isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), until, "LONG_HATS"));
            assertThat(refused.message()).contains("LONG_HATS");
        }

        @Test
        void stopAClaimOnGoodsThatArrivedLongAgoOnceTheLastParcelIsThere() {
            Parcel first = packed("P-1", "A").delivered(NOON.minus(Duration.ofDays(30)));
            var shop = new Shop(CaseFixtures.order(paidSale(), OrderState.SHIPPED, first, packed("P-2", "B")))
                    .under(CasePolicy.builder()
                            .windows(WindowRules.NONE.from(Start.LAST_PARCEL))
                            .build());
            assertThat(shop.apply(CaseFixtures.BUYER, returnRefund(item("A", 1, Reason.NOT_LIKED)))
                            .isRight())
                    .isTrue();
            shop.delivers(first, packed("P-2", "B").delivered(NOON));
            assertThat(shop.at(NOON.plus(Duration.ofDays(7)))
                            .apply(CaseFixtures.BUYER, returnRefund(item("A", 1, Reason.NOT_LIKED)))
                            .isRight())
                    .isTrue();
            assertThat(shop.at(NOON.plus(Duration.ofDays(7)).plusNanos(1))
                            .refuses(
                                    returnRefund(item("A", 1, Reason.NOT_LIKED)).showing(PHOTO))
                            .code())
                    .isEqualTo("WINDOW_EXPIRED");
        }
    }
}
