package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseAppealed;
import io.aftersales.domain.cases.CaseEvent.FirstApprovalGiven;
import io.aftersales.domain.cases.CaseEvent.OfferProposed;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides after each decision whether the case needs a person, and what its ticket is told. */
final class TicketUpdates {
    private final AfterSalesCase next;
    private final @Nullable CaseStatus statusBefore;
    private final List<TimelineEntry> events;
    private final DecisionContext context;

    /**
     * Prepares the update of a case's ticket after a decision.
     *
     * @param next the case as it was decided, with the need it had before
     * @param statusBefore the status before the decision; null for a new case
     * @param events the events of the decision
     */
    TicketUpdates(
            AfterSalesCase next,
            @Nullable CaseStatus statusBefore,
            List<TimelineEntry> events,
            DecisionContext context) {
        this.next = next;
        this.statusBefore = statusBefore;
        this.events = events;
        this.context = context;
    }

    /**
     * The need of a case after a decision.
     *
     * @param need the need to store on the case
     * @param owed the effect owed to the ticket; null for none
     */
    record Update(TicketNeed need, @Nullable Effect owed) {}

    /**
     * Asks for a person, tells the ticket what was done, or resolves the ticket because no person is needed any more.
     *
     * @param key the source of the key for the effect that is owed
     */
    Update made(Supplier<EffectKey> key) {
        TicketNeed before = next.attention();
        boolean byStatus = isOverdue() || needsPerson() || isShort();
        boolean needed = byStatus || isSomethingParked();
        if (needed && !before.needed()) {
            return asked(key.get(), byStatus ? need() : Alarm.PARKED.name());
        }
        EffectKey earlier = before.lastTold();
        if (earlier == null || !before.needed() || (needed && !concernsTheTicket())) {
            return new Update(before, null);
        }
        return told(key.get(), earlier, needed);
    }

    private Update asked(EffectKey key, String need) {
        TicketNeed before = next.attention();
        int number = before.tickets() + 1;
        return new Update(
                new TicketNeed(number, true, key, Set.of()),
                new Effect.OpenTicket(key, number, before.lastTold(), need, groupAskedFor(), context.now()));
    }

    private Update told(EffectKey key, EffectKey earlier, boolean needed) {
        int number = next.attention().tickets();
        return new Update(
                new TicketNeed(number, needed, key, workedOnBy()),
                needed
                        ? new Effect.TellTicket(
                                key, number, earlier, context.by(), done(), isBuyersTurn(), context.now())
                        : new Effect.ResolveTicket(key, number, earlier, context.by(), done(), context.now()));
    }

    /** Returns the code of the need. Goodwill that waits for approval is planned apart from applications to be reviewed. */
    private String need() {
        boolean waits =
                next.status() == CaseStatus.PENDING_REVIEW && next.submission().isGoodwill();
        if (waits) {
            return TicketNeed.GOODWILL;
        }
        if (isShort() && !needsPerson()) {
            return Alarm.SHORTFALL.name();
        }
        return isMissing() && !needsPerson()
                ? Alarm.GOODS_NEVER_CAME.name()
                : next.status().name();
    }

    /** Returns the staff who worked on the case for its ticket. A first approval only agrees with another person and does not count. */
    private Set<String> workedOnBy() {
        Actor by = context.by();
        TicketNeed before = next.attention();
        if (!by.role().isStaff() || before.workedOnBy().contains(by.id()) || isFirstApproval()) {
            return before.workedOnBy();
        }
        var all = new HashSet<>(before.workedOnBy());
        all.add(by.id());
        return all;
    }

    private boolean isFirstApproval() {
        for (TimelineEntry entry : events) {
            if (entry.event() instanceof FirstApprovalGiven || entry.event() instanceof OfferProposed) {
                return true;
            }
        }
        return false;
    }

