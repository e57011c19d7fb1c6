package io.aftersales.domain.shared;

/** The role of an actor in after-sales. The table of permissions in the package {@code cases} lists the commands of each role. */
public enum Role {
    /** The buyer; may act on own orders and cases only. */
    BUYER,
    /** Customer service: opens cases and gives information on behalf of a buyer, gives goodwill, receives parcels. */
    AGENT,
    /** The reviewer: decides applications. */
    REVIEWER,
    /** The supervisor: decides applications of any amount. */
    SUPERVISOR,
    /** The warehouse: receives and inspects returned goods. */
    INSPECTOR,
    /** Finance: retries payments, pays offline, records refunds made elsewhere. */
    FINANCE,
    /** The library itself: records answers of effects, enforces deadlines. */
    SYSTEM;

    /** Tells whether actors in this role work for the shop. */
    public boolean isStaff() {
        return this != BUYER && this != SYSTEM;
    }
}
