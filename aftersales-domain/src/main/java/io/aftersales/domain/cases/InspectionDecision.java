package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.FindingsRecorded;
import io.aftersales.domain.cases.CaseRejection.MoreThanAnnounced;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records what an inspector found in goods that came back. A finding may be of any unit of the case that has none yet, whichever inbound it
 * was announced in, because buyers pack as they like.
 */
final class InspectionDecision {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    InspectionDecision(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /**
     * Records an inspector's report.
     *
     * @param others the other cases on the order, looked at where the case was closed and opened again
     */
    Either<Rejection, Change> inspect(@Nullable Integer number, InspectionReport report, List<OtherCase> others) {
        return InboundChoice.of(before, InboundMove.LOOK, number, CaseMove.INSPECT)
                .flatMap(inbound -> moreThanAnnounced(report)
                        .<Either<Rejection, Change>>map(Either::left)
                        .orElseGet(() -> Either.right(recorded(inbound, report, others))));
    }

    private Optional<Rejection> moreThanAnnounced(InspectionReport report) {
        Map<LineId, Long> announced = new LinkedHashMap<>();
        Map<LineId, Long> found = new LinkedHashMap<>();
        for (Inbound each : before.inbounds()) {
            if (each.state() != InboundState.NOT_COMING) {
                for (PlacedUnits units : each.units()) {
                    announced.merge(units.line(), units.quantity(), Units::sum);
                }
                for (Units units : each.counted()) {
                    found.merge(units.line(), units.quantity(), Units::sum);
                }
            }
        }
        for (Finding finding : report.findings()) {
            if (!announced.containsKey(finding.line())) {
                return Optional.of(new UnknownLine(finding.line()));
            }
            found.merge(finding.line(), finding.quantity(), Units::sum);
        }
        for (Map.Entry<LineId, Long> each : announced.entrySet()) {
            long ofLine = found.getOrDefault(each.getKey(), 0L);
            if (ofLine > each.getValue()) {
                return Optional.of(new MoreThanAnnounced(each.getKey(), ofLine, each.getValue()));
            }
        }
        return Optional.empty();
    }

    private Change recorded(Inbound inbound, InspectionReport report, List<OtherCase> others) {
        var draft = new CaseDraft(before, account, context);
        boolean waits = before.waitsForGoods() || before.gaveEarly();
        if (inbound.findings().isEmpty()) {
            draft.replace(inbound.waiting(DeadlineRules.toBeInspected(CaseStatus.INSPECTING, context)));
        }
        add(draft, inbound.number(), report.findings());
        List<Finding> missing = report.complete() ? missing(draft.inbound(inbound.number())) : List.of();
        if (!missing.isEmpty()) {
            add(draft, inbound.number(), missing);
        }
        draft.replace(draft.inbound(inbound.number()).inspectedBy(context.by(), context.now()));
        if (waits) {
            draft.inspection = inspection(draft, report);
        }
        var event = new FindingsRecorded(inbound.number(), report.findings());
        if (before.status() == CaseStatus.RETURNED) {
            draft.move(CaseMove.INSPECT, event);
        } else {
            draft.note(event);
        }
        if (!report.surplus().isEmpty()) {
            draft.alarm(Alarm.SURPLUS_GOODS, before.id().toString());
        }
        InspectionResult.finish(draft, others);
        return draft.done();
    }

    private Inspection inspection(CaseDraft draft, InspectionReport report) {
        Inspection earlier = before.inspection();
        Fault fault = report.fault() != null || earlier == null ? report.fault() : earlier.fault();
        String surplus = report.surplus().isEmpty() && earlier != null ? earlier.surplus() : report.surplus();
        List<Finding> all = InspectionResult.allFindings(draft);
        return new Inspection(context.by(), context.now(), all, fault, surplus, List.of(), "");
    }

    /** Adds findings in an inbound, and counts their units: first those expected in it, then those expected in others. */
    private static void add(CaseDraft draft, int number, List<Finding> findings) {
        draft.replace(draft.inbound(number).finding(findings));
        for (Finding finding : findings) {
            long left = count(draft, number, finding.line(), finding.quantity());
            for (int i = 0; i < draft.inbounds.size(); i++) {
                if (draft.inbounds.get(i).state() != InboundState.NOT_COMING) {
                    left = count(draft, i + 1, finding.line(), left);
                }
            }
        }
    }

    private static long count(CaseDraft draft, int number, LineId line, long units) {
        long here = Math.min(units, draft.inbound(number).remaining(line));
        if (here > 0) {
            draft.replace(draft.inbound(number).counting(line, here));
        }
        return units - here;
    }

    /** Returns the units that are expected in an inbound and have no finding, as missing. */
    private static List<Finding> missing(Inbound inbound) {
        var missing = new ArrayList<Finding>();
        for (Units units : PlacedUnits.byLine(inbound.remaining())) {
            missing.add(new Finding(units.line(), Grade.MISSING, units.quantity(), "", List.of()));
        }
        return missing;
    }
}
