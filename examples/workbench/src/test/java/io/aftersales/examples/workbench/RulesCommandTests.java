package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.BuyerFacts.Count;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RiskSignal;
import io.aftersales.domain.review.RuleAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rules}: lists of rules in files, read, checked and told. */
class RulesCommandTests {
    private static final String LIST = """
            { "signals": [ {"name": "SERIAL", "when": {"buyer": {"casesAtLeast": 5, "ordersAtMost": 9}}, "weight": 30} ],
              "rules": [
                {"name": "RISK", "when": {"riskAtLeast": 30}, "then": {"person": "complaints"}},
                {"name": "USED", "when": {"evidenceUsedBefore": true}, "then": {"reject": "SHOWN_BEFORE"}},
                {"name": "SMALL", "when": {"kind": ["RETURN_REFUND", "EXCHANGE"], "fault": "SELLER",
                  "amountBelow": {"amount": 5000, "currency": "CNY"}, "evidenceAtLeast": 1, "vip": false},
                  "then": "APPROVE"},
                {"name": "HERE", "when": {"any": [{"handover": "NOT_HANDED_OVER"},
                  {"not": {"amountAtLeast": {"amount": 1, "currency": "JPY"}}, "reason": "DAMAGED", "verified": true}]},
                  "then": "APPROVE"},
                {"name": "REST", "then": "PERSON"} ] }
            """;

    private static ReviewRules read(String text) {
        return RuleReader.read(JsonTree.read(new InputText("rules.json", text)));
    }

    @Test
    void whatIsWrittenIsWhatIsRead() {
        assertThat(read(LIST))
                .isEqualTo(ReviewRules.of(
                                new ReviewRule("RISK", new Criterion.RiskAtLeast(30), RuleAction.person("complaints")),
                                new ReviewRule(
                                        "USED", new Criterion.EvidenceReused(), RuleAction.reject("SHOWN_BEFORE")),
                                new ReviewRule(
                                        "SMALL",
                                        Criterion.all(
                                                Criterion.kind(CaseKind.RETURN_REFUND, CaseKind.EXCHANGE),
                                                Criterion.fault(Fault.SELLER),
                                                new Criterion.AmountBelow(Money.ofMinor(5000, "CNY")),
                                                new Criterion.EvidenceAtLeast(1),
                                                Criterion.not(new Criterion.Vip())),
                                        RuleAction.approve()),
                                new ReviewRule(
                                        "HERE",
                                        Criterion.any(
                                                new Criterion.HandoverIs(DeliveryProgress.NOT_HANDED_OVER),
                                                Criterion.all(
                                                        Criterion.reasons(Reason.DAMAGED),
                                                        new Criterion.Verified(),
                                                        Criterion.not(
                                                                new Criterion.AmountAtLeast(Money.ofMinor(1, "JPY"))))),
                                        RuleAction.approve()),
                                new ReviewRule("REST", new Criterion.Always(), RuleAction.person()))
                        .withSignals(List.of(new RiskSignal(
                                "SERIAL",
                                Criterion.all(
                                        new Criterion.BuyerAtMost(Count.ORDERS, 9),
                                        new Criterion.BuyerAtLeast(Count.CASES, 5)),
                                30))));
    }

