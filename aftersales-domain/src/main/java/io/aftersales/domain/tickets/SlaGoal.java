package io.aftersales.domain.tickets;

/** A goal of a ticket that has a time limit. */
public enum SlaGoal {
    /** The first action of a person. */
    RESPONSE,
    /** The end of the ticket. */
    RESOLUTION
}
