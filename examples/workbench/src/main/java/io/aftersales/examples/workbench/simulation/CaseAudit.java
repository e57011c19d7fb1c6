package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.Advance;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Review;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import java.util.HashMap;
import java.util.List;

/** Compares the cases with what people and partners know: each has ended or is explained, and was decided by those who may. */
final class CaseAudit {
    private final World world;
    private final List<AfterSalesCase> cases;

    CaseAudit(World world) {
        this.world = world;
        this.cases = world.cases();
    }

    /** Checks the laws of cases. */
    void check() {
        cases.forEach(this::endedOrExplained);
        cases.forEach(this::hasItsTicket);
        cases.forEach(this::isSettledAndSentBackOnlyThen);
        cases.forEach(this::exceptionsAreDecidedByOthers);
        cases.forEach(this::disagreementsAreDecidedByOthers);
        world.owed().forEach(this::carriedOutOrParked);
    }

    private void endedOrExplained(AfterSalesCase subject) {
        String name = subject.id() + " " + subject.status();
        boolean parked = world.owed().stream()
                .anyMatch(entry -> entry.caseId().equals(subject.id())
                        && entry.state() == State.PARKED
                        && entry.effect().answersCase());
        if (!subject.status().isEnd()) {
            world.expect(parked || isLostToADispute(subject), name + " has not ended, and nothing of it is parked");
            boolean known = isKnown(subject, Alarm.OVERDUE);
            world.expect(known, name + " has not ended, and no alarm was raised");
        }
        for (RefundPart part : subject.refund().parts()) {
            switch (part.state()) {
                case OPEN -> world.expect(parked, name + ": " + part.key() + " is OPEN and not parked");
                case WAITING ->
                    world.expect(
                            parked || isLostToADispute(subject),
                            name + ": " + part.key() + " is WAITING, and neither is its money parked nor did it fail");
                case DEAD ->
                    world.expect(
                            isKnown(subject, Alarm.POINTS_FAILED)
                                    || world.office().wasAlarmed(subject.id(), Alarm.REFUND_FAILED),
                            name + ": " + part.key() + " is dead and no alarm was raised");
                default -> {}
            }
        }
        for (GiftGrant part : subject.refund().gifts()) {
            String gift = name + ": " + part.key();
            switch (part.state()) {
                case OPEN, WAITING ->
                    world.expect(world.isParked(part.key().value()), gift + " is not given and not parked");
                case DEAD, REVERSED ->
                    world.expect(isKnown(subject, Alarm.GIFT_FAILED), gift + " failed and no alarm was raised");
                case PAID -> {}
            }
        }
    }

    /** Checks that nothing given is still short, and that refused goods went back only after the buyer had paid for them. */
    private void isSettledAndSentBackOnlyThen(AfterSalesCase subject) {
        Advance advance = subject.advance();
        if (advance == null) {
            return;
        }
        Shortfall shortfall = advance.shortfall();
        world.expect(shortfall == null || !shortfall.isOpen(), subject.id() + " is still short of " + shortfall);
        if (!advance.early()) {
            return; // refused goods went back at the inspection, those of a correction later
        }
        // Where nothing is short, all that was given for was accepted; what else came was never paid for.
        boolean paid = shortfall == null ? isCovered(subject) : shortfall.recovered() > 0;
        boolean sent = subject.inbounds().stream()
                .anyMatch(each ->
                        each.isFromBuyer() && each.sendBack() != null && isInspectedAfterAdvance(each, subject));
        world.expect(!sent || paid, subject.id() + " sent back what was paid for");
    }

    /** Tells whether of each product as many units stayed with the shop as it has paid for. */
    private boolean isCovered(AfterSalesCase subject) {
        OrderAccount account = world.account().orElseThrow();
        var kept = new HashMap<String, Long>();
        for (Inbound each : subject.inbounds()) {
            for (Finding found : each.findings()) {
                if (found.grade().isHere()) {
                    kept.merge(account.sku(found.line()), found.quantity(), Long::sum);
                }
            }
        }
        for (OutboxEntry entry : world.owed()) {
            if (entry.caseId().equals(subject.id()) && entry.effect() instanceof Effect.SendBack back) {
                back.goods().forEach(each -> kept.merge(each.sku(), -each.quantity(), Long::sum));
            }
        }
        for (AccountEntry entry : world.journal()) {
            boolean own = subject.id().equals(entry.caseId()) && entry.reference() == null;
            if (own && entry.line() != null && isGivenFor(entry)) {
                kept.merge(account.sku(entry.line()), -entry.units(), Long::sum);
            }
        }
        return kept.values().stream().allMatch(units -> units >= 0);
    }

