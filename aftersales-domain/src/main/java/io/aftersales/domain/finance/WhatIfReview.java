package io.aftersales.domain.finance;

import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleDecision;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the decisions of two lists of review rules, on the same facts. The comparison takes one case at a time; the sums are {@link
 * WhatIfReviewTotals}. Other obstacles to an approval, such as the need for a second person, are not checked, because rules do not decide
 * them.
 */
public final class WhatIfReview {
    private final ReviewRules one;
    private final ReviewRules other;

    /** Starts a comparison of two lists of rules. */
    public WhatIfReview(ReviewRules one, ReviewRules other) {
        this.one = one;
        this.other = other;
    }

    /**
     * The decisions of two lists of rules about a case.
     *
     * @param one the decision of the first list
     * @param other the decision of the second list
     */
    public record Compared(RuleDecision one, RuleDecision other) {
        /** Tells whether the decisions differ; another rule with the same decision is no difference. */
        public boolean differs() {
            return !one.ruling().isSameAs(other.ruling());
        }

        /** Returns the codes of the reasons the case was opened for, sorted; empty for a case without items. */
        public String reasons() {
            return one.seen().items().stream()
                    .map(item -> item.reason().code())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .collect(Collectors.joining("+"));
        }
    }

    /** Compares the decisions on these facts. Each list scores the risk for itself. */
    public Compared compare(ReviewFacts facts) {
        return new Compared(one.about(facts), other.about(facts));
    }
}
