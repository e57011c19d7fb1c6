package io.aftersales.domain.goods;

/** The state of a parcel as its carrier reports it. */
public enum CarrierScan {
    /** The carrier reports nothing. */
    UNKNOWN,
    /** The parcel is on its way. */
    IN_TRANSIT,
    /** The parcel was delivered. */
    DELIVERED,
    /** The parcel is lost. */
    LOST
}
