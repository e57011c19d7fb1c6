package io.aftersales.domain.review;

/**
 * A named sign that something may be wrong. The weights of all signs found on a case are its risk score. A sign says nothing about guilt,
 * it only makes a case less ordinary.
 *
 * @param name upper-case, kept on the case
 * @param when what it is found by; the score itself cannot be asked here
 * @param weight how much it counts
 */
public record RiskSignal(String name, Criterion when, int weight) {
    /** Refuses a name that is not in upper case, and a weight below 1. */
    public RiskSignal {
        RuleName.checked(name);
        if (weight < 1) {
            throw new IllegalArgumentException("a sign of risk that does not count: " + name);
        }
    }

    /** The signal in words. */
    public String describe() {
        return name + ": " + when.describe() + " -> " + weight;
    }
}
