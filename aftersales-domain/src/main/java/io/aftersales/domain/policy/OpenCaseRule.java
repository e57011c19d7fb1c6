package io.aftersales.domain.policy;

/** The scope in which an open case blocks another application on its order with OPEN_CASE. */
public enum OpenCaseRule {
    /** An open case blocks only the units it holds. */
    BY_UNIT,
    /** An open case blocks the lines it holds units of. */
    BY_LINE,
    /** An open case blocks the whole order. */
    BY_ORDER
}
