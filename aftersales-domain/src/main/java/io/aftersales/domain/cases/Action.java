package io.aftersales.domain.cases;

/** An action that a person or the library can take on a case, an order's account or a ticket. */
public enum Action {
    /** Quote the refund that an application would lead to. */
    QUOTE,
    /** Apply for a refund, a return, an exchange or a reshipment. */
    OPEN,
    /** Apply for a return of goods that came unannounced and are with the shop. */
    TAKE_IN,
    /** Apply although a window has ended, the goods are not taken back, or evidence is missing. */
    OPEN_AS_EXCEPTION,
    /** Give goodwill: money or gifts without goods. */
    GIVE_GOODWILL,
    /** View a case and its timeline. */
    VIEW,
    /** View the account of an order. */
    VIEW_ACCOUNT,
    /** Withdraw an application. */
    WITHDRAW,
    /** Ask the buyer for information. */
    REQUEST_INFO,
    /** Answer a request for information. */
    PROVIDE_INFO,
    /** Grant an application. */
    APPROVE,
    /** Offer the buyer terms on which an application would be granted. */
    OFFER,
    /** Accept or decline an offer. */
    ANSWER_OFFER,
    /** Refuse an application. */
    REJECT,
    /** Appeal against a refusal. */
    APPEAL,
    /** Close a case without a refund. */
    CLOSE,
    /** Report that the goods were posted. */
    REPORT_POSTED,
    /** Receive a returned parcel, or report it lost. */
    RECEIVE,
    /** Inspect a returned parcel. */
    INSPECT,
    /** Correct the findings of an inspection downwards. */
    CORRECT_INSPECTION,
    /** Confirm an amount as the second person, or a refund after a missed interception. */
    CONFIRM_REFUND,
    /** Stop goods on their way out, or cancel the request for a price difference, and pay money instead. */
    CONVERT_TO_REFUND,
    /** Report that replacement goods left for the buyer. */
    REPORT_SHIPPED,
    /** Report that replacement goods arrived. */
    REPORT_DELIVERED,
    /** Report that replacement goods will not go out. */
    REPORT_FAILED,
    /** Report that a lost parcel turned up. */
    REPORT_FOUND,
    /** Record the answer to a stop that the partner never gave. */
    RECORD_STOP_ANSWER,
    /** Retry failed payments and gifts. */
    RETRY_REFUND,
    /** Report the outcome of a payment made by hand. */
    CONFIRM_OFFLINE,
    /** State that a payment was not made, though the staff had stated that it was. */
    STATE_NOT_PAID,
    /** Rate a case that has ended. */
    RATE,
    /** View tickets. */
    VIEW_TICKETS,
    /** Assign, release or escalate a ticket. */
    HANDLE_TICKETS,
    /** View parked effects, and resolve them from evidence. */
    RESOLVE_PARKED,
    /** Record a refund that was made outside of after-sales. */
    RECORD_EXTERNAL_REFUND,
    /** Record that a refund made outside of after-sales came back to the shop. */
    REVERSE_EXTERNAL_REFUND,
    /** Record money that was captured after the sale. */
    RECORD_CAPTURE,
    /** Give back money that a case has kept. */
    GIVE_BACK_KEPT,
    /** Settle what did not come back of goods that were paid early. */
    SETTLE_SHORTFALL,
    /** Report the outcome of an effect. */
    REPORT_OUTCOME,
    /** Apply the deadlines that are due. */
    RUN_DEADLINES
}
