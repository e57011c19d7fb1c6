package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.packed;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.cases.ReviewFactsFixture.aReturn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.finance.ReviewDryRun;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RiskSignal;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.LineId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists of rules say about facts. What comes of it is told by {@link RulesLifeTest}. */
class ReviewRulesTest {
    private static final Criterion YES = new Criterion.Always();
    private static final Criterion NO = Criterion.not(YES);
    private static final BuyerFacts CLEAN = BuyerFacts.of(1, 2, 2, 0);
    private static final BuyerFacts SERIAL = BuyerFacts.of(9, 5, 5, 0);

    private static ReviewRule rule(String name, Criterion when, RuleAction ruling) {
        return new ReviewRule(name, when, ruling);
    }

    @Nested
    class AList {
        @Test
        void isAskedInOrderAndTheFirstThatAppliesDecides() {
            var rules = ReviewRules.of(
                    rule("NEVER", NO, RuleAction.reject("NEVER")),
                    rule("FIRST", YES, RuleAction.person("experts")),
                    rule("LAST", YES, RuleAction.approve()));
            ReviewFacts facts = aReturn().facts();
            assertThat(rules.about(facts))
                    .isEqualTo(new RuleDecision("FIRST", RuleAction.person("experts"), null, facts));
        }

        @Test
        void leavesToAPersonWhatNoRuleAppliesTo() {
            ReviewFacts facts = aReturn().facts();
            assertThat(ReviewRules.of(rule("NEVER", NO, RuleAction.approve())).about(facts))
                    .isEqualTo(new RuleDecision("", RuleAction.person(), null, facts));
            assertThat(ReviewRules.NONE.about(facts)).isEqualTo(new RuleDecision("", RuleAction.person(), null, facts));
        }

