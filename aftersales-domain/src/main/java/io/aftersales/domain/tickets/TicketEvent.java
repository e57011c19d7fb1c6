package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.UpperSnake;

/** What happened to a ticket. Ids and codes only, no name and no text that somebody wrote. */
public sealed interface TicketEvent {

    /** The stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** A case needed a person. */
    record TicketOpened(String need, Priority priority, String rule, String group) implements TicketEvent {}

    /** Somebody took it, or was given it. */
    record TicketAssigned(String agent) implements TicketEvent {}

    /** It went back into its queue. */
    record TicketUnassigned(String agent) implements TicketEvent {}

    /** The buyer was asked something. */
    record BuyerAsked(String what) implements TicketEvent {}

    /** The buyer answered. */
    record BuyerAnswered() implements TicketEvent {}

    /** It went to the supervisors. */
    record TicketEscalated(String reason, String group) implements TicketEvent {}

    /** One of the staff did something about the case. */
    record ActionTaken(String action) implements TicketEvent {}

    /** The case needed nobody any more, since this was done. */
    record TicketResolved(String because) implements TicketEvent {}

    /** A limit of time was near. */
    record LimitNear(SlaGoal goal) implements TicketEvent {}

    /** A limit of time had passed. */
    record LimitPassed(SlaGoal goal) implements TicketEvent {}
}
