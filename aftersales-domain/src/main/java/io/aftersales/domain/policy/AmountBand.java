package io.aftersales.domain.policy;

/** The position of an amount relative to the reviewers' limit. */
public enum AmountBand {
    /** An amount up to the reviewers' limit, the limit itself included; any amount where there is no limit. */
    WITHIN_LIMIT,
    /** An amount above the reviewers' limit. */
    ABOVE_LIMIT
}
