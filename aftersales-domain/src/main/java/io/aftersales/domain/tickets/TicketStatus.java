package io.aftersales.domain.tickets;

/** The status of a ticket. */
public enum TicketStatus {
    /** The ticket waits in the queue of its group. */
    OPEN,
    /** An agent works on the ticket. */
    ASSIGNED,
    /** The buyer was asked for information; the clocks of the ticket stand still. */
    AWAITING_BUYER,
    /** The ticket is with the supervisors. */
    ESCALATED,
    /** The case needs no person any more. */
    RESOLVED;

    /** Tells whether the status is final. */
    public boolean isEnd() {
        return this == RESOLVED;
    }
}
