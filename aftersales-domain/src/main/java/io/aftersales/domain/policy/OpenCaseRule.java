package io.aftersales.domain.policy;

/** Whether an open case stands in the way of another one on the same order. */
public enum OpenCaseRule {
    /** Only the units it holds. */
    BY_UNIT,
    /** The lines it is about. */
    BY_LINE,
    /** The whole order. */
    BY_ORDER
}
