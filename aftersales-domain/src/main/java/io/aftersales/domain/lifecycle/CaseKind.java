package io.aftersales.domain.lifecycle;

/** The kind of an after-sales case: the remedy that the buyer asks for. */
public enum CaseKind {
    /** A refund without a return: the goods are not shipped yet, or were not received. */
    REFUND_ONLY,
    /** A refund for goods that are sent back. */
    RETURN_REFUND,
    /** Other goods for goods that are sent back. */
    EXCHANGE,
    /** A second shipment of the same goods, because they were lost, missing or damaged. */
    RESHIP;

    /** Tells whether goods are shipped to the buyer if all goes well. */
    public boolean sendsGoods() {
        return this == EXCHANGE || this == RESHIP;
    }

    /** Tells whether goods come back before the case can end well. */
    public boolean hasReturn() {
        return this == RETURN_REFUND || this == EXCHANGE;
    }
}
