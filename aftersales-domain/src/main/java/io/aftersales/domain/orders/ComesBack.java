package io.aftersales.domain.orders;

/** The time at which a charge is refunded. */
public enum ComesBack {
    /** With the case that brings back the last unit of the lines it was charged for. */
    WITH_LAST,
    /** In shares with the units it was charged for; the only choice for a negative charge. */
    WITH_GOODS,
    /** Not by itself: only when a reviewer includes a shipping fee, or as goodwill. */
    NEVER
}
