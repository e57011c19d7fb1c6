package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseClosed;
import io.aftersales.domain.cases.CaseEvent.FindingsRecorded;
import io.aftersales.domain.cases.CaseEvent.InspectionFailed;
import io.aftersales.domain.cases.CaseEvent.InspectionPassed;
import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.MoreThanAnnounced;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Records what an inspector found in the parcel, and decides which units are accepted. */
final class InspectionDecision {
    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;
    private final List<Units> announced;

    InspectionDecision(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
        this.announced = before.submission().units();
    }

    Either<Rejection, Change> inspect(InspectionReport report) {
        if (before.status() != CaseStatus.INSPECTING
                && before.illegal(CaseMove.INSPECT).isPresent()) {
            return Either.left(new IllegalMove(before.kind(), before.status(), CaseMove.INSPECT));
        }
        Inspection seen = seenSoFar(report);
        var found = new Inspection.FindingCounts(seen.findings());
        Optional<Rejection> surplus = moreThanAnnounced(report, found);
        if (surplus.isPresent()) {
            return Either.left(surplus.get());
        }
        var draft = new CaseDraft(before, account, context);
        List<Finding> missing = missing(found);
        draft.inspection = report.complete() ? seen.with(missing) : seen;
        var event = new FindingsRecorded(report.findings());
        if (before.status() == CaseStatus.RETURNED) {
            draft.move(CaseMove.INSPECT, event);
        } else {
            draft.note(event);
        }
        if (!report.surplus().isEmpty()) {
            draft.alarm(Alarm.SURPLUS_GOODS, before.id().toString());
        }
        if (report.complete() || missing.isEmpty()) {
            decide(draft, found);
        }
        return Either.right(draft.done());
    }

    private Inspection seenSoFar(InspectionReport report) {
        Inspection earlier = before.inspection();
        var findings = new ArrayList<>(earlier == null ? List.<Finding>of() : earlier.findings());
        findings.addAll(report.findings());
        Fault fault = report.fault() != null || earlier == null ? report.fault() : earlier.fault();
        String surplus = report.surplus().isEmpty() && earlier != null ? earlier.surplus() : report.surplus();
        return new Inspection(context.by(), context.now(), findings, fault, surplus, List.of(), "", "", "");
    }

    private Optional<Rejection> moreThanAnnounced(InspectionReport report, Inspection.FindingCounts found) {
        Set<LineId> lines = new HashSet<>(before.submission().lines());
        for (Finding finding : report.findings()) {
            if (!lines.contains(finding.line())) {
                return Optional.of(new UnknownLine(finding.line()));
            }
        }
        for (Units units : announced) {
            long ofLine = found.of(units.line());
            if (ofLine > units.quantity()) {
                return Optional.of(new MoreThanAnnounced(units.line(), ofLine, units.quantity()));
            }
        }
        return Optional.empty();
    }

    /** Returns the units without a finding, as missing. */
    private List<Finding> missing(Inspection.FindingCounts found) {
        var missing = new ArrayList<Finding>();
        for (Units units : announced) {
            long left = units.quantity() - found.of(units.line());
            if (left > 0) {
                missing.add(new Finding(units.line(), Condition.MISSING, left, "", List.of()));
            }
        }
        return missing;
    }

    // --- the decision
    // ----------------------------------------------------------------------------------------------------

    private void decide(CaseDraft draft, Inspection.FindingCounts found) {
        Inspection seen = Objects.requireNonNull(draft.inspection);
        var good = new ArrayList<Units>();
        var damaged = new ArrayList<Units>();
        var refused = new ArrayList<Units>();
        var accepted = new ArrayList<Units>();
        for (Units asked : announced) {
            LineId line = asked.line();
            long asGood = found.of(line, Condition.GOOD);
            long asDamaged = found.of(line, Condition.DAMAGED);
            long taken = asDamaged == 0 ? 0 : Math.min(asDamaged, claimedDamaged(line));
            long lost = shipment().shopsWaybill() ? found.of(line, Condition.LOST_ON_RETURN) : 0;
            add(good, line, asGood);
            add(damaged, line, taken);
            add(refused, line, asDamaged - taken);
            add(accepted, line, asGood + taken + lost);
        }
        restock(draft, good, damaged);
        sendBack(draft, refused);
        draft.inspection = seen.decided(accepted, accepted.isEmpty() ? whyNothing(seen) : "");
        if (accepted.isEmpty()) {
            fail(draft, refused);
        } else {
            pass(draft, accepted);
        }
    }

    private static void add(List<Units> to, LineId line, long quantity) {
        if (quantity > 0) {
            to.add(new Units(line, quantity));
        }
    }

    private long claimedDamaged(LineId line) {
        return before.submission().items().stream()
                .filter(item -> item.line().equals(line))
                .filter(item -> context.policy()
                        .acceptedDamaged()
                        .contains(item.reason().code()))
                .mapToLong(CaseItem::quantity)
                .sum();
    }

    private void restock(CaseDraft draft, List<Units> good, List<Units> damaged) {
        String warehouse = shipment().warehouse();
        if (!good.isEmpty()) {
            draft.owe(new Effect.RestockGood(draft.once("good"), warehouse, draft.goods(good)));
        }
        if (!damaged.isEmpty()) {
            draft.owe(new Effect.RestockDamaged(draft.once("damaged"), warehouse, draft.goods(damaged)));
        }
    }

    private void sendBack(CaseDraft draft, List<Units> refused) {
        if (!refused.isEmpty()) {
            draft.owe(new Effect.SendBack(draft.key("sendback", 0), shipment().warehouse(), draft.goods(refused)));
        }
    }

    private static String whyNothing(Inspection seen) {
        boolean damaged = seen.findings().stream().anyMatch(each -> each.condition() == Condition.DAMAGED);
        boolean absent = seen.findings().stream()
                .anyMatch(
                        each -> each.condition() == Condition.MISSING || each.condition() == Condition.LOST_ON_RETURN);
        if (damaged && absent) {
            return "MIXED";
        }
        return damaged ? "DAMAGED_NOT_CLAIMED" : "NOT_IN_PARCEL";
    }

    private void fail(CaseDraft draft, List<Units> refused) {
        String why = Objects.requireNonNull(draft.inspection).failure();
        draft.move(CaseMove.FAIL, new InspectionFailed(why)).releaseStock();
        draft.tell(Notice.toBuyer(
                        Notice.Kind.INSPECTION_FAILED, before.submission().buyer())
                .because(why));
        if (refused.isEmpty()) {
            draft.move(CaseMove.CLOSE, new CaseClosed("NOTHING_ACCEPTED")).release();
        }
    }

    private void pass(CaseDraft draft, List<Units> accepted) {
        draft.move(CaseMove.PASS, new InspectionPassed(accepted));
        if (before.kind() == CaseKind.EXCHANGE) {
            ExchangeSettlement.accepted(draft, accepted);
            return;
        }
        Money amount = RefundBooking.worth(draft, accepted);
        if (RefundBooking.needsConfirmation(draft, amount)) {
            RefundBooking.askForConfirmation(draft, amount);
        } else {
            RefundBooking.book(draft, accepted, CaseMove.REFUND);
        }
    }

    private ReturnShipment shipment() {
        return Objects.requireNonNull(before.returning(), "a case in inspection has a return");
    }
}
