package io.aftersales.domain.orders;

/** The kind of payment that the buyer made. */
public enum TenderKind {
    /** A card, a wallet, a bank transfer: a payment provider moves the money. */
    MONEY,
    /** Store credit: the buyer's balance with the shop. */
    STORE_CREDIT,
    /** A gift card. */
    GIFT_CARD,
    /** Loyalty points with a value in money; a payment in points comes back in points, never in cash as well. */
    POINTS;

    /** Tells whether a payment provider moves the money; points are moved by the loyalty system. */
    public boolean isMoney() {
        return this != POINTS;
    }
}
