package io.aftersales.domain.review;

import io.aftersales.domain.shared.RuleName;
import java.util.function.Predicate;

/**
 * A named rule that decides about an application without a person. A rule sees facts only, and never counts as one of two persons.
 *
 * @param name the name in upper case, stored on the case as the source of its decision
 * @param when the criterion under which the rule applies
 * @param ruling the decision
 */
public record ReviewRule(String name, Criterion when, RuleAction ruling) {

    /** Refuses a name that is not in upper case with an {@link IllegalArgumentException}. */
    public ReviewRule {
        RuleName.checked(name);
    }

    /** Returns a rule with a criterion of the host's own, which is described by the name of the rule. */
    public static ReviewRule own(String name, Predicate<ReviewFacts> applies, RuleAction ruling) {
        return new ReviewRule(name, new Criterion.Own(name, applies), ruling);
    }

    /** Tells whether the rule decides about a case: its criterion holds, and its decision can be made about the case. */
    boolean matches(ReviewFacts facts) {
        return when.holds(facts) && ruling.isPossible(facts);
    }

    /** Describes the rule in words. */
    public String describe() {
        return name + ": " + when.describe() + " -> " + ruling.describe();
    }
}
