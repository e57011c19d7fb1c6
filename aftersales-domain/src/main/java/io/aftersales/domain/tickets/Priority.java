package io.aftersales.domain.tickets;

/** The urgency of a ticket. */
public enum Priority {
    /** Worked on before other tickets. */
    HIGH,
    /** Worked on in the usual order. */
    NORMAL
}
