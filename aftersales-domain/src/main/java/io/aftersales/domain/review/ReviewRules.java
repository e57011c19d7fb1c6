package io.aftersales.domain.review;

import java.util.ArrayList;
import java.util.List;

/**
 * What is decided without a person. The rules have an order and the first that applies decides; where none does, a person decides.
 *
 * @param rules in order
 * @param signals the signs of risk that are looked for before the rules are asked
 */
public record ReviewRules(List<ReviewRule> rules, List<RiskSignal> signals) {
    /** A person decides everything. */
    public static final ReviewRules NONE = new ReviewRules(List.of(), List.of());

    /** Copies the lists; refuses two rules, or two signals, of one name. */
    public ReviewRules {
        rules = List.copyOf(rules);
        signals = List.copyOf(signals);
        RuleName.distinct(rules.stream().map(ReviewRule::name).toList());
        RuleName.distinct(signals.stream().map(RiskSignal::name).toList());
    }

    /** These rules, in this order, and no signals of risk. */
    public static ReviewRules of(ReviewRule... inOrder) {
        return new ReviewRules(List.of(inOrder), List.of());
    }

    /** The same rules, with these signals. */
    public ReviewRules withSignals(List<RiskSignal> known) {
        return new ReviewRules(rules, known);
    }

    /** Whether a person decides everything. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** What these rules say about such a case. The risk is weighed anew, whatever others made of the facts. */
    public RuleDecision about(ReviewFacts facts) {
        ReviewFacts seen = weighed(facts);
        for (ReviewRule rule : rules) {
            if (rule.when().holds(seen)) {
                return new RuleDecision(rule.name(), rule.ruling(), null, seen);
            }
        }
        return new RuleDecision("", RuleAction.person(), null, seen);
    }

    private ReviewFacts weighed(ReviewFacts facts) {
        ReviewFacts plain = facts.scored(List.of(), 0);
        var found = new ArrayList<String>();
        int sum = 0;
        for (RiskSignal signal : signals) {
            if (signal.when().holds(plain)) {
                found.add(signal.name());
                sum = Math.addExact(sum, signal.weight());
            }
        }
        return facts.scored(found, sum);
    }
}
