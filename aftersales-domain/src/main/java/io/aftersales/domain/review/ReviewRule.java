package io.aftersales.domain.review;

import java.util.function.Predicate;

/**
 * A named rule that decides about an application without a person. It sees facts only and never counts as one of two persons.
 *
 * @param name upper-case, kept on the case as what decided
 * @param when what it has something to say about
 * @param ruling what it says
 */
public record ReviewRule(String name, Criterion when, RuleAction ruling) {

    /** Refuses a name that is not in upper case. */
    public ReviewRule {
        RuleName.checked(name);
    }

    /** A rule with a question of the host's own, which is printed as its name. */
    public static ReviewRule own(String name, Predicate<ReviewFacts> applies, RuleAction ruling) {
        return new ReviewRule(name, new Criterion.Own(name, applies), ruling);
    }

    /** The rule in words. */
    public String describe() {
        return name + ": " + when.describe() + " -> " + ruling.describe();
    }
}
