package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.InspectionCorrected;
import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the findings of an inspection downwards, by another inspector. What was given for units that were not to be accepted, or pay
 * less, is short of the case; the account and the status stay as they are. Upwards a case is not corrected: it was booked once.
 */
final class InspectionCorrection {
    /** The time after the last report on the goods in which their findings can be corrected. */
    static final Duration OPEN_FOR = Duration.ofDays(30);

    private final AfterSalesCase before;
    private final OrderAccount account;
    private final DecisionContext context;

    InspectionCorrection(AfterSalesCase before, OrderAccount account, DecisionContext context) {
        this.before = before;
        this.account = account;
        this.context = context;
    }

    /**
     * Returns the inbounds whose inspection can be corrected: goods that the buyer sent and that an inspector looked at, while the case still
     * waits for others, or once something was given for them. In between a person or the buyer decides about the sum, which stays.
     */
    static List<Inbound> open(AfterSalesCase subject) {
        if (!subject.waitsForGoods() && !isGiven(subject)) {
            return List.of();
        }
        return subject.inbounds().stream()
                .filter(each -> each.isFromBuyer()
                        && each.state() == InboundState.INSPECTED
                        && each.inspected() != null
                        && !subject.isBeforeAppeal(each))
                .toList();
    }

    private static boolean isGiven(AfterSalesCase subject) {
        return subject.advance() != null || !booked(subject).isEmpty();
    }

    /** Returns what was booked for the goods of a case, line by line: the exchange that they went into, else their refund; none before. */
    private static List<RefundBreakdown.OfLine> booked(AfterSalesCase subject) {
        Replacement goods = subject.replacement();
        if (goods != null && goods.difference().isBooked()) {
            return goods.difference().bookings().stream()
                    .flatMap(each -> each.lines().stream())
                    .toList();
        }
        RefundBreakdown refund = subject.refund().breakdown();
        return refund == null ? List.of() : refund.lines();
    }

    // --- what is refused

    private Either<Rejection, Inbound> chosen(@Nullable Integer number) {
        return InboundChoice.of(before, open(before), number, CaseMove.INSPECT);
    }

    /** Tells whether restated findings are downwards; true where nothing can be corrected. */
    boolean isDownwards(@Nullable Integer number, List<Finding> findings) {
        Either<Rejection, Inbound> inbound = chosen(number);
        return inbound.isLeft() || isDownwards(inbound.get(), findings);
    }

    /** Tells whether the actor can correct an inspection now: one of another inspector, that accepted something. */
    boolean isOpen() {
        return open(before).stream().anyMatch(inbound -> refusal(inbound).isEmpty() && isDownwards(inbound, List.of()));
    }

    private boolean isDownwards(Inbound inbound, List<Finding> findings) {
        var found = new Inspection.FindingCounts(inbound.findings());
        var restated = new Inspection.FindingCounts(findings);
        for (Finding each : findings) {
            LineId line = each.line();
            if (restated.of(line) > found.of(line) || here(restated, line) > here(found, line)) {
                return false;
            }
        }
        var were = new CaseDraft(before, account, context);
        CaseDraft are = restating(inbound, findings);
        boolean less = false;
        for (LineId line : lines(inbound)) {
            Map<Integer, Long> earlier = InspectionResult.acceptedByPercent(were, line);
            Map<Integer, Long> now = InspectionResult.acceptedByPercent(are, line);
            Set<Integer> percents = new TreeSet<>(earlier.keySet());
            percents.addAll(now.keySet());
            for (int percent : percents) {
                long paidBefore = payingAtLeast(percent, earlier);
                long paidNow = payingAtLeast(percent, now);
                if (paidNow > paidBefore) {
                    return false;
                }
                less |= paidNow < paidBefore;
            }
        }
        return less;
    }

    private static long here(Inspection.FindingCounts found, LineId line) {
        long here = 0;
        for (Map.Entry<Grade, Long> each : found.ofLine(line).entrySet()) {
            here = Units.sum(here, each.getKey().isHere() ? each.getValue() : 0);
        }
        return here;
    }

    private static long payingAtLeast(int percent, Map<Integer, Long> accepted) {
        long units = 0;
        for (Map.Entry<Integer, Long> each : accepted.entrySet()) {
            units = Units.sum(units, each.getKey() >= percent ? each.getValue() : 0);
        }
        return units;
    }

