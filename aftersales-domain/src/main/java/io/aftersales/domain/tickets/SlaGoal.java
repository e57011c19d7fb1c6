package io.aftersales.domain.tickets;

/** What has to happen in time. */
public enum SlaGoal {
    /** The first action of a person. */
    RESPONSE,
    /** The end of the ticket. */
    RESOLUTION
}
