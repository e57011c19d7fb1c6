package io.aftersales.domain.refunds;

/** Whether a case pays the shipping fee back. */
public enum ShippingChoice {
    /** When a unit of the seller's or carrier's fault is accepted, or everything is back after the case. */
    BY_POLICY,
    /** Yes, if it was not paid back before. */
    INCLUDE,
    /** Not with this case; a later one may. */
    EXCLUDE
}
