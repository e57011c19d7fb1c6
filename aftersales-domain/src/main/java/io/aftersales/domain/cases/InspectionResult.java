package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseClosed;
import io.aftersales.domain.cases.CaseEvent.InspectionFailed;
import io.aftersales.domain.cases.CaseEvent.InspectionPassed;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Ends the inspection of goods that came back: inbounds of which every unit has a finding are put into stock, and when nothing more is to
 * come the case passes or fails. Goods of a parcel that did not reach the buyer pay nothing and are never the buyer's matter.
 */
final class InspectionResult {
    private InspectionResult() {}

    /** Ends what can be ended, and decides the case when it has waited for these goods and nothing more is to come. */
    static void finish(CaseDraft draft, List<OtherCase> others) {
        for (Inbound each : draft.inbounds) {
            if (each.isPending() && each.remaining().isEmpty()) {
                finish(draft, each);
            }
        }
        boolean ended = true;
        for (Inbound each : draft.inbounds) {
            ended &= !each.isPending();
        }
        Advance advance = draft.advance;
        if (advance != null) {
            if (ended && draft.kind() == CaseKind.EXCHANGE) {
                AdvanceExchange.book(draft, advance);
            }
            Shortfalls.update(draft);
            if (advance.early()) {
                Shortfalls.giveGoodsBack(draft);
            }
            ExchangeSettlement.updateStatus(draft);
        } else if (ended && draft.status() == CaseStatus.EXCHANGING) {
            AdvanceExchange.payAccepted(draft);
        } else if (ended && draft.status() == CaseStatus.INSPECTING) {
            decide(draft, others);
        }
    }

    private static void finish(CaseDraft draft, Inbound inbound) {
        if (InboundMove.LOOK.target(inbound.state()).isEmpty()) {
            draft.giveUp(inbound); // all of its goods came with others
            return;
        }
        List<Finding> earlier = inspected(draft);
        Inbound done = inbound.taking(
                InboundMove.LOOK, CaseWait.forNothing(draft.context().now()));
        draft.replace(done);
        if (inbound.isFromBuyer()) {
            intoStock(draft, done, new Inspection.FindingCounts(earlier));
        } else {
            intoStock(draft, done);
        }
    }

    private static List<Finding> inspected(CaseDraft draft) {
        var findings = new ArrayList<Finding>();
        for (Inbound each : draft.counting()) {
            if (each.isFromBuyer() && each.state() == InboundState.INSPECTED) {
                findings.addAll(each.findings());
            }
        }
        return findings;
    }

    /** Puts the goods of a parcel that did not reach the buyer into stock; what is missing is the carrier's matter. */
    private static void intoStock(CaseDraft draft, Inbound inbound) {
        var stock = new StockedUnits();
        boolean missing = false;
        for (Finding finding : inbound.findings()) {
            if (finding.grade().isHere()) {
                stock.add(finding.grade(), finding.line(), finding.quantity());
            } else {
                missing = true;
            }
        }
        stock.owe(draft, inbound.whereabouts());
        if (missing) {
            draft.alarm(Alarm.GOODS_MISSING, Objects.toString(inbound.parcel()));
        }
    }

    /** Puts accepted goods that the buyer sent into stock, and sends the others back. */
    private static void intoStock(CaseDraft draft, Inbound inbound, Inspection.FindingCounts earlier) {
        var counts = new Inspection.FindingCounts(inbound.findings());
        var stock = new StockedUnits();
        var refused = new ArrayList<Units>();
        for (LineId line : lines(inbound)) {
            counts.ofLine(line).forEach((grade, units) -> {
                if (grade.isHere()) {
                    long good = accepted(draft, line, grade, units, earlier.of(line, grade));
                    stock.add(grade, line, good);
                    add(refused, line, units - good);
                }
            });
        }
        stock.owe(draft, inbound.whereabouts());
        if (!refused.isEmpty() && draft.advance == null) { // what was paid for goes back once the buyer has paid for it
            sendBack(draft, inbound, refused);
        }
    }

    /** Sends the refused goods of a case back that was paid early, now that the buyer has paid for them. */
    static void sendBackRefused(CaseDraft draft) {
        var earlier = new ArrayList<Finding>();
        for (Inbound each : List.copyOf(draft.inbounds)) {
            if (each.isFromBuyer() && each.state() == InboundState.INSPECTED) {
                List<Units> refused = refused(draft, each, new Inspection.FindingCounts(earlier));
                if (!refused.isEmpty() && each.sendBack() == null) {
                    sendBack(draft, each, refused);
                }
                earlier.addAll(each.findings());
            }
        }
    }

