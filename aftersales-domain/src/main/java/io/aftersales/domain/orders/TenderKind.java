package io.aftersales.domain.orders;

/** What the buyer paid with. */
public enum TenderKind {
    /** A card, a wallet, a bank transfer: a payment provider moves it. */
    MONEY,
    /** The buyer's balance with the shop. */
    STORE_CREDIT,
    /** A gift card. */
    GIFT_CARD,
    /** Loyalty points with a value in money; what was paid in points comes back in points, never in cash as well. */
    POINTS;

    /** Whether a payment provider moves it; points are moved by the loyalty system. */
    public boolean isMoney() {
        return this != POINTS;
    }
}
