package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inspector's report of one look into a parcel.
 *
 * @param findings the findings
 * @param complete whether this was the last look, so that units without a finding are missing
 * @param fault the party at fault, when the inspector corrects the buyer's claim; null otherwise
 * @param surplus the goods found that were not announced; empty if none
 */
public record InspectionReport(
        List<Finding> findings, boolean complete, @Nullable Fault fault, String surplus) {
    /** Copies the list. */
    public InspectionReport {
        findings = List.copyOf(findings);
    }

    /** Returns the report of the only look. */
    public static InspectionReport complete(Finding... findings) {
        return new InspectionReport(List.of(findings), true, null, "");
    }

    /** Returns the report of one look of several. */
    public static InspectionReport partial(Finding... findings) {
        return new InspectionReport(List.of(findings), false, null, "");
    }

    /** Returns this report with the fault corrected. */
    public InspectionReport blaming(Fault whose) {
        return new InspectionReport(findings, complete, whose, surplus);
    }
}
