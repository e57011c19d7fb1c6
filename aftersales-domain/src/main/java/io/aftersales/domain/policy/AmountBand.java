package io.aftersales.domain.policy;

/** Where an amount lies, seen from what a reviewer may decide. */
public enum AmountBand {
    /** Up to the reviewers' limit, the limit itself included; everything, where there is none. */
    WITHIN_LIMIT,
    /** Above it. */
    ABOVE_LIMIT
}
