package io.aftersales.domain.finance;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.CaseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The decisions that another list of review rules would have made about past cases.
 *
 * @param asked the number of cases the list was asked about
 * @param passedOver the number of cases that no rules had looked at, so that their facts are not known
 * @param different the cases about which the list decides otherwise; another rule with the same decision is no difference
 */
public record ReviewDryRun(int asked, int passedOver, List<Different> different) {
    /** Copies the list. */
    public ReviewDryRun {
        different = List.copyOf(different);
    }

    /**
     * Asks a list of rules about cases that were decided before, on the facts that were seen then. No case is changed. Other obstacles to
     * an approval, such as the need for a second person, are not checked, because rules do not decide them.
     *
     * @param rules the list of rules
     * @param past the cases; those that no rules have looked at are only counted
     */
    public static ReviewDryRun of(ReviewRules rules, Collection<AfterSalesCase> past) {
        int asked = 0;
        var different = new ArrayList<Different>();
        for (AfterSalesCase each : past) {
            RuleDecision was = each.review().verdict();
            if (was != null) {
                asked++;
                RuleDecision would = rules.about(was.seen());
                if (!would.ruling().isSameAs(was.ruling())) {
                    different.add(new Different(each.id(), was, would));
                }
            }
        }
        return new ReviewDryRun(asked, past.size() - asked, different);
    }

    /**
     * A case about which two lists of rules decide otherwise.
     *
     * @param caseId the case
     * @param was the decision that was made
     * @param would the decision the other list would have made
     */
    public record Different(CaseId caseId, RuleDecision was, RuleDecision would) {
        /** Describes both decisions in words, for a report. */
        public String describe() {
            return caseId + ": " + was.describe() + " / " + would.describe();
        }
    }
}
