package io.aftersales.domain.cases;

/** What a person can do with a case. */
public enum Action {
    /** Ask what a refund would come to. */
    QUOTE,
    /** Apply. */
    OPEN,
    /** Look at a case and its timeline. */
    VIEW,
    /** Give up. */
    WITHDRAW,
    /** Ask the buyer something. */
    REQUEST_INFO,
    /** Answer. */
    PROVIDE_INFO,
    /** Grant. */
    APPROVE,
    /** Refuse. */
    REJECT,
    /** End a case without a refund. */
    CLOSE,
    /** Report goods posted. */
    REPORT_POSTED,
    /** Take in a parcel. */
    RECEIVE,
    /** Look into it. */
    INSPECT,
    /** Confirm an amount as second person, or a refund after a missed interception. */
    CONFIRM_REFUND,
    /** Try a failed payment again. */
    RETRY_REFUND,
    /** Report a payment by hand. */
    CONFIRM_OFFLINE,
    /** Report what came of an effect. */
    REPORT_OUTCOME,
    /** Let deadlines take effect. */
    RUN_DEADLINES
}