    private static boolean isGivenFor(AccountEntry entry) {
        return entry.kind() == AccountEntry.Kind.BACK || entry.kind() == AccountEntry.Kind.MOVED;
    }

    /** Tells whether goods were inspected after the money was given early, by the timeline: clocks may have gone back in between. */
    private boolean isInspectedAfterAdvance(Inbound inbound, AfterSalesCase subject) {
        boolean given = false;
        for (TimelineEntry entry : world.timeline(subject.id())) {
            given |= entry.event() instanceof CaseEvent.ReleasedEarly;
            if (given
                    && entry.event() instanceof CaseEvent.FindingsRecorded found
                    && found.inbound() == inbound.number()) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a part of the money of a case failed because a dispute took it; people know of it, and do not try again. */
    private boolean isLostToADispute(AfterSalesCase subject) {
        return world.isLostToADispute(subject)
                && (subject.attention().needed() || world.office().wasAlarmed(subject.id(), Alarm.REFUND_FAILED));
    }

    /** Checks that a case has a ticket exactly when it needs a person; not when an effect about the ticket is parked. */
    private void hasItsTicket(AfterSalesCase subject) {
        boolean lost = world.owed().stream()
                .anyMatch(entry -> entry.caseId().equals(subject.id())
                        && entry.state() == State.PARKED
                        && isAboutTickets(entry.effect()));
        boolean open = world.ticket(subject.id()).isPresent();
        world.expect(
                lost || open == subject.attention().needed(),
                subject.id() + " needs a person: " + subject.attention().needed() + ", has a ticket: " + open);
    }

    /** Checks that neither a rule nor its opener granted a case that was opened as an exception. */
    private void exceptionsAreDecidedByOthers(AfterSalesCase subject) {
        Review review = subject.review();
        if (subject.submission().exception() != null && review.at() != null) {
            Actor by = review.reviewer();
            boolean byOther = by == null
                    ? !review.rejection().isEmpty()
                    : !by.isSamePersonAs(subject.submission().openedBy());
            world.expect(
                    byOther, subject.id() + " is an exception, and was decided by " + (by == null ? "a rule" : by));
        }
    }

    /**
     * Checks that no person answered an offer of their own, that no offer is left open, and that after an appeal no rule and no person with an
     * earlier part decided alone.
     */
    private void disagreementsAreDecidedByOthers(AfterSalesCase subject) {
        Review review = subject.review();
        Offer offer = review.offer();
        boolean open = offer != null && offer.state() == Offer.State.OPEN;
        world.expect(
                open == (subject.status() == CaseStatus.OFFERED), subject.id() + " " + subject.status() + ": " + offer);
        for (TimelineEntry entry : world.timeline(subject.id())) {
            boolean own = entry.event() instanceof CaseEvent.OfferAccepted
                    && offer != null
                    && (entry.by().isSamePersonAs(offer.by())
                            || (offer.second() != null && entry.by().isSamePersonAs(offer.second())));
            world.expect(!own, subject.id() + ": the offer was accepted by " + entry.by() + ", who made it");
        }
        Actor by = review.reviewer();
        if (review.appeal() != null && review.at() != null) {
            boolean byStock = by == null && !review.rejection().isEmpty();
            world.expect(
                    byStock || (by != null && !subject.staff().contains(by.id())),
                    subject.id() + " was appealed, and was decided by " + (by == null ? "a rule" : by));
        }
    }

    private static boolean isAboutTickets(Effect effect) {
        return effect instanceof Effect.OpenTicket
                || effect instanceof Effect.TellTicket
                || effect instanceof Effect.ResolveTicket;
    }

    /** Tells whether people know of a failed case: by this alarm, by a PARKED alarm, or by a ticket. */
    private boolean isKnown(AfterSalesCase subject, Alarm alarm) {
        return subject.attention().needed()
                || world.office().wasAlarmed(subject.id(), alarm)
                || world.office().wasAlarmed(subject.id(), Alarm.PARKED);
    }

    private void carriedOutOrParked(OutboxEntry entry) {
        world.expect(!entry.state().isOpen(), entry.key() + " is still " + entry.state());
        Effect effect = entry.effect();
        boolean told = effect instanceof Effect.Notify
                || effect instanceof Effect.RaiseAlarm
                || effect instanceof Effect.MarkOrder
                || effect instanceof Effect.GiveBackCoupon;
        if (told && entry.state() == State.DONE) {
            world.expect(world.office().heard(entry.key()), entry.key() + " is done and was not received");
        }
    }
}
