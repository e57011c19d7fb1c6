package io.aftersales.domain.tickets;

/** How soon a ticket is to be taken care of. */
public enum Priority {
    /** Before the others. */
    HIGH,
    /** As usual. */
    NORMAL
}
