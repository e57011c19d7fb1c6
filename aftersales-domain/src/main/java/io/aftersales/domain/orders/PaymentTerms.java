package io.aftersales.domain.orders;

/** The time at which the buyer owed the money of a sale; it decides what a refund pays out while not everything was captured. */
public enum PaymentTerms {
    /** The whole sum was due with the order: deposits and instalments are part payments of one debt. */
    ON_ORDER,
    /** Goods are due when they are handed to the carrier: what was never handed over was never due. */
    AT_SHIPMENT
}
