package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look into a parcel.
 *
 * @param findings what was found
 * @param complete whether this was the last look: units without a finding are missing
 * @param fault whose fault it is, when the inspector corrects what was claimed; null when not
 * @param surplus what was found that nobody announced; empty if nothing
 */
public record InspectionReport(
        List<Finding> findings, boolean complete, @Nullable Fault fault, String surplus) {
    /** Copies the list. */
    public InspectionReport {
        findings = List.copyOf(findings);
    }

    /** The only look. */
    public static InspectionReport complete(Finding... findings) {
        return new InspectionReport(List.of(findings), true, null, "");
    }

    /** One of several. */
    public static InspectionReport partial(Finding... findings) {
        return new InspectionReport(List.of(findings), false, null, "");
    }

    /** The same, with the fault corrected. */
    public InspectionReport blaming(Fault whose) {
        return new InspectionReport(findings, complete, whose, surplus);
    }
}
