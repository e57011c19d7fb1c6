package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.BUYER;
import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.ReturnRouting;
import io.aftersales.ports.tck.WatchedLogs;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a host is asked for the destinations of goods that come back, and about which units. */
class ReturnRoutingDeskTest {
    private static final ItemAsked MUGS = ItemAsked.of("A", 3, "NOT_LIKED");
    private static final List<PlacedUnits> TAKEN = List.of(mugs("P1", 2), mugs("P2", 1));
    private static final ReviewRule TO_A_PERSON =
            new ReviewRule("TO_A_PERSON", new Criterion.EvidenceAtLeast(9), RuleAction.approve());
    private static final ShopPolicy WITH_RULES =
            ShopPolicy.STANDARD.with(CasePolicy.builder().rules(TO_A_PERSON).build());

    private static PlacedUnits mugs(String parcel, long mugs) {
        return new PlacedUnits(LineId.of("A"), Place.of(parcel), mugs);
    }

    private static CaseId opened(Bench bench, CaseKind kind) {
        bench.warehouse.stocks("MUG", 10);
        return bench.opened(SampleOrders.deliveredInTwoParcels("1001"), kind, MUGS);
    }

    private static void isAskedAndAnswers(Bench bench, CaseId id) {
        bench.send(new Commands.RequestInfo(Request.of(bench.next(), REVIEWER), id, "Which one?"))
                .get();
        bench.send(new Commands.ProvideInfo(Request.of(bench.next(), BUYER), id, "That one.", List.of()))
                .get();
    }

    @Nested
    class OfAnApproval {
        private final Bench bench = new Bench();

        @Test
        void theHostIsAskedAboutTheUnitsThatTheCaseHolds() {
            CaseId id = opened(bench, CaseKind.RETURN_REFUND);
            assertThat(bench.routing.asked()).isEmpty();
            bench.approved(id);
            assertThat(bench.routing.asked()).containsExactly(TAKEN);
        }

        @Test
        void anExchangeIsAskedAboutToo() {
            bench.approved(opened(bench, CaseKind.EXCHANGE));
            assertThat(bench.routing.asked()).containsExactly(TAKEN);
        }

        @Test
        void whatDoesNotComeBackIsNotAskedAbout() {
            bench.refunded("1002", 1);
            assertThat(bench.routing.asked()).isEmpty();
        }

        @Test
        void aBuyersAnswerWithoutRulesIsNotAskedAbout() {
            isAskedAndAnswers(bench, opened(bench, CaseKind.RETURN_REFUND));
            assertThat(bench.routing.asked()).isEmpty();
        }
    }

    @Nested
    class WhereThereAreRules {
        private final Bench bench = new Bench(WITH_RULES);

        @Test
        void theHostIsAskedAboutTheUnitsAsTheApplicationTakesThem() {
            CaseId id = opened(bench, CaseKind.RETURN_REFUND);
            assertThat(bench.routing.asked())
                    .containsExactly(bench.storage.find(id).orElseThrow().holds())
                    .containsExactly(TAKEN);
        }

        @Test
        void theHostIsAskedAgainAfterTheBuyersAnswer() {
            isAskedAndAnswers(bench, opened(bench, CaseKind.EXCHANGE));
            assertThat(bench.routing.asked()).containsExactly(TAKEN, TAKEN);
        }

        @Test
        void unitsThatAnotherCaseHoldsAreNotAskedAbout() {
            bench.opened(
                    SampleOrders.deliveredInTwoParcels("1001"),
                    CaseKind.RETURN_REFUND,
                    ItemAsked.of("A", 2, "NOT_LIKED"));
            bench.send(Commands.OpenCase.of(
                    Request.of(bench.next(), BUYER),
                    OrderId.of("1001"),
                    CaseKind.RETURN_REFUND,
                    List.of(ItemAsked.of("A", 1, "NOT_LIKED"))));
            assertThat(bench.routing.asked()).containsExactly(List.of(mugs("P1", 2)), List.of(mugs("P2", 1)));
        }

        @Test
        void anApplicationThatIsRefusedForItsUnitsIsNotAskedAbout() {
            bench.orders.put(SampleOrders.deliveredInTwoParcels("1001"));
            for (ItemAsked wrong : List.of(ItemAsked.of("A", 4, "NOT_LIKED"), ItemAsked.of("X", 1, "NOT_LIKED"))) {
                assertThat(bench.send(Commands.OpenCase.of(
                                        Request.of(bench.next(), BUYER),
                                        OrderId.of("1001"),
                                        CaseKind.RETURN_REFUND,
                                        List.of(wrong)))
                                .isLeft())
                        .isTrue();
            }
            assertThat(bench.routing.asked()).isEmpty();
        }

        @Test
        void aQuoteIsNotAskedAbout() {
            bench.orders.put(SampleOrders.deliveredInTwoParcels("1001"));
            assertThat(bench.desks
                            .quotes()
                            .quote(BUYER, OrderId.of("1001"), CaseKind.RETURN_REFUND, List.of(MUGS))
                            .isRight())
                    .isTrue();
            assertThat(bench.routing.asked()).isEmpty();
        }
    }

    @Nested
    class ARoutingThatFails {
        private static final ReturnRouting FAILING = (order, units, items) -> {
            throw new IllegalStateException("out of order");
        };
        private static final ReturnRouting SILENT = (order, units, items) -> null;

        private static Bench with(ReturnRouting routing) {
            return new Bench(
                    WITH_RULES, all -> all.toBuilder().returnRouting(routing).build());
        }

        @Test
        void keepsNeitherAnApplicationNorAnApprovalWaiting() {
            for (ReturnRouting broken : List.of(FAILING, SILENT)) {
                Bench bench = with(broken);
                CaseId id = opened(bench, CaseKind.RETURN_REFUND);
                bench.approved(id);
                assertThat(bench.status(id)).isEqualTo(CaseStatus.WAITING_RETURN);
            }
        }

        @Test
        void isLoggedInOneLineWithItsTraceForThoseWhoDebug() {
            int before = WatchedLogs.lines().size();
            opened(with(FAILING), CaseKind.RETURN_REFUND);
            assertThat(WatchedLogs.lines().stream().skip(before))
                    .anyMatch(line -> line.contains(" WARN ")
                            && line.endsWith("the goods go back where they came from (IllegalStateException)"))
                    .anyMatch(line -> line.contains(" DEBUG ") && line.contains("out of order"));
        }
    }
}
