package io.aftersales.domain.shared;

/** What somebody is to after-sales. What each may do is the table of permissions in the package {@code cases}. */
public enum Role {
    /** The customer; may act on own orders and cases only. */
    BUYER,
    /** Customer service: opens and informs on behalf of a buyer, gives goodwill, receives parcels. */
    AGENT,
    /** Decides applications. */
    REVIEWER,
    /** Decides applications of any amount. */
    SUPERVISOR,
    /** The warehouse: receives and inspects what comes back. */
    INSPECTOR,
    /** Money that needs a hand: retries, offline payments, refunds made elsewhere. */
    FINANCE,
    /** The library itself: answers of effects, deadlines. */
    SYSTEM;

    /** Whether it is somebody who works for the shop. */
    public boolean isStaff() {
        return this != BUYER && this != SYSTEM;
    }
}
