package io.aftersales.domain.cases;

/** What a person can do with a case. */
public enum Action {
    /** Ask what a refund would come to. */
    QUOTE,
    /** Apply. */
    OPEN,
    /** Give a compensation, money without goods. */
    GIVE_GOODWILL,
    /** Look at a case and its timeline. */
    VIEW,
    /** Look at the account of an order. */
    VIEW_ACCOUNT,
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
    /** Stop goods on their way out, or give up a difference, and pay money instead. */
    CONVERT_TO_REFUND,
    /** Report that goods left for the buyer. */
    REPORT_SHIPPED,
    /** Report that they arrived. */
    REPORT_DELIVERED,
    /** Report that they will not go out. */
    REPORT_FAILED,
    /** Report that a lost parcel turned up. */
    REPORT_FOUND,
    /** Try a failed payment again. */
    RETRY_REFUND,
    /** Report a payment by hand. */
    CONFIRM_OFFLINE,
    /** Say how content one is with a case that has ended. */
    RATE,
    /** Look at tickets. */
    VIEW_TICKETS,
    /** Assign, release or escalate a ticket. */
    HANDLE_TICKETS,
    /** See what was given up, and say from evidence what became of it. */
    RESOLVE_PARKED,
    /** Record a refund that was made elsewhere. */
    RECORD_EXTERNAL_REFUND,
    /** Report what came of an effect. */
    REPORT_OUTCOME,
    /** Let deadlines take effect. */
    RUN_DEADLINES
}
