package io.aftersales.domain.cases;

import java.time.Instant;

/**
 * The way in which a case was closed last.
 *
 * @param reason the reason
 * @param at the moment
 */
public record Closing(Reason reason, Instant at) {

    /** The reason for which a case is closed without money or goods. */
    public enum Reason {
        /** The buyer withdrew. */
        WITHDRAWN,
        /** The buyer let a deadline pass. */
        EXPIRED,
        /** The buyer's own carrier lost the parcel. */
        RETURN_LOST,
        /** The inspection accepted nothing. */
        NOTHING_ACCEPTED,
        /** The goods could not be stopped on their way to the buyer. */
        NOT_STOPPED
    }

    /** Tells whether goods that come all the same are taken in after this. */
    boolean canBeReopened() {
        return reason == Reason.WITHDRAWN || reason == Reason.EXPIRED || reason == Reason.RETURN_LOST;
    }
}