        @Test
        void hasNoNameTwice() {
            ReviewRule one = rule("ONE", YES, RuleAction.approve());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReviewRules.of(one, rule("ONE", NO, RuleAction.person())));
            var signal = new RiskSignal("ONE", YES, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReviewRules.of(one).withSignals(List.of(signal, signal)));
            assertThat(ReviewRules.of(one).withSignals(List.of(signal)).isEmpty())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "small", "1ST", "TWO WORDS", "BY_HAND", "LINE\n"})
        void hasNoNamesThatReadLikeSomethingElse(String name) {
            assertThatIllegalArgumentException().isThrownBy(() -> rule(name, YES, RuleAction.approve()));
            assertThatIllegalArgumentException().isThrownBy(() -> new RiskSignal(name, YES, 1));
        }

        @Test
        void saysItselfInWords() {
            assertThat(rule("ALL", YES, RuleAction.approve()).describe()).isEqualTo("ALL: always -> approve");
            assertThat(rule("ALL", YES, RuleAction.reject("NO")).describe()).isEqualTo("ALL: always -> reject as NO");
            assertThat(rule("ALL", YES, RuleAction.person()).describe()).isEqualTo("ALL: always -> a person decides");
            assertThat(rule("ALL", YES, RuleAction.person("x")).describe())
                    .isEqualTo("ALL: always -> a person of x decides");
            assertThat(new RiskSignal("ODD", YES, 7).describe()).isEqualTo("ODD: always -> 7");
            assertThat(new RuleDecision("", RuleAction.person(), null, aReturn().facts()).describe())
                    .isEqualTo("No rule applies: a person decides");
            assertThat(new RuleDecision(
                                    "ALL",
                                    RuleAction.approve(),
                                    RuleDecision.HeldBack.TWO_PERSONS,
                                    aReturn().facts())
                            .describe())
                    .isEqualTo("Rule ALL: approve, held back: TWO_PERSONS");
        }

        @Test
        void aRejectionHasAReason() {
            assertThatIllegalArgumentException().isThrownBy(() -> RuleAction.reject(" "));
        }
    }

    @Nested
    class Risk {
        @Test
        void isTheSumOfTheSignalsFoundAndTheyAreNamed() {
            var rules = ReviewRules.of(rule("RISKY", new Criterion.RiskAtLeast(12), RuleAction.person("risk")))
                    .withSignals(List.of(
                            new RiskSignal("ONE", YES, 5),
                            new RiskSignal("NO", NO, 90),
                            new RiskSignal("TWO", YES, 7)));
            RuleDecision said = rules.about(aReturn().facts());
            assertThat(said.rule()).isEqualTo("RISKY");
            assertThat(said.seen().risk()).isEqualTo(12);
            assertThat(said.seen().signals()).containsExactly("ONE", "TWO");
        }

        @Test
        void isWeighedAnewWhateverOthersMadeOfIt() {
            var self = new RiskSignal("SELF", new Criterion.RiskAtLeast(1), 5);
            RuleDecision said = ReviewRules.of(StandardRules.ELSE_A_PERSON)
                    .withSignals(List.of(self))
                    .about(aReturn().facts(99));
            assertThat(said.seen().risk()).isZero();
            assertThat(said.seen().signals()).isEmpty();
        }

        @Test
        void countsOnlyWhatCounts() {
            assertThatIllegalArgumentException().isThrownBy(() -> new RiskSignal("NOTHING", YES, 0));
        }

        static Stream<Arguments> signals() {
            return Stream.of(
                    arguments(aReturn(), List.of()),
                    arguments(aReturn().by(SERIAL), List.of("SERIAL_RETURNS")),
                    arguments(aReturn().by(BuyerFacts.of(9, 4, 4, 4)), List.of()),
                    arguments(aReturn().worth("100.00"), List.of("HIGH_VALUE")),
                    arguments(aReturn().worth("99.99"), List.of()),
                    arguments(aReturn().because(Reason.DAMAGED), List.of("EVIDENCE_MISSING")),
                    arguments(aReturn().because(Reason.DAMAGED).showing(1), List.of()),
                    arguments(aReturn().because(Reason.DAMAGED).verified(), List.of()),
                    arguments(aReturn().showing(1).reused(), List.of("EVIDENCE_USED_BEFORE")),
                    arguments(
                            aReturn()
                                    .by(SERIAL)
                                    .worth("100.00")
                                    .because(Reason.DAMAGED)
                                    .reused(),
                            List.of("SERIAL_RETURNS", "HIGH_VALUE", "EVIDENCE_MISSING", "EVIDENCE_USED_BEFORE")));
        }

        @ParameterizedTest
        @MethodSource("signals")
        void hasTheStandardSignals(ReviewFactsFixture facts, List<String> found) {
            var rules = ReviewRules.NONE.withSignals(StandardRules.signals(cny("100.00")));
            ReviewFacts seen = rules.about(facts.facts()).seen();
            assertThat(seen.signals()).isEqualTo(found);
            int sum = found.stream()
                    .mapToInt(name -> name.equals("EVIDENCE_USED_BEFORE") ? 50 : 30)
                    .sum();
            assertThat(seen.risk()).isEqualTo(sum);
        }
    }

    @Nested
    class TheStandardList {
        private static ReviewFactsFixture reship() {
            return aReturn().of(CaseKind.RESHIP).because(Reason.LOST_IN_TRANSIT).verified();
        }

        private static ReviewFactsFixture faulty() {
            return aReturn().because(Reason.DAMAGED, Reason.QUALITY_ISSUE).showing(1);
        }

        private static ReviewFactsFixture unshipped() {
            return aReturn().of(CaseKind.REFUND_ONLY).at(DeliveryProgress.NOT_HANDED_OVER);
        }

        static Stream<Arguments> below100() {
            return Stream.of(
                    // kept here: whatever it is worth, in whatever currency, whoever asks
                    arguments(unshipped(), "UNSHIPPED_REFUND"),
                    arguments(unshipped().worth("99999.00").by(SERIAL), "UNSHIPPED_REFUND"),
                    arguments(unshipped().worth(Money.ofMinor(5, "JPY")), "UNSHIPPED_REFUND"),
                    arguments(unshipped().at(DeliveryProgress.WITH_CARRIER), "ELSE_A_PERSON"),
                    arguments(unshipped().at(DeliveryProgress.DELIVERED).by(CLEAN), "ELSE_A_PERSON"),
                    arguments(aReturn().at(DeliveryProgress.NOT_HANDED_OVER), "ELSE_A_PERSON"),
                    // risk: 60, 50, 30
                    arguments(faulty().worth("50.00").by(SERIAL), "RISK"),
                    arguments(reship().reused(), "RISK"),
                    arguments(faulty().worth("50.00"), "SELLERS_FAULT"),
                    // sent again
                    arguments(
                            aReturn()
                                    .of(CaseKind.RESHIP)
                                    .because(Reason.SHORTAGE)
                                    .worth("99.99"),
                            "RISK"),
                    arguments(reship().worth("99.99"), "VERIFIED_RESHIP"),
                    arguments(reship().worth("100.00"), "ELSE_A_PERSON"),
                    arguments(reship().worth(Money.ofMinor(5, "JPY")), "ELSE_A_PERSON"),
                    arguments(aReturn().of(CaseKind.RESHIP).because(Reason.LOST_IN_TRANSIT), "ELSE_A_PERSON"),
                    // seller's or carrier's fault
                    arguments(faulty().worth("99.99"), "SELLERS_FAULT"),
                    arguments(faulty().worth("100.00"), "ELSE_A_PERSON"),
                    arguments(faulty().showing(0), "ELSE_A_PERSON"),
                    arguments(faulty().because(Reason.DAMAGED, Reason.NOT_LIKED), "ELSE_A_PERSON"),
                    arguments(faulty().because(), "ELSE_A_PERSON"),
                    // a clean record
                    arguments(aReturn().by(CLEAN).worth("99.99"), "CLEAN_RECORD"),
                    arguments(aReturn().by(CLEAN).of(CaseKind.EXCHANGE), "CLEAN_RECORD"),
                    arguments(aReturn().by(CLEAN).of(CaseKind.RESHIP), "ELSE_A_PERSON"),
                    arguments(aReturn().by(CLEAN).worth("100.00"), "ELSE_A_PERSON"),
                    arguments(aReturn(), "ELSE_A_PERSON"),
                    arguments(aReturn().by(BuyerFacts.of(0, 0, 0, 0)), "ELSE_A_PERSON"),
                    arguments(aReturn().by(BuyerFacts.of(9, 3, 0, 0)), "ELSE_A_PERSON"),
                    arguments(aReturn().by(BuyerFacts.of(9, 2, 0, 1)), "ELSE_A_PERSON"));
        }

        @ParameterizedTest
        @MethodSource("below100")
        void decides(ReviewFactsFixture facts, String rule) {
            RuleDecision said = StandardRules.below(cny("100.00")).about(facts.facts());
            assertThat(said.rule()).isEqualTo(rule);
            assertThat(said.ruling())
                    .isEqualTo(
                            List.of("RISK", "ELSE_A_PERSON").contains(rule)
                                    ? RuleAction.person()
                                    : RuleAction.approve());
        }

        @Test
        void takesNoEvidenceThatWasUsedBeforeEvenWithoutSignals() {
            var rules = ReviewRules.of(
                    StandardRules.verifiedReshipBelow(cny("100.00")),
                    StandardRules.sellersFaultBelow(cny("100.00")),
                    StandardRules.cleanRecordBelow(cny("100.00")));
            for (ReviewFactsFixture facts :
                    List.of(reship(), faulty(), aReturn().by(CLEAN))) {
                assertThat(rules.about(facts.facts()).ruling()).isEqualTo(RuleAction.approve());
                assertThat(rules.about(facts.reused().facts()).ruling()).isEqualTo(RuleAction.person());
            }
        }
    }

    @Nested
    class Handed {
        private static OrderFacts stateOnly(OrderState state) {
            return order(paidSale(), state);
        }

        static Stream<Arguments> orders() {
            var here = packed("P-1", "A");
            var away = shipped("P-2", "B");
            var there = delivered("P-2", "B");
            return Stream.of(
                    arguments(stateOnly(OrderState.PAID), "A", DeliveryProgress.NOT_HANDED_OVER),
                    arguments(stateOnly(OrderState.UNPAID), "A", DeliveryProgress.NOT_HANDED_OVER),
                    arguments(stateOnly(OrderState.CANCELLED), "A", DeliveryProgress.NOT_HANDED_OVER),
                    arguments(stateOnly(OrderState.SHIPPED), "A", DeliveryProgress.WITH_CARRIER),
                    arguments(stateOnly(OrderState.DELIVERED), "A", DeliveryProgress.DELIVERED),
                    arguments(stateOnly(OrderState.SHIPPED), "", DeliveryProgress.WITH_CARRIER),
                    arguments(stateOnly(OrderState.PAID), "", DeliveryProgress.NOT_HANDED_OVER),
                    arguments(order(paidSale(), OrderState.SHIPPED, here, away), "A", DeliveryProgress.NOT_HANDED_OVER),
                    arguments(order(paidSale(), OrderState.SHIPPED, here, away), "B", DeliveryProgress.WITH_CARRIER),
                    arguments(order(paidSale(), OrderState.PAID, here, away), "A B", DeliveryProgress.WITH_CARRIER),
                    arguments(order(paidSale(), OrderState.SHIPPED, here, there), "A B", DeliveryProgress.DELIVERED),
                    arguments(
                            order(paidSale(), OrderState.SHIPPED, here, there), "A", DeliveryProgress.NOT_HANDED_OVER),
                    arguments(order(paidSale(), OrderState.SHIPPED, here), "A B", DeliveryProgress.WITH_CARRIER),
                    arguments(
                            order(paidSale(), OrderState.DELIVERED, here, away), "A", DeliveryProgress.NOT_HANDED_OVER),
                    arguments(order(paidSale(), OrderState.CANCELLED, away), "B", DeliveryProgress.WITH_CARRIER));
        }

        @ParameterizedTest
        @MethodSource("orders")
        void overIsWhatHasComeFarthest(OrderFacts order, String lines, DeliveryProgress handover) {
            var account = OrderAccount.open(
                    FrozenOrder.of(OrderSnapshot.of(order.sale()).get(), RefundPolicy.STANDARD));
            var places = new OrderPlaces(order, account, Map.of(), CaseFixtures.NOON);
            List<PlacedUnits> held = Arrays.stream(lines.split(" "))
                    .filter(each -> !each.isEmpty())
                    .flatMap(each -> places.of(LineId.of(each)).stream())
                    .map(each -> new PlacedUnits(each.line(), each.place(), 1))
                    .toList();
            assertThat(DeliveryProgress.of(places.stages(held))).isEqualTo(handover);
        }
    }

    @Nested
    class ADryRun {
        private final Shop shop = new Shop(delivered(paidSale()))
                .under(CasePolicy.builder()
                        .rules(ReviewRules.of(StandardRules.sellersFaultBelow(cny("50.00")))
                                .withSignals(List.of(new RiskSignal("ODD", YES, 5))))
                        .build());

        private AfterSalesCase opened(CaseItem item, boolean shown) {
            Application application = returnRefund(item);
            return shop.opens(shown ? application.showing(PHOTO) : application).subject();
        }

        @Test
        void listsTheCasesAboutWhichOtherRulesSaySomethingElse() {
            AfterSalesCase granted = opened(item("A", 1, Reason.QUALITY_ISSUE), true);
            AfterSalesCase left = opened(item("B", 1, Reason.NO_REASON), false);
            shop.under(CasePolicy.STANDARD);
            AfterSalesCase unseen = opened(item("A", 1, Reason.NO_REASON), false);
            var other = ReviewRules.of(
                    rule("NOT_SHOWN", Criterion.not(new Criterion.EvidenceAtLeast(1)), RuleAction.reject("SHOW")),
                    rule("OTHER_NAME", YES, RuleAction.approve()));

            ReviewDryRun run = ReviewDryRun.of(other, List.of(granted, left, unseen));

            assertThat(run.asked()).isEqualTo(2);
            assertThat(run.passedOver()).isEqualTo(1);
            RuleDecision was = left.review().verdict();
            RuleDecision would = other.about(was.seen());
            assertThat(run.different()).containsExactly(new ReviewDryRun.Different(left.id(), was, would));
            assertThat(would.ruling()).isEqualTo(RuleAction.reject("SHOW"));
            assertThat(would.seen().signals()).isEmpty();
            assertThat(was.seen().signals()).containsExactly("ODD");
            assertThat(run.different().get(0).describe())
                    .isEqualTo("1001.2: No rule applies: a person decides / Rule NOT_SHOWN: reject as SHOW");
        }

        @Test
        void withTheSameRulesFindsNoDifference() {
            AfterSalesCase granted = opened(item("A", 1, Reason.QUALITY_ISSUE), true);
            AfterSalesCase left = opened(item("B", 1, Reason.NO_REASON), false);
            assertThat(ReviewDryRun.of(shop.policy().rules(), List.of(granted, left)))
                    .isEqualTo(new ReviewDryRun(2, 0, List.of()));
        }

        @Test
        void goesByWhatTheRulesSaidThoughAPersonDecided() {
            Life life = shop.opens(returnRefund(item("B", 1, Reason.NO_REASON))).approvedBy(REVIEWER);
            assertThat(life.subject().review().rule()).isEqualTo("BY_HAND");
            assertThat(ReviewDryRun.of(ReviewRules.of(StandardRules.ELSE_A_PERSON), List.of(life.subject()))
                            .different())
                    .isEmpty();
        }
    }
}
