package io.aftersales.domain.refunds;

/** The decision whether a case refunds the shipping fee. */
public enum ShippingChoice {
    /**
     * The policy decides: refunds shipping when a unit of the seller's or carrier's fault is accepted, or when everything is back after the
     * case.
     */
    BY_POLICY,
    /** The case refunds shipping, unless it was refunded before. */
    INCLUDE,
    /** The case does not refund shipping; a later one may. */
    EXCLUDE
}
