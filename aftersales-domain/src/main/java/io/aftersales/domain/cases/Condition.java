package io.aftersales.domain.cases;

/** How a unit was found. */
public enum Condition {
    /** As it should be; accepted. */
    GOOD,
    /** Damaged; accepted when that is what was claimed. */
    DAMAGED,
    /** Not in the parcel; never accepted. */
    MISSING,
    /** Lost by the carrier on the way back; accepted when it travelled on the shop's waybill. */
    LOST_ON_RETURN
}
