package io.aftersales.domain.lifecycle;

/** What a buyer can ask for after a sale. */
public enum CaseKind {
    /** Money, and nothing comes back: not shipped yet, or not received. */
    REFUND_ONLY,
    /** Money for goods that are sent back. */
    RETURN_REFUND,
    /** Other goods for goods that are sent back. */
    EXCHANGE,
    /** The same goods once more, because they were lost, missing or damaged. */
    RESHIP;

    /** Whether goods go out to the buyer if all goes well. */
    public boolean sendsGoods() {
        return this == EXCHANGE || this == RESHIP;
    }

    /** Whether goods come back before the case can end well. */
    public boolean hasReturn() {
        return this == RETURN_REFUND || this == EXCHANGE;
    }
}
