package io.aftersales.domain.claims;

/** Whose fault a claim is. */
public enum Fault {
    /** The buyer changed their mind. */
    BUYER,
    /** The shop sent the wrong or bad goods. */
    SELLER,
    /** Something happened on the way. */
    CARRIER;

    /** Whether the buyer is not to blame: shipping comes back and no restocking fee is taken. */
    public boolean isSellersSide() {
        return this != BUYER;
    }
}