    @Test
    void eachIsToldInWords() {
        assertThat(Run.reading(LIST, "rules", "-"))
                .isEqualTo(new Run(0, """
                signal SERIAL: buyer's ORDERS at most 9, buyer's CASES at least 5 -> 30
                rule   RISK: risk at least 30 -> a person of complaints decides
                rule   USED: evidence used before -> reject as SHOWN_BEFORE
                rule   SMALL: RETURN_REFUND or EXCHANGE, every fault of SELLER, amount below CNY 50.00,\
                 evidence at least 1, not (buyer is VIP) -> approve
                rule   HERE: (goods NOT_HANDED_OVER; or every reason DAMAGED, every reason borne out,\
                 not (amount at least JPY 1)) -> approve
                rule   REST: always -> a person decides
                else   a person decides
                """.replace("\n", System.lineSeparator()), ""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'rules': [], 'more': 1} | 1:23: more: unknown field, known are signals, rules",
                "{} | 1:1: rules: is missing",
                "{'rules': [{'name': 'A'}]} | 1:12: rules[0].then: is missing",
                "{'rules': [{'name': 'a', 'then': 'PERSON'}]} | 1:21: rules[0].name: not a name in upper case: \"a\"",
                "{'rules': [{'name': 'A', 'then': 'MAYBE'}]} | 1:34: rules[0].then: \"MAYBE\" is none of APPROVE, PERSON",
                "{'rules': [{'name': 'A', 'then': {'reject': ' '}}]} | 1:45: rules[0].then.reject: a rejection without a reason",
                "{'rules': [{'name': 'A', 'then': {}}]} | 1:34: rules[0].then: expected APPROVE, PERSON, {\"approve\": HOW}, {\"reject\": REASON} or {\"person\": GROUP}",
                "{'rules': [{'name': 'A', 'then': {'approve': {}, 'person': 'x'}}]} | 1:34: rules[0].then: expected APPROVE, PERSON, {\"approve\": HOW}, {\"reject\": REASON} or {\"person\": GROUP}",
                "{'rules': [{'name': 'A', 'then': {'approve': {'keepingUpTo': 5}}}]} | 1:62: rules[0].then.approve.keepingUpTo: expected an object, found a number",
                "{'rules': [{'name': 'A', 'then': {'approve': {'keepingUpTo': {'amount': 0, 'currency': 'CNY'}}}}]} | 1:73: rules[0].then.approve.keepingUpTo.amount: 0 is no limit",
                "{'rules': [{'name': 'A', 'then': {'ask': 'x'}}]} | 1:42: rules[0].then.ask: unknown field, known are approve, reject, person",
                "{'rules': [{'name': 'A', 'when': {'kind': 'GIFT'}, 'then': 'PERSON'}]} | 1:43: rules[0].when.kind: \"GIFT\" is none of REFUND_ONLY, RETURN_REFUND, EXCHANGE, RESHIP",
                "{'rules': [{'name': 'A', 'when': {'kind': []}, 'then': 'PERSON'}]} | 1:43: rules[0].when.kind: names nothing",
                "{'rules': [{'name': 'A', 'when': {'buyer': {'casesAtMost': -1}}, 'then': 'PERSON'}]} | 1:60: rules[0].when.buyer.casesAtMost: -1 is not within 0 to 1000000",
                "{'rules': [{'name': 'A', 'when': {'vip': 'yes'}, 'then': 'PERSON'}]} | 1:42: rules[0].when.vip: expected true or false, found a string",
                "{'rules': [{'name': 'A', 'when': {'amountBelow': {'amount': 0, 'currency': 'CNY'}}, 'then': 'PERSON'}]} | 1:61: rules[0].when.amountBelow.amount: 0 is no limit",
                "{'rules': [{'name': 'A', 'when': {'amountBelow': {'amount': 5, 'currency': 'MUG'}}, 'then': 'PERSON'}]} | 1:76: rules[0].when.amountBelow.currency: no currency: MUG",
                "{'rules': [{'name': 'A', 'then': 'PERSON'}, {'name': 'B', 'then': 'PERSON'}]} | 1:45: rules[1]: is never asked, the rule before it always applies",
                "{'rules': [{'name': 'A', 'when': {'vip': true}, 'then': 'PERSON'}, {'name': 'A', 'then': 'PERSON'}]} | 1:77: rules[1].name: \"A\" is there already",
                "{'rules': [], 'signals': [{'name': 'S', 'when': {'vip': true}, 'weight': 0}]} | 1:74: signals[0].weight: 0 is not within 1 to 1000000"
            })
    void aFaultIsNamedWithItsPlace(String text, String fault) {
        String json = text.replace('\'', '"');
        assertThatThrownBy(() -> read(json)).isInstanceOf(InputFault.class).hasMessage("rules.json:" + fault);
        assertThat(Run.reading(json, "rules", "-"))
                .isEqualTo(new Run(2, "", "<stdin>:" + fault + System.lineSeparator()));
    }

    @Test
    void aRuleSaysUpToWhatWorthTheBuyerKeepsTheGoods() {
        String keeping = """
                { "rules": [ {"name": "KEEP", "when": {"keptBeforeAtMost": 1, "buyer": {"keptCasesAtLeast": 0}},
                  "then": {"approve": {"keepingUpTo": {"amount": 2000, "currency": "CNY"}}}},
                {"name": "CHEAP", "then": {"approve": {"keepingUpTo": {"amount": 100, "currency": "CNY"}}}},
                {"name": "REST", "then": {"approve": {}}} ] }
                """;
        assertThat(read(keeping))
                .isEqualTo(ReviewRules.of(
                        new ReviewRule(
                                "KEEP",
                                Criterion.all(
                                        new Criterion.BuyerAtLeast(Count.KEPT_CASES, 0), Criterion.keptBeforeAtMost(1)),
                                RuleAction.approveKeeping(Money.ofMinor(2000, "CNY"))),
                        new ReviewRule(
                                "CHEAP", new Criterion.Always(), RuleAction.approveKeeping(Money.ofMinor(100, "CNY"))),
                        new ReviewRule("REST", new Criterion.Always(), RuleAction.approve())));
        assertThat(Run.reading(keeping, "rules", "-").out())
                .contains("CHEAP: always -> approve, the buyer keeps goods worth up to CNY 1.00");
    }

    @Test
    void criteriaThatNameNothingSayWhatCouldBeNamed() {
        assertThatThrownBy(() -> read("{\"rules\": [{\"name\": \"A\", \"when\": {}, \"then\": \"PERSON\"}]}"))
                .hasMessageStartingWith("rules.json:1:34: rules[0].when: names nothing, known are kind, reason,");
    }

    @Test
    void helpNamesEveryCriterionAndItsExampleIsInOrder() {
        String help = Run.of("rules", "--help").out();
        assertThat(help)
                .contains("kind", "reason", "fault", "amountBelow", "amountAtLeast", "evidenceAtLeast", "handover")
                .contains(
                        "evidenceUsedBefore",
                        "verified",
                        "vip",
                        "riskAtLeast",
                        "buyer",
                        "keptBeforeAtMost",
                        "keepingUpTo",
                        "all",
                        "any",
                        "not");
        String example = help.substring(help.indexOf("  { \"signals\""), help.indexOf("Exit status"));
        assertThat(Run.reading(example, "rules", "-").status()).isZero();
    }
}
