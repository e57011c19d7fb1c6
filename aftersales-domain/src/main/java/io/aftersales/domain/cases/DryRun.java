package io.aftersales.domain.cases;

import io.aftersales.domain.shared.CaseId;
import java.util.List;

/**
 * What another list of rules would have said about past cases.
 *
 * @param asked how many cases it was asked about
 * @param passedOver how many cases no rules had looked at, so that their facts are not known
 * @param different those about which it says something else; that another rule says the same is no difference
 */
public record DryRun(int asked, int passedOver, List<Different> different) {
    /** Copies the list. */
    public DryRun {
        different = List.copyOf(different);
    }

    /**
     * A case about which something else is said.
     *
     * @param caseId the case
     * @param was what was said
     * @param would what would have been said
     */
    public record Different(CaseId caseId, Verdict was, Verdict would) {
        /** Both, in words. */
        public String describe() {
            return caseId + ": " + was.describe() + " / " + would.describe();
        }
    }
}
