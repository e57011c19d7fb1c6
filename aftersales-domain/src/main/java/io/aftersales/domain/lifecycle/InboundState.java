package io.aftersales.domain.lifecycle;

/** The state of an inbound: goods of a case on their way to the shop, from the buyer or in a parcel that did not reach the buyer. */
public enum InboundState {
    /** The buyer was asked to send the goods. */
    AWAITED,
    /** The goods were posted, or their parcel is coming back. */
    ON_ITS_WAY,
    /** The goods arrived at the shop. */
    RECEIVED,
    /** The carrier has lost the goods. */
    LOST,
    /** There is a finding of everything in the inbound. */
    INSPECTED,
    /** The goods are not expected any more. */
    NOT_COMING;

    /**
     * Tells whether an inbound ends in this state, so that its case need not wait for it. Goods that are not expected any more can still
     * arrive.
     */
    public boolean isEnd() {
        return this == INSPECTED || this == NOT_COMING;
    }
}
