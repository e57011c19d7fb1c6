package io.aftersales.domain.tickets;

/** A goal of a ticket that has a time limit. */
public enum SlaGoal {
    /** The first action of a person. */
    RESPONSE,
    /** The next action of a person after the buyer has answered a question. */
    NEXT_REPLY,
    /** The end of the ticket. */
    RESOLUTION
}