    private static Set<LineId> lines(Inbound inbound) {
        return inbound.findings().stream().map(Finding::line).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<Rejection> refusal(Inbound inbound) {
        Inbound.Inspected inspected = Objects.requireNonNull(inbound.inspected(), "findings without an inspector");
        if (context.now().isAfter(inspected.at().plus(OPEN_FOR))) {
            return Optional.of(new IllegalMove(before.kind(), before.status(), CaseMove.INSPECT));
        }
        return inspected.isBy(context.by()) ? Optional.of(new SecondPersonNeeded(context.by())) : Optional.empty();
    }

    // --- the correction

    Either<Rejection, Change> correct(@Nullable Integer number, List<Finding> findings, String why) {
        return chosen(number)
                .flatMap(inbound -> refusal(inbound)
                        .<Either<Rejection, Change>>map(Either::left)
                        .orElseGet(() -> Either.right(corrected(inbound, findings, why))));
    }

    private Change corrected(Inbound inbound, List<Finding> findings, String why) {
        if (!isDownwards(inbound, findings)) {
            throw new IllegalArgumentException("findings " + findings + " are not below " + inbound.findings());
        }
        CaseDraft draft = restating(inbound, findings);
        Inbound after = draft.inbound(inbound.number());
        draft.note(new InspectionCorrected(inbound.number(), after.findings(), why));
        if (isGiven(before)) {
            compare(draft);
        } else {
            InspectionResult.sendBackRefused(draft);
        }
        raiseAlarm(draft, inbound, after);
        return draft.done();
    }

    /** Returns a draft in which an inbound has these findings, and every other unit found in it before is missing. */
    private CaseDraft restating(Inbound inbound, List<Finding> findings) {
        var all = new ArrayList<>(findings);
        var found = new Inspection.FindingCounts(inbound.findings());
        var restated = new Inspection.FindingCounts(findings);
        for (LineId line : lines(inbound)) {
            long missing = found.of(line) - restated.of(line);
            if (missing > 0) {
                all.add(new Finding(line, Grade.MISSING, missing, "", List.of()));
            }
        }
        var draft = new CaseDraft(before, account, context);
        draft.replace(inbound.corrected(all));
        if (draft.inspection != null) {
            draft.inspection = draft.inspection.corrected(InspectionResult.allFindings(draft));
        }
        return draft;
    }

    /** Compares what was given with the findings as they stand now. */
    private void compare(CaseDraft draft) {
        if (draft.advance == null) {
            draft.advance = Advance.inspected(given(), context.now());
        }
        Shortfalls.update(draft);
        if (before.advance() == null && draft.advance.shortfall() == null) {
            draft.advance = null; // nothing had been paid for those units
        }
    }

    /** Returns the units that were booked, with their price; an exchange names a line once for each kind of goods that go out. */
    private List<Advance.Given> given() {
        var byLine = new LinkedHashMap<LineId, Advance.Given>();
        for (RefundBreakdown.OfLine each : booked(before)) {
            Advance.Given more = new Advance.Given(each.line(), each.quantity(), each.total(), each.quantity());
            byLine.merge(each.line(), more, Advance.Given::plus);
        }
        return List.copyOf(byLine.values());
    }

    // --- stock

    /** Raises the alarm for the warehouse, where goods went into stock otherwise than they would have for the restated findings. */
    private static void raiseAlarm(CaseDraft draft, Inbound inbound, Inbound after) {
        Map<String, Long> changes = stocked(draft, after);
        stocked(draft, inbound).forEach((goods, units) -> changes.merge(goods, -units, Long::sum));
        String detail = changes.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .sorted(Map.Entry.comparingByValue())
                .map(each -> each.getKey() + (each.getValue() > 0 ? " +" : " ") + each.getValue())
                .collect(Collectors.joining(", "));
        if (!detail.isEmpty()) {
            draft.alarm(Alarm.RESTOCK_CORRECTED, inbound.whereabouts() + ": " + detail);
        }
    }

    /** Returns the units of an inbound that its findings put into stock, by SKU and where they go. */
    private static Map<String, Long> stocked(CaseDraft draft, Inbound inbound) {
        var counts = new Inspection.FindingCounts(inbound.findings());
        var earlier = new Inspection.FindingCounts(before(draft, inbound));
        var stocked = new LinkedHashMap<String, Long>();
        for (LineId line : lines(inbound)) {
            counts.ofLine(line).forEach((grade, units) -> {
                if (grade.isHere()) {
                    stocked.merge(
                            draft.account.sku(line) + " " + grade.destination(),
                            InspectionResult.accepted(draft, line, grade, units, earlier.of(line, grade)),
                            Units::sum);
                }
            });
        }
        return stocked;
    }

    /** Returns the findings in other goods that were inspected before. */
    private static List<Finding> before(CaseDraft draft, Inbound inbound) {
        Inbound.Inspected own = Objects.requireNonNull(inbound.inspected());
        return draft.counting().stream()
                .filter(Inbound::isFromBuyer)
                .filter(each ->
                        each.inspected() != null && each.inspected().at().isBefore(own.at()))
                .flatMap(each -> each.findings().stream())
                .toList();
    }
}
