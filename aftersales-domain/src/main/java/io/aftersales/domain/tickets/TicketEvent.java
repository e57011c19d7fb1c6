package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.UpperSnake;

/** An event in the life of a ticket. Events hold ids and codes only: no name, and no text that a person wrote. */
public sealed interface TicketEvent {

    /** Returns the stable code of the event: the name of its record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** Records that a case needed a person. */
    record TicketOpened(String need, Priority priority, String rule, String group) implements TicketEvent {}

    /** Records that the ticket was assigned to an agent. */
    record TicketAssigned(String agent) implements TicketEvent {}

    /** Records that the ticket was taken from its agent and released into its queue. */
    record TicketUnassigned(String agent) implements TicketEvent {}

    /** Records that the priority of the ticket was changed. */
    record PriorityChanged(Priority from, Priority to, String reason) implements TicketEvent {}

    /** Records that the ticket was handed over to another group. */
    record TicketHandedOver(String from, String to, String reason) implements TicketEvent {}

    /** Records that the buyer was asked for information. */
    record BuyerAsked(String what) implements TicketEvent {}

    /** Records that the buyer answered. */
    record BuyerAnswered() implements TicketEvent {}

    /** Records that the ticket was escalated to the supervisors. */
    record TicketEscalated(String reason, String group) implements TicketEvent {}

    /** Records that a member of the staff acted on the case. */
    record ActionTaken(String action) implements TicketEvent {}

    /** Records that the ticket was resolved, because its case needs no person any more. */
    record TicketResolved(String because) implements TicketEvent {}

    /** Records that a time limit was near. */
    record LimitNear(SlaGoal goal) implements TicketEvent {}

    /** Records that a time limit had passed. */
    record LimitPassed(SlaGoal goal) implements TicketEvent {}
}
