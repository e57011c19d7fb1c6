package io.aftersales.domain.cases;

/** What a carrier says about a parcel. */
public enum CarrierWord {
    /** Nothing. */
    UNKNOWN,
    /** It is on its way. */
    IN_TRANSIT,
    /** It was delivered. */
    DELIVERED,
    /** It is lost. */
    LOST
}
