package io.aftersales.domain.tickets;

/** Where a ticket stands. */
public enum TicketStatus {
    /** In the queue of its group. */
    OPEN,
    /** Somebody takes care of it. */
    ASSIGNED,
    /** The buyer was asked something; its clocks stand still. */
    AWAITING_BUYER,
    /** With the supervisors. */
    ESCALATED,
    /** The case needs nobody any more. */
    RESOLVED;

    /** Whether nothing follows. */
    public boolean isEnd() {
        return this == RESOLVED;
    }
}
