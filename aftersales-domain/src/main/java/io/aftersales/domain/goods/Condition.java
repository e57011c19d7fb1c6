package io.aftersales.domain.goods;

/** The condition in which an inspector found a unit. */
public enum Condition {
    /** In good condition; accepted. */
    GOOD,
    /** Damaged; accepted when the buyer claimed damage. */
    DAMAGED,
    /** Missing from the parcel; never accepted. */
    MISSING,
    /** Lost by the carrier on the way back; accepted when it travelled on the shop's waybill. */
    LOST_ON_RETURN
}
