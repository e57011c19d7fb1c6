package io.aftersales.domain.lifecycle;

/** Where a case stands. The headline: money, return and replacement each keep their own progress beside it. */
public enum CaseStatus {
    /** Somebody has to decide. */
    PENDING_REVIEW,
    /** The buyer was asked something. */
    AWAITING_INFO,
    /** Granted; something else has to happen first. */
    APPROVED,
    /** Not granted. */
    REJECTED,
    /** The buyer has to send the goods. */
    WAITING_RETURN,
    /** The parcel is here. */
    RETURNED,
    /** Some of it was looked at. */
    INSPECTING,
    /** At least one unit was accepted. */
    INSPECTION_PASSED,
    /** Nothing was accepted. */
    INSPECTION_FAILED,
    /** Money is on its way. */
    REFUNDING,
    /** All money was paid. */
    REFUNDED,
    /** Some money could not be paid on any route. */
    REFUND_FAILED,
    /** The buyer has to pay a difference. */
    AWAITING_TOP_UP,
    /** Other goods are on their way. */
    EXCHANGING,
    /** Other goods arrived. */
    EXCHANGED,
    /** The goods are on their way once more. */
    RESHIPPING,
    /** The goods arrived. */
    RESHIPPED,
    /** Ended without a refund. */
    CLOSED;

    /** Whether a case ends here. A provider that takes a refund back can still open a refunded one again. */
    public boolean isEnd() {
        return switch (this) {
            case REJECTED, REFUNDED, EXCHANGED, RESHIPPED, CLOSED -> true;
            default -> false;
        };
    }
}
