package io.aftersales.domain.review;

import io.aftersales.domain.shared.RuleName;

/**
 * A named sign of risk on a case. The weights of all signals found on a case add up to its risk score. A signal says nothing about guilt;
 * it only makes a case less ordinary.
 *
 * @param name the name in upper case, stored on the case
 * @param when the criterion that finds the signal; the risk score itself cannot be asked for here
 * @param weight the weight, at least 1
 */
public record RiskSignal(String name, Criterion when, int weight) {
    /** Refuses a name that is not in upper case, and a weight below 1, with an {@link IllegalArgumentException}. */
    public RiskSignal {
        RuleName.checked(name);
        if (weight < 1) {
            throw new IllegalArgumentException("a sign of risk that does not count: " + name);
        }
    }

    /** Describes the signal in words. */
    public String describe() {
        return name + ": " + when.describe() + " -> " + weight;
    }
}
