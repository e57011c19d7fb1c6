package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.UpperSnake;

/** The events of a ticket. They hold ids and codes only, no name and no text that a person wrote. */
public sealed interface TicketEvent {

    /** The stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** A case needed a person. */
    record TicketOpened(String need, Priority priority, String rule, String group) implements TicketEvent {}

    /** Records that the ticket was assigned to an agent. */
    record TicketAssigned(String agent) implements TicketEvent {}

    /** Records that the agent released the ticket into its queue. */
    record TicketUnassigned(String agent) implements TicketEvent {}

    /** The buyer was asked something. */
    record BuyerAsked(String what) implements TicketEvent {}

    /** The buyer answered. */
    record BuyerAnswered() implements TicketEvent {}

    /** Records that the ticket was escalated to the supervisors. */
    record TicketEscalated(String reason, String group) implements TicketEvent {}

    /** Records that a member of the staff acted on the case. */
    record ActionTaken(String action) implements TicketEvent {}

    /** Records that the case needs no person any more, since this was done. */
    record TicketResolved(String because) implements TicketEvent {}

    /** A limit of time was near. */
    record LimitNear(SlaGoal goal) implements TicketEvent {}

    /** A limit of time had passed. */
    record LimitPassed(SlaGoal goal) implements TicketEvent {}
}
