package io.aftersales.ports.desks;

import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The findings of an inspector, with the grades of the policy for their codes. No annotation can know these. */
final class ReportedFindings {
    private ReportedFindings() {}

    /** Reads a report; refuses INVALID_COMMAND with all grades at once that the policy does not know. */
    static Either<Rejection, InspectionReport> read(Commands.InspectReturn command, CasePolicy policy) {
        return graded(command.findings(), policy)
                .map(findings ->
                        new InspectionReport(findings, command.complete(), command.fault(), command.surplus()));
    }

    /** Returns INVALID_COMMAND for a correction that is not downwards. */
    static Rejection notDownwards() {
        return new InvalidCommand(List.of(new Violation("findings", "Downwards", "is no correction downwards")));
    }

    /** Reads findings; refuses INVALID_COMMAND with all grades at once that the policy does not know. */
    static Either<Rejection, List<Finding>> graded(List<Commands.FoundUnits> reported, CasePolicy policy) {
        var findings = new ArrayList<Finding>(reported.size());
        var unknown = new ArrayList<Violation>();
        for (int i = 0; i < reported.size(); i++) {
            Commands.FoundUnits found = reported.get(i);
            Optional<Grade> grade = policy.grade(found.grade());
            if (grade.isEmpty()) {
                unknown.add(new Violation("findings[" + i + "].grade", "Grade", "is no grade of the shop"));
            } else {
                findings.add(new Finding(found.line(), grade.get(), found.quantity(), found.notes(), found.photos()));
            }
        }
        return unknown.isEmpty() ? Either.right(findings) : Either.left(new InvalidCommand(unknown));
    }
}
