package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.FirstApprovalGiven;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a decision leaves a case that needs a person, and what its ticket has to hear of it. */
final class TicketUpdates {
    private final CaseDraft draft;
    private final TicketNeed before;
    private final @Nullable CaseStatus statusBefore;

    TicketUpdates(CaseDraft draft, TicketNeed before, @Nullable CaseStatus statusBefore) {
        this.draft = draft;
        this.before = before;
        this.statusBefore = statusBefore;
    }

    /** Asks for a person, tells the one who was asked what was done, or says that nobody is needed any more. */
    TicketNeed until(CaseWait wait) {
        boolean byStatus = wait.then() == CaseWait.Then.OVERDUE || needsPerson();
        boolean needed = byStatus || isSomethingParked();
        EffectKey earlier = before.lastTold();
        DecisionContext act = draft.act();
        if (needed && !before.needed()) {
            EffectKey key = draft.once("ticket");
            int number = before.tickets() + 1;
            String need = byStatus ? need() : Alarm.PARKED.name();
            draft.owe(new Effect.OpenTicket(key, number, earlier, need, groupAskedFor(), act.now()));
            return new TicketNeed(number, true, key, Set.of());
        }
        if (earlier == null || !before.needed() || (needed && !concernsTheTicket())) {
            return before;
        }
        EffectKey key = draft.once("ticket");
        int number = before.tickets();
        draft.owe(
                needed
                        ? new Effect.TellTicket(key, number, earlier, act.by(), done(), isBuyersTurn(), act.now())
                        : new Effect.ResolveTicket(key, number, earlier, act.by(), done(), act.now()));
        return new TicketNeed(number, needed, key, workedOnBy());
    }

    /** A compensation that waits is no application to be decided as planned. */
    private String need() {
        boolean waits = draft.status() == CaseStatus.PENDING_REVIEW && GoodwillDecision.isAbout(draft.submission);
        return waits ? TicketNeed.GOODWILL : draft.status().name();
    }

    /** Who approves agrees with another; everybody else who does something has the case in hand. */
    private Set<String> workedOnBy() {
        Actor by = draft.act().by();
        if (!by.role().isStaff() || before.workedOnBy().contains(by.id()) || isFirstApproval()) {
            return before.workedOnBy();
        }
        var all = new HashSet<>(before.workedOnBy());
        all.add(by.id());
        return all;
    }

    private boolean isFirstApproval() {
        for (TimelineEntry entry : draft.events()) {
            if (entry.event() instanceof FirstApprovalGiven) {
                return true;
            }
        }
        return false;
    }

    private boolean isSomethingParked() {
        for (ParkedEffect each : draft.parked) {
            if (each.needsPerson()) {
                return true;
            }
        }
        return false;
    }

    /** Whose ticket it is, when a rule named a group. */
    private String groupAskedFor() {
        RuleDecision said = draft.review.verdict();
        if (draft.status() != CaseStatus.PENDING_REVIEW || said == null) {
            return "";
        }
        return said.ruling() instanceof RuleAction.Person person ? person.group() : "";
    }

    /** What the staff do, and what ends the wait for the buyer. */
    private boolean concernsTheTicket() {
        boolean answered = statusBefore == CaseStatus.AWAITING_INFO && !isBuyersTurn();
        return answered || (draft.act().by().role().isStaff() && !draft.events().isEmpty());
    }

    private boolean isBuyersTurn() {
        return draft.status() == CaseStatus.AWAITING_INFO;
    }

    /** The code of what was done; what followed from it comes later in the timeline. */
    private String done() {
        return draft.events().get(0).event().code();
    }

    private boolean needsPerson() {
        return switch (draft.status()) {
            case PENDING_REVIEW -> !waitsForStockAlone();
            case AWAITING_INFO, INSPECTION_PASSED, REFUND_FAILED -> true;
            case APPROVED -> isStuck();
            case INSPECTION_FAILED ->
                draft.inspection != null && !draft.inspection.sendBackFailure().isEmpty();
            case EXCHANGING, EXCHANGED -> draft.refund.any(part -> part.hasFailed() || part.isOpenByHand());
            default -> draft.refund.any(RefundPart::isOpenByHand);
        };
    }

    /** A rule has approved an exchange, and is asked again as soon as its goods are reserved. */
    private boolean waitsForStockAlone() {
        RuleDecision said = draft.review.verdict();
        return said != null
                && said.heldBack() == RuleDecision.HeldBack.STOCK_NOT_RESERVED
                && draft.replacement != null
                && draft.replacement.stock() == Replacement.Stock.ASKED;
    }

    /** Granted, and what was asked of others came to nothing: goods to be sent again are not there, or a parcel slipped through. */
    private boolean isStuck() {
        Replacement goods = draft.replacement;
        if (goods != null && goods.stock() == Replacement.Stock.REFUSED) {
            return true;
        }
        return !draft.interceptions.isEmpty()
                && draft.interceptions.stream().noneMatch(each -> each.state() == Interception.State.OUT);
    }
}
