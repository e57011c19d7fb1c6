package io.aftersales.domain.orders;

/** How far the order has come, in the host's words reduced to these. A completed order is {@link #DELIVERED}. */
public enum OrderState {
    /** Not paid yet: nothing to give back. */
    UNPAID,
    /** Paid, nothing handed to a carrier. */
    PAID,
    /** With the carrier. */
    SHIPPED,
    /** With the buyer. */
    DELIVERED,
    /** Cancelled by the host; whether goods are nevertheless on their way, the parcels tell. */
    CANCELLED
}
