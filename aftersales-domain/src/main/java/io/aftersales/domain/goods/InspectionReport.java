package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inspector's report on a returned parcel, the only one or one of several.
 *
 * @param findings the findings
 * @param complete whether this is the last report, so that units without a finding are missing
 * @param fault the party at fault, when the inspector corrects the buyer's claim; null otherwise
 * @param surplus the goods found that were not announced; empty if none
 */
public record InspectionReport(
        List<Finding> findings, boolean complete, @Nullable Fault fault, String surplus) {
    /** Copies the list. */
    public InspectionReport {
        findings = List.copyOf(findings);
    }

    /** Returns the only report on a parcel: units without a finding are missing. */
    public static InspectionReport complete(Finding... findings) {
        return new InspectionReport(List.of(findings), true, null, "");
    }

    /** Returns a report that is not the last one on its parcel. */
    public static InspectionReport partial(Finding... findings) {
        return new InspectionReport(List.of(findings), false, null, "");
    }

    /** Returns this report with the fault corrected. */
    public InspectionReport blaming(Fault whose) {
        return new InspectionReport(findings, complete, whose, surplus);
    }
}
