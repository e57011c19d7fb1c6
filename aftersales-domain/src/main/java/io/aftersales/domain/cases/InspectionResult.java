package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseClosed;
import io.aftersales.domain.cases.CaseEvent.InspectionFailed;
import io.aftersales.domain.cases.CaseEvent.InspectionPassed;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.goods.Condition;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Ends the inspection of goods that came back: inbounds of which every unit has a finding are put into stock, and when nothing more is to
 * come the case passes or fails. Goods of a parcel that did not reach the buyer pay nothing and are never the buyer's matter.
 */
final class InspectionResult {
    private final CaseDraft draft;
    private final Inspection.FindingCounts found;

    private InspectionResult(CaseDraft draft) {
        this.draft = draft;
        this.found = new Inspection.FindingCounts(inspected(draft));
    }

    /** Ends what can be ended, and decides the case when it has waited for these goods and nothing more is to come. */
    static void finish(CaseDraft draft, List<OtherCase> others) {
        for (Inbound each : draft.inbounds) {
            if (each.isPending() && each.remaining().isEmpty()) {
                finish(draft, each);
            }
        }
        boolean ended = draft.inbounds.stream().noneMatch(Inbound::isPending);
        if (ended && draft.status() == CaseStatus.INSPECTING) {
            new InspectionResult(draft).decide(others);
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
        return draft.inbounds.stream()
                .filter(each -> each.isFromBuyer() && each.state() == InboundState.INSPECTED)
                .flatMap(each -> each.findings().stream())
                .toList();
    }

    /** Puts the goods of a parcel that did not reach the buyer into stock; what is missing is the carrier's matter. */
    private static void intoStock(CaseDraft draft, Inbound inbound) {
        var counts = new Inspection.FindingCounts(inbound.findings());
        var good = new ArrayList<Units>();
        var damaged = new ArrayList<Units>();
        boolean missing = false;
        for (LineId line : lines(inbound)) {
            add(good, line, counts.of(line, Condition.GOOD));
            add(damaged, line, counts.of(line, Condition.DAMAGED));
            missing |= counts.of(line, Condition.MISSING) + counts.of(line, Condition.LOST_ON_RETURN) > 0;
        }
        restock(draft, inbound, good, damaged);
        if (missing) {
            draft.alarm(Alarm.GOODS_MISSING, Objects.toString(inbound.parcel()));
        }
    }

    /** Puts accepted goods that the buyer sent into stock, and sends the others back. */
    private static void intoStock(CaseDraft draft, Inbound inbound, Inspection.FindingCounts earlier) {
        var counts = new Inspection.FindingCounts(inbound.findings());
        var good = new ArrayList<Units>();
        var damaged = new ArrayList<Units>();
        var refused = new ArrayList<Units>();
        for (LineId line : lines(inbound)) {
            long asDamaged = counts.of(line, Condition.DAMAGED);
            long acceptable = asDamaged == 0 ? 0 : claimedDamaged(draft, line) - earlier.of(line, Condition.DAMAGED);
            long taken = Math.min(asDamaged, Math.max(0, acceptable));
            add(good, line, counts.of(line, Condition.GOOD));
            add(damaged, line, taken);
            add(refused, line, asDamaged - taken);
        }
        restock(draft, inbound, good, damaged);
        if (!refused.isEmpty()) {
            EffectKey key = draft.key("sendback", inbound.number());
            draft.replace(inbound.with(new Inbound.SendBack(key, "", "")));
            draft.owe(new Effect.SendBack(key, inbound.whereabouts(), draft.goods(refused)));
        }
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

    private static void restock(CaseDraft draft, Inbound inbound, List<Units> good, List<Units> damaged) {
        String warehouse = inbound.whereabouts();
        if (!good.isEmpty()) {
            draft.owe(new Effect.RestockGood(draft.once("good"), warehouse, draft.goods(good)));
        }
        if (!damaged.isEmpty()) {
            draft.owe(new Effect.RestockDamaged(draft.once("damaged"), warehouse, draft.goods(damaged)));
        }
    }

    // --- the decision

    private void decide(List<OtherCase> others) {
        var accepted = new ArrayList<Units>();
        for (Units asked : draft.submission.units()) {
            LineId line = asked.line();
            long asDamaged = found.of(line, Condition.DAMAGED);
            long damaged = asDamaged == 0 ? 0 : Math.min(asDamaged, claimedDamaged(draft, line));
            add(accepted, line, found.of(line, Condition.GOOD) + damaged + lostOnLabel(line));
        }
        Inspection seen = Objects.requireNonNull(draft.inspection, "a case in inspection has findings");
        draft.inspection = seen.decided(accepted, accepted.isEmpty() ? whyNothing(seen) : "");
        if (accepted.isEmpty()) {
            fail();
        } else {
            pass(accepted, others);
        }
    }

    /** Returns the units of a line that were lost on their way back on the shop's waybill. */
    private long lostOnLabel(LineId line) {
        long lost = 0;
        for (Inbound each : draft.inbounds) {
            if (each.isFromBuyer() && each.isOnLabel()) {
                lost += new Inspection.FindingCounts(each.findings()).of(line, Condition.LOST_ON_RETURN);
            }
        }
        return lost;
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

    private void fail() {
        String why = Objects.requireNonNull(draft.inspection).failure();
        draft.move(CaseMove.FAIL, new InspectionFailed(why)).releaseStock();
        draft.tell(Notice.toBuyer(Notice.Kind.INSPECTION_FAILED, draft.submission.buyer())
                .because(why));
        closeOnceSentBack(draft);
    }

    /** Closes a case of which nothing was accepted, once all refused goods are on their way back. */
    static boolean closeOnceSentBack(CaseDraft draft) {
        boolean waits = draft.inbounds.stream().map(Inbound::sendBack).anyMatch(each -> each != null && !each.isSent());
        if (!waits) {
            draft.close(
                    CaseMove.CLOSE, new CaseClosed(Closing.Reason.NOTHING_ACCEPTED), Closing.Reason.NOTHING_ACCEPTED);
        }
        return !waits;
    }

    private void pass(List<Units> accepted, List<OtherCase> others) {
        draft.move(CaseMove.PASS, new InspectionPassed(accepted));
        if (draft.kind() == CaseKind.EXCHANGE) {
            ExchangeSettlement.accepted(draft, accepted);
            return;
        }
        Money amount = RefundBooking.worth(draft, accepted);
        Money given = goodwillSinceClosing(others);
        if (!given.isZero()) {
            RefundBooking.askForConfirmation(draft, amount, given);
        } else if (RefundBooking.needsConfirmation(draft, amount)) {
            RefundBooking.askForConfirmation(draft, amount);
        } else {
            RefundBooking.book(draft, accepted, CaseMove.REFUND);
        }
    }

    /** Returns the goodwill that was given on the order since the case was closed, in which the buyer may have been paid for these goods. */
    private Money goodwillSinceClosing(List<OtherCase> others) {
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
