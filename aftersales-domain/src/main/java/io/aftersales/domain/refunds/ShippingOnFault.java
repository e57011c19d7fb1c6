package io.aftersales.domain.refunds;

/** The part of a shipping fee that comes back with goods that are the seller's or carrier's fault. */
public enum ShippingOnFault {
    /** All of it that is left. */
    WHOLE,
    /** The share of it that the faulty goods have in the worth of the goods it was charged for. */
    PROPORTIONAL,
    /** No part of it: the fee comes back with the last unit only. */
    NONE
}