    private boolean isSomethingParked() {
        for (ParkedEffect each : next.parked()) {
            if (each.needsPerson()) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether an appeal has just been made. */
    private boolean isAppealed() {
        return !events.isEmpty() && events.get(0).event() instanceof CaseAppealed;
    }

    /** Returns the group for the ticket: the one for appeals, or the one that a rule named; empty for none. */
    private String groupAskedFor() {
        if (next.status() == CaseStatus.PENDING_REVIEW && next.review().appeal() != null) {
            return TicketNeed.DISPUTES;
        }
        RuleDecision said = next.review().verdict();
        if (next.status() != CaseStatus.PENDING_REVIEW || said == null) {
            return "";
        }
        return said.ruling() instanceof RuleAction.Person person ? person.group() : "";
    }

    /** Tells whether the ticket has to be told: about each action of the staff, an appeal, and the end of a wait for the buyer. */
    private boolean concernsTheTicket() {
        boolean answered = isBuyersTurn(statusBefore) && !isBuyersTurn();
        return answered || isAppealed() || (context.by().role().isStaff() && !events.isEmpty());
    }

    private boolean isBuyersTurn() {
        return isBuyersTurn(next.status());
    }

    private static boolean isBuyersTurn(@Nullable CaseStatus status) {
        return status == CaseStatus.AWAITING_INFO || status == CaseStatus.OFFERED;
    }

    /** Returns the code of the action; events that followed from it come later in the timeline. */
    private String done() {
        return events.get(0).event().code();
    }

    private boolean needsPerson() {
        return switch (next.status()) {
            case PENDING_REVIEW -> !waitsForStockAlone();
            case AWAITING_INFO, OFFERED, INSPECTION_PASSED, REFUND_FAILED -> true;
            case APPROVED -> isStuck();
            case INSPECTION_FAILED -> couldNotBeSentBack();
            case EXCHANGING, EXCHANGED -> next.refund().any(part -> part.hasFailed() || part.isOpenByHand());
            default -> next.refund().any(RefundPart::isOpenByHand);
        };
    }

    private boolean couldNotBeSentBack() {
        return next.inbounds().stream()
                .filter(each -> !next.isBeforeAppeal(each))
                .map(Inbound::sendBack)
                .anyMatch(back -> back != null && !back.failure().isEmpty());
    }

    /** Tells whether the case, or goods that come back, have waited too long. */
    private boolean isOverdue() {
        boolean overdue = next.waiting().then() == CaseWait.Then.OVERDUE;
        for (Inbound each : next.inbounds()) {
            overdue |= isOverdue(each);
        }
        return overdue;
    }

    private static boolean isOverdue(Inbound inbound) {
        return inbound.waiting().then() == CaseWait.Then.OVERDUE;
    }

    /** Tells whether something is short of what was given early, and is not settled. */
    private boolean isShort() {
        return next.advance() != null && next.advance().isShort();
    }

    /** Tells whether goods on their way back have not arrived. */
    private boolean isMissing() {
        boolean missing = false;
        for (Inbound each : next.inbounds()) {
            missing |= each.state() == InboundState.ON_ITS_WAY && isOverdue(each);
        }
        return missing;
    }

    /** Tells whether a rule has approved an exchange and is only waiting for its goods to be reserved, to be asked again. */
    private boolean waitsForStockAlone() {
        RuleDecision said = next.review().verdict();
        Replacement goods = next.replacement();
        return said != null
                && said.heldBack() == RuleDecision.HeldBack.STOCK_NOT_RESERVED
                && !next.review().isLeftToPersons()
                && goods != null
                && goods.stock() == Replacement.Stock.ASKED;
    }

    /** Tells whether an approved case cannot go on: goods to be sent again are out of stock, or a parcel was not stopped. */
    private boolean isStuck() {
        Replacement goods = next.replacement();
        if (goods != null && goods.stock() == Replacement.Stock.REFUSED) {
            return true;
        }
        return next.kind() == CaseKind.REFUND_ONLY && !next.awaitsStop();
    }
}
