package io.aftersales.domain.finance;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.CaseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The answers another list of review rules would have given about past cases.
 *
 * @param asked how many cases the list was asked about
 * @param passedOver how many cases no rules had looked at, so that their facts are not known
 * @param different the cases about which the list says something else; another rule with the same answer is no difference
 */
public record DryRun(int asked, int passedOver, List<Different> different) {
    /** Copies the list. */
    public DryRun {
        different = List.copyOf(different);
    }

    /**
     * Asks a list of rules about cases that were decided before, on the facts that were seen then. Nothing is changed. What else holds an
     * approval back, such as a second person, is not asked: rules do not decide it.
     *
     * @param past cases; those that no rules have looked at are counted, and passed over
     */
    public static DryRun of(ReviewRules rules, Collection<AfterSalesCase> past) {
        int asked = 0;
        var different = new ArrayList<Different>();
        for (AfterSalesCase each : past) {
            RuleDecision was = each.review().verdict();
            if (was != null) {
                asked++;
                RuleDecision would = rules.about(was.seen());
                if (!would.ruling().equals(was.ruling())) {
                    different.add(new Different(each.id(), was, would));
                }
            }
        }
        return new DryRun(asked, past.size() - asked, different);
    }

    /**
     * A case about which two lists of rules say different things.
     *
     * @param caseId the case
     * @param was the answer that was given
     * @param would the answer the other list would have given
     */
    public record Different(CaseId caseId, RuleDecision was, RuleDecision would) {
        /** Both answers in words, for a report. */
        public String describe() {
            return caseId + ": " + was.describe() + " / " + would.describe();
        }
    }
}
