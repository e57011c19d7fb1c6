package io.aftersales.domain.lifecycle;

/** The status of a case, as its headline: money, return and replacement each keep their own progress beside it. */
public enum CaseStatus {
    /** The application waits for a decision. */
    PENDING_REVIEW,
    /** The shop asked the buyer for information. */
    AWAITING_INFO,
    /** The shop has offered terms to the buyer, who accepts or declines them. */
    OFFERED,
    /** The application is approved; another step has to happen before money or goods move. */
    APPROVED,
    /** The application is rejected. */
    REJECTED,
    /** The buyer has to send the goods. */
    WAITING_RETURN,
    /** The returned parcel arrived, or its carrier lost it. */
    RETURNED,
    /** The inspection of the returned goods has started. */
    INSPECTING,
    /** At least one unit was accepted. */
    INSPECTION_PASSED,
    /** No unit was accepted. */
    INSPECTION_FAILED,
    /** The refund is on its way. */
    REFUNDING,
    /** The refund is paid in full. */
    REFUNDED,
    /** A part of the refund could not be paid on any route, or the provider took it back. */
    REFUND_FAILED,
    /** The buyer has to pay a difference. */
    AWAITING_TOP_UP,
    /** The new goods are on their way. */
    EXCHANGING,
    /** The new goods arrived. */
    EXCHANGED,
    /** The goods are on their way once more. */
    RESHIPPING,
    /** The reshipped goods arrived. */
    RESHIPPED,
    /** The case ended without a refund. */
    CLOSED;

    /** Tells whether a case ends in this status. A provider that takes a refund back can still reopen a refunded case. */
    public boolean isEnd() {
        return switch (this) {
            case REJECTED, REFUNDED, EXCHANGED, RESHIPPED, CLOSED -> true;
            default -> false;
        };
    }
}
