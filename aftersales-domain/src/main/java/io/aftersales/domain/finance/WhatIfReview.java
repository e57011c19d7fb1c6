package io.aftersales.domain.finance;

import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleDecision;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one list of review rules says about cases, and what another, on the same facts. A case at a time; the sums are {@link
 * WhatIfReviewTotals}. What holds an approval back, such as the need for a second person, is not asked: it is no matter of rules.
 */
public final class WhatIfReview {
    private final ReviewRules one;
    private final ReviewRules other;

    /** A comparison of two lists of rules. */
    public WhatIfReview(ReviewRules one, ReviewRules other) {
        this.one = one;
        this.other = other;
    }

    /**
     * What is said about a case.
     *
     * @param one by the one list
     * @param other by the other
     */
    public record Compared(RuleDecision one, RuleDecision other) {
        /** Whether something else is said; that another rule says the same is no difference. */
        public boolean differs() {
            return !one.ruling().equals(other.ruling());
        }

        /** The codes of the reasons the case was opened for, sorted; empty for one without items. */
        public String reasons() {
            return one.seen().items().stream()
                    .map(item -> item.reason().code())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining("+"));
        }
    }

    /** What both say on these facts; the risk is weighed by either for itself. */
    public Compared compare(ReviewFacts facts) {
        return new Compared(one.about(facts), other.about(facts));
    }
}