    /** Returns how many units of a line that the buyer had sent were sent back as refused. */
    static long sentBack(CaseDraft draft, LineId line) {
        var earlier = new ArrayList<Finding>();
        long units = 0;
        for (Inbound each : draft.inbounds) {
            if (each.isFromBuyer() && each.state() == InboundState.INSPECTED) {
                if (each.sendBack() != null) {
                    units += Units.quantity(refused(draft, each, new Inspection.FindingCounts(earlier)), line);
                }
                earlier.addAll(each.findings());
            }
        }
        return units;
    }

    private static List<Units> refused(CaseDraft draft, Inbound inbound, Inspection.FindingCounts earlier) {
        var counts = new Inspection.FindingCounts(inbound.findings());
        var refused = new ArrayList<Units>();
        for (LineId line : lines(inbound)) {
            counts.ofLine(line).forEach((grade, units) -> {
                if (grade.isHere()) {
                    add(refused, line, units - accepted(draft, line, grade, units, earlier.of(line, grade)));
                }
            });
        }
        return refused;
    }

    private static void sendBack(CaseDraft draft, Inbound inbound, List<Units> refused) {
        EffectKey key = draft.key("sendback", inbound.number());
        draft.replace(inbound.with(new Inbound.SendBack(key, "", "")));
        draft.owe(new Effect.SendBack(key, inbound.whereabouts(), draft.goods(Units.summed(refused))));
    }

    /**
     * Returns how many of some units that arrived are accepted.
     *
     * @param earlier the units of the line that were found in the same grade before
     */
    static long accepted(CaseDraft draft, LineId line, Grade grade, long units, long earlier) {
        if (grade.equals(Grade.DAMAGED)) {
            return Math.min(units, Math.max(0, claimedDamaged(draft, line) - earlier));
        }
        return grade.accepted() ? units : 0;
    }

    private static Set<LineId> lines(Inbound inbound) {
        var lines = new LinkedHashSet<LineId>();
        inbound.units().forEach(each -> lines.add(each.line()));
        inbound.findings().forEach(each -> lines.add(each.line()));
        return lines;
    }

    private static void add(List<Units> to, LineId line, long quantity) {
        if (quantity > 0) {
            to.add(new Units(line, quantity));
        }
    }

    private static long claimedDamaged(CaseDraft draft, LineId line) {
        return draft.submission.items().stream()
                .filter(item -> item.line().equals(line))
                .filter(item -> draft.context()
                        .policy()
                        .acceptedDamaged()
                        .contains(item.reason().code()))
                .mapToLong(CaseItem::quantity)
                .sum();
    }

    /** Units that go into the stock of a warehouse, by where they go there. */
    private static final class StockedUnits {
        private final Map<Disposition, List<Units>> units = new LinkedHashMap<>();

        StockedUnits() {
            units.put(
                    Disposition.SELLABLE, new ArrayList<>()); // the order of the calls does not depend on the findings
            units.put(Disposition.DAMAGED, new ArrayList<>());
        }

        void add(Grade grade, LineId line, long quantity) {
            InspectionResult.add(
                    units.computeIfAbsent(grade.destination(), fresh -> new ArrayList<>()), line, quantity);
        }

        void owe(CaseDraft draft, String warehouse) {
            units.forEach((disposition, some) -> {
                if (!some.isEmpty()) {
                    draft.owe(new Effect.Restock(
                            draft.once("restock"),
                            draft.reason(),
                            warehouse,
                            disposition,
                            draft.goods(Units.summed(some))));
                }
            });
        }
    }

    // --- the decision

    /** Returns the units that were accepted, and records them as the result of the inspection. */
    static List<Units> decide(CaseDraft draft) {
        var found = new Inspection.FindingCounts(inspected(draft));
        var accepted = new ArrayList<Units>();
        for (Units asked : draft.submission.units()) {
            LineId line = asked.line();
            add(accepted, line, accepted(draft, line, found));
        }
        if (draft.inspection != null) {
            draft.inspection =
                    draft.inspection.decided(accepted, accepted.isEmpty() ? whyNothing(draft.inspection) : "");
        }
        return accepted;
    }

    private static void decide(CaseDraft draft, List<OtherCase> others) {
        List<Units> accepted = decide(draft);
        if (accepted.isEmpty()) {
            fail(draft);
        } else {
            pass(draft, accepted, others);
        }
    }

    /** Returns the units of a line that the inspector has accepted so far, in whichever parcel. */
    static long acceptedSoFar(CaseDraft draft, LineId line) {
        return accepted(draft, line, new Inspection.FindingCounts(allFindings(draft)));
    }

    /** Returns the units of a line that were accepted, or may still be: they have no finding yet. */
    static long acceptedOrComing(CaseDraft draft, LineId line) {
        long units = acceptedSoFar(draft, line);
        for (Inbound each : draft.counting()) {
            units = Units.sum(units, each.isFromBuyer() && each.isPending() ? each.remaining(line) : 0);
        }
        return units;
    }

