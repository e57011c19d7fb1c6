package io.aftersales.domain.review;

import io.aftersales.domain.shared.RuleName;
import java.util.ArrayList;
import java.util.List;

/**
 * An ordered list of rules that decide without a person. The first rule that applies decides; where none does, a person decides.
 *
 * @param rules the rules, in order
 * @param signals the risk signals that are looked for before the rules are asked
 */
public record ReviewRules(List<ReviewRule> rules, List<RiskSignal> signals) {
    /** The empty list: a person decides everything. */
    public static final ReviewRules NONE = new ReviewRules(List.of(), List.of());

    /** Copies the lists; refuses two rules, or two signals, of one name with an {@link IllegalArgumentException}. */
    public ReviewRules {
        rules = List.copyOf(rules);
        signals = List.copyOf(signals);
        RuleName.distinct(rules.stream().map(ReviewRule::name).toList());
        RuleName.distinct(signals.stream().map(RiskSignal::name).toList());
    }

    /** Returns these rules, in this order, without risk signals. */
    public static ReviewRules of(ReviewRule... inOrder) {
        return new ReviewRules(List.of(inOrder), List.of());
    }

    /** Returns the list with these risk signals. */
    public ReviewRules withSignals(List<RiskSignal> known) {
        return new ReviewRules(rules, known);
    }

    /** Tells whether the list has no rules, so that a person decides everything. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Returns the decision of these rules about a case. The risk is scored anew, whatever score the facts carry. */
    public RuleDecision about(ReviewFacts facts) {
        ReviewFacts seen = weighed(facts);
        for (ReviewRule rule : rules) {
            if (rule.matches(seen)) {
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
