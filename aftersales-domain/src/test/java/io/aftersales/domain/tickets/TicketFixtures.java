package io.aftersales.domain.tickets;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A ticket of the buyer ANNA in the hands of ALI, and people around it. */
final class TicketFixtures {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    static final TicketId ID = new TicketId(CaseId.parse("1001.1"), 1);
    static final Actor ANNA = Actor.buyer("ANNA");
    static final Actor ALI = Actor.agent("ALI");
    static final Actor BEA = Actor.agent("BEA");
    static final Actor SUE = Actor.supervisor("SUE");

    static final TicketFacts FACTS = new TicketFacts(
            CaseKind.RETURN_REFUND, "PENDING_REVIEW", "", Set.of("NOT_LIKED"), false, Money.of("20.00", "CNY"));

    private TicketFixtures() {}

    /** What somebody does a while after the start. */
    static TicketContext by(Actor actor, Duration after) {
        return new TicketContext(actor, START.plus(after), TicketPolicy.STANDARD);
    }

    static TicketContext by(Actor actor) {
        return by(actor, Duration.ofMinutes(5));
    }

    static Agent agent(Actor actor) {
        return Agent.of(actor.id(), Assignment.RETURNS);
    }

    /** Somebody whom a ticket suits wherever it waits. */
    static Agent versatile(Actor actor) {
        return Agent.of(
                actor.id(),
                Assignment.RETURNS,
                TicketPolicy.STANDARD.supervisors().group());
    }

    static Ticket open(TicketPolicy policy) {
        return Ticket.open(ID, "ANNA", FACTS, new TicketContext(Actor.SYSTEM, START, policy))
                .next();
    }

    /** A ticket in each status; where the buyer was asked, by ALI. */
    static Ticket in(TicketStatus status) {
        return switch (status) {
            case OPEN -> open(TicketPolicy.STANDARD);
            case ASSIGNED -> next(in(TicketStatus.OPEN).assign(agent(ALI), by(ALI)));
            case AWAITING_BUYER ->
                in(TicketStatus.ASSIGNED).hears("INFO_REQUESTED", true, by(ALI)).next();
            case ESCALATED -> next(in(TicketStatus.ASSIGNED).escalate("TOO_DEAR", by(ALI)));
            case RESOLVED ->
                in(TicketStatus.ASSIGNED)
                        .resolve("REFUND_SETTLED", by(Actor.SYSTEM))
                        .next();
        };
    }

    static Ticket next(Either<TicketRejection, TicketChange> answer) {
        return answer.get().next();
    }

    /** Tries a move of people with whatever it needs. */
    static Either<TicketRejection, TicketChange> attempt(Ticket ticket, TicketMove move, TicketContext context) {
        return switch (move) {
            case ASSIGN -> ticket.assign(versatile(context.by().role() == Role.AGENT ? context.by() : BEA), context);
            case UNASSIGN -> ticket.unassign(context);
            case CHANGE_PRIORITY -> ticket.changePriority(Priority.HIGH, "URGENT", context);
            case HAND_OVER -> ticket.handOver(Assignment.EXCHANGES, "WRONG_GROUP", context);
            case ESCALATE -> ticket.escalate("TOO_DEAR", context);
            case REQUEST_INFO, INFO_GIVEN, ACT, RESOLVE -> throw new IllegalArgumentException("nobody takes " + move);
        };
    }

    /** What its case tells a ticket. */
    static TicketChange told(Ticket ticket, TicketMove move, TicketContext context) {
        return switch (move) {
            case REQUEST_INFO -> ticket.hears("INFO_REQUESTED", true, context);
            case INFO_GIVEN -> ticket.hears("INFO_PROVIDED", false, context);
            case ACT -> ticket.hears("FIRST_APPROVAL_GIVEN", ticket.status() == TicketStatus.AWAITING_BUYER, context);
            case RESOLVE -> ticket.resolve("CASE_APPROVED", context);
            case ASSIGN, UNASSIGN, CHANGE_PRIORITY, HAND_OVER, ESCALATE ->
                throw new IllegalArgumentException("no case tells to " + move);
        };
    }
}