    /** Returns the findings so far in what the buyer sent, in whichever parcel. */
    static List<Finding> allFindings(CaseDraft draft) {
        var findings = new ArrayList<Finding>();
        for (Inbound each : draft.counting()) {
            if (each.isFromBuyer()) {
                findings.addAll(each.findings());
            }
        }
        return findings;
    }

    private static long accepted(CaseDraft draft, LineId line, Inspection.FindingCounts found) {
        long units = 0;
        for (long each : acceptedByPercent(draft, line, found).values()) {
            units = Units.sum(units, each);
        }
        return units;
    }

    /** Returns the units of a line that were accepted so far, by the part of the price that they pay, in per cent. */
    static Map<Integer, Long> acceptedByPercent(CaseDraft draft, LineId line) {
        return acceptedByPercent(draft, line, new Inspection.FindingCounts(allFindings(draft)));
    }

    private static Map<Integer, Long> acceptedByPercent(CaseDraft draft, LineId line, Inspection.FindingCounts found) {
        var units = new HashMap<Integer, Long>();
        units.put(Grade.LOST_ON_RETURN.paysPercent(), lostOnLabel(draft, line));
        found.ofLine(line).forEach((grade, some) -> {
            if (grade.isHere()) {
                units.merge(grade.paysPercent(), accepted(draft, line, grade, some, 0), Units::sum);
            }
        });
        return units;
    }

    /** Returns the units of a line that were lost on their way back on the shop's waybill. */
    private static long lostOnLabel(CaseDraft draft, LineId line) {
        long lost = 0;
        for (Inbound each : draft.counting()) {
            if (each.isFromBuyer() && each.isOnLabel()) {
                for (Finding finding : each.findings()) {
                    boolean same =
                            finding.line().equals(line) && finding.grade().equals(Grade.LOST_ON_RETURN);
                    lost = same ? Units.sum(lost, finding.quantity()) : lost;
                }
            }
        }
        return lost;
    }

    private static String whyNothing(Inspection seen) {
        var why = new LinkedHashSet<String>();
        for (Finding each : seen.findings()) {
            if (!each.grade().isHere()) {
                why.add("NOT_IN_PARCEL");
            } else {
                why.add(each.grade().equals(Grade.DAMAGED) ? "DAMAGED_NOT_CLAIMED" : "GRADE_NOT_ACCEPTED");
            }
        }
        return why.size() == 1 ? why.iterator().next() : "MIXED";
    }

    private static void fail(CaseDraft draft) {
        String why = Objects.requireNonNull(draft.inspection, "a case in inspection has findings")
                .failure();
        draft.move(CaseMove.FAIL, new InspectionFailed(why)).releaseStock();
        draft.tell(Notice.toBuyer(Notice.Kind.INSPECTION_FAILED, draft.submission.buyer())
                .because(why));
        closeOnceSentBack(draft);
    }

    /** Closes a case of which nothing was accepted, once all refused goods are on their way back. */
    static boolean closeOnceSentBack(CaseDraft draft) {
        boolean waits =
                draft.counting().stream().map(Inbound::sendBack).anyMatch(each -> each != null && !each.isSent());
        if (!waits) {
            draft.close(
                    CaseMove.CLOSE, new CaseClosed(Closing.Reason.NOTHING_ACCEPTED), Closing.Reason.NOTHING_ACCEPTED);
        }
        return !waits;
    }

    private static void pass(CaseDraft draft, List<Units> accepted, List<OtherCase> others) {
        draft.move(CaseMove.PASS, new InspectionPassed(accepted));
        if (draft.kind() == CaseKind.EXCHANGE) {
            ExchangeSettlement.accepted(draft, accepted);
            return;
        }
        Money amount = RefundBooking.worth(draft, accepted);
        Money given = goodwillSinceClosing(draft, others);
        if (!given.isZero()) {
            RefundBooking.askForConfirmation(draft, amount, given);
        } else if (RefundBooking.needsConfirmation(draft, amount)) {
            RefundBooking.askForConfirmation(draft, amount);
        } else {
            RefundBooking.book(draft, accepted, CaseMove.REFUND);
        }
    }

    /** Returns the goodwill that was given on the order since the case was closed, in which the buyer may have been paid for these goods. */
    private static Money goodwillSinceClosing(CaseDraft draft, List<OtherCase> others) {
        Money sum = draft.money(0);
        Closing closing = draft.closing;
        for (OtherCase other : others) {
            boolean since = closing != null
                    && other.goodwillAt() != null
                    && !other.goodwillAt().isBefore(closing.at());
            if (since && other.given() != null) {
                sum = sum.plus(other.given());
            }
        }
        return sum;
    }
}
