package io.aftersales.domain.claims;

/** The party whose fault a claim is. */
public enum Fault {
    /** The buyer changed their mind. */
    BUYER,
    /** The shop sent the wrong or bad goods. */
    SELLER,
    /** The goods were damaged or lost on the way. */
    CARRIER;

    /** Tells whether the buyer is not to blame: shipping is refunded and no restocking fee is taken. */
    public boolean isSellersSide() {
        return this != BUYER;
    }
}
