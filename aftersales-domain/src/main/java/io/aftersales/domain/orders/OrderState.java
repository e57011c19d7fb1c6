package io.aftersales.domain.orders;

/** The progress of an order, the host's states reduced to these. A completed order is {@link #DELIVERED}. */
public enum OrderState {
    /** The order is not paid yet: there is no money to refund. */
    UNPAID,
    /** The order is paid, and no parcel is handed to a carrier. */
    PAID,
    /** The goods are with the carrier. */
    SHIPPED,
    /** The goods are with the buyer. */
    DELIVERED,
    /** The host cancelled the order; the parcels tell whether goods are nevertheless on their way. */
    CANCELLED
}
