package io.aftersales.domain.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
    private static TicketFacts facts(CaseKind kind, String need, String reason, boolean vip, String value) {
        return new TicketFacts(kind, need, "", Set.of(reason), vip, Money.parse(value));
    }

    @Nested
    class Urgency {
        @ParameterizedTest
        @CsvSource({
            "NOT_LIKED,     false, CNY 1000.00, NORMAL, OTHERWISE",
            "NOT_LIKED,     false, CNY 1000.01, HIGH,   ORDER_VALUE",
            "NOT_LIKED,     false, JPY 1000,    NORMAL, OTHERWISE",
            "NOT_LIKED,     false, JPY 1001,    HIGH,   ORDER_VALUE",
            "NOT_LIKED,     false, KWD 1000.000,NORMAL, OTHERWISE",
            "NOT_LIKED,     false, KWD 1000.001,HIGH,   ORDER_VALUE",
            "QUALITY_ISSUE, false, CNY 1.00,    HIGH,   REASON",
            "DAMAGED,       false, CNY 1.00,    HIGH,   REASON",
            "DAMAGED,       false, CNY 1000.01, HIGH,   ORDER_VALUE",
            "DAMAGED,       true,  CNY 1000.01, HIGH,   VIP",
            "NOT_LIKED,     true,  CNY 1.00,    HIGH,   VIP",
            "BORED,         false, CNY 0.00,    NORMAL, OTHERWISE"
        })
        void theFirstRuleThatAppliesDecides(String reason, boolean vip, String value, Priority priority, String rule) {
            var facts = facts(CaseKind.RESHIP, "PENDING_REVIEW", reason, vip, value);

            assertThat(PriorityRule.first(PriorityRule.STANDARD, facts))
                    .returns(priority, PriorityRule::priority)
                    .returns(rule, PriorityRule::name);
        }

        @ParameterizedTest
        @CsvSource({"CNY 500.00, NORMAL", "CNY 500.01, HIGH", "JPY 50000, NORMAL", "JPY 50001, HIGH", "EUR 60.01, HIGH"
        })
        void everyCurrencyMayHaveALimitOfItsOwn(String value, Priority priority) {
            var rule = PriorityRule.orderAbove(
                    new BigDecimal("60.00"), Money.of("500.00", "CNY"), Money.of("50000", "JPY"));
            var facts = facts(CaseKind.RESHIP, "PENDING_REVIEW", "NOT_LIKED", false, value);

            assertThat(PriorityRule.first(List.of(rule), facts).priority()).isEqualTo(priority);
        }
    }

    @Nested
    class Queues {
        @ParameterizedTest
        @CsvSource({
            "REFUND_ONLY,   PENDING_REVIEW,    returns",
            "RETURN_REFUND, PENDING_REVIEW,    returns",
            "RETURN_REFUND, INSPECTION_PASSED, returns",
            "REFUND_ONLY,   APPROVED,          returns",
            "EXCHANGE,      PENDING_REVIEW,    exchanges",
            "RESHIP,        PENDING_REVIEW,    exchanges",
            "EXCHANGE,      REFUND_FAILED,     complaints",
            "REFUND_ONLY,   REFUND_FAILED,     complaints",
            "RETURN_REFUND, REFUNDING,         complaints",
            "RETURN_REFUND, INSPECTION_FAILED, complaints",
            "EXCHANGE,      EXCHANGED,         complaints",
            "RESHIP,        SOMETHING_NEW,     exchanges"
        })
        void whatIsNeededSaysWhoTakesCareOfIt(CaseKind kind, String need, String group) {
            assertThat(Assignment.STANDARD.queue(facts(kind, need, "NOT_LIKED", false, "CNY 1.00")))
                    .isEqualTo(TicketQueue.of(group));
            assertThat(Assignment.STANDARD.queue(facts(kind, need, "NOT_LIKED", true, "CNY 1.00")))
                    .isEqualTo(TicketQueue.of(group).skilled("senior"));
        }

        @Test
        void thereIsAQueueForEverythingACaseMayNeed() {
            for (CaseKind kind : CaseKind.values()) {
                for (CaseStatus need : CaseStatus.values()) {
                    assertThat(Assignment.STANDARD
                                    .queue(facts(kind, need.name(), "NOT_LIKED", false, "CNY 1.00"))
                                    .group())
                            .isIn("returns", "exchanges", "complaints");
                }
            }
        }

        @Test
        void whereNoRuleAppliesThereIsAQueueToo() {
            var none = new Assignment(List.of(), TicketQueue.of("anybody"));
            assertThat(none.queue(TicketFixtures.FACTS)).isEqualTo(TicketQueue.of("anybody"));
        }

        @Test
        void aShopMayGoByReasons() {
            var own = new Assignment(
                    List.of(AssignmentRule.reasons(
                            "BROKEN",
                            Set.of("DAMAGED"),
                            TicketQueue.of("repairs").skilled("glass"))),
                    TicketQueue.of("anybody"));
            assertThat(own.queue(facts(CaseKind.RESHIP, "PENDING_REVIEW", "DAMAGED", false, "CNY 1.00")))
                    .isEqualTo(new TicketQueue("repairs", "glass"));
        }
    }

    @Test
    void aGroupThatARuleOfReviewNamedTakesItWhateverTheRulesOfAssignmentSay() {
        var named = new TicketFacts(
                CaseKind.EXCHANGE, "PENDING_REVIEW", "fraud", Set.of("NOT_LIKED"), true, Money.parse("CNY 1.00"));

        assertThat(Assignment.STANDARD.queue(named)).isEqualTo(TicketQueue.of("fraud"));
    }

    @Nested
    class Choice {
        private static final TicketQueue RETURNS = TicketQueue.of("returns");

        private Agent agent(String id) {
            return Agent.of(id, "returns");
        }

        @Test
        void nobodyIsNoMistake() {
            assertThat(Assignment.choose(RETURNS, List.of(), Map.of())).isEmpty();
        }

        @Test
        void theOnlyOneTakesIt() {
            assertThat(Assignment.choose(RETURNS, List.of(agent("A")), Map.of("A", 99)))
                    .contains(agent("A"));
        }

        @Test
        void whoIsAwayInAnotherGroupOrNotAbleDoesNot() {
            var away = agent("A").able("senior").away();
            var elsewhere = Agent.of("B", "exchanges").able("senior");
            var unable = agent("C").able("glass");
            var able = Agent.of("D", "exchanges", "returns").able("senior");
            var load = Map.of("D", 7);

            assertThat(Assignment.choose(RETURNS.skilled("senior"), List.of(away, elsewhere, unable), load))
                    .isEmpty();
            assertThat(Assignment.choose(RETURNS.skilled("senior"), List.of(away, elsewhere, unable, able), load))
                    .contains(able);
            assertThat(Assignment.choose(RETURNS, List.of(away, elsewhere, unable, able), load))
                    .contains(unable);
        }

        @Test
        void ofTwoHundredTheOneWithTheLeastToDoAndTheFirstId() {
            var agents = new ArrayList<Agent>();
            var load = new HashMap<String, Integer>();
            for (int i = 0; i < 200; i++) {
                agents.add(agent(String.format("A%03d", i)));
                load.put(String.format("A%03d", i), i % 5 == 3 ? 2 : 4);
            }
            var chance = new Random(20260302);
            for (int turn = 0; turn < 50; turn++) {
                Collections.shuffle(agents, chance);
                assertThat(Assignment.choose(RETURNS, agents, load)).contains(agent("A003"));
            }
        }

        @Test
        void givenOneByOneEverybodyGetsTheSame() {
            List<Agent> agents = IntStream.range(0, 200)
                    .mapToObj(i -> agent(String.format("A%03d", i)))
                    .toList();
            var load = new HashMap<String, Integer>();
            for (int ticket = 0; ticket < 600; ticket++) {
                String chosen =
                        Assignment.choose(RETURNS, agents, load).orElseThrow().id();
                assertThat(chosen).isEqualTo(String.format("A%03d", ticket % 200));
                load.merge(chosen, 1, Integer::sum);
            }
            assertThat(load.values()).containsOnly(3);
        }
    }
}
