package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.TenderId;

/**
 * A refund made elsewhere.
 *
 * @param reference the provider's reference
 * @param tender the tender it was made on
 * @param amount minor units
 * @param standing the part of it that was not taken back, in minor units
 * @param bookings the number of bookings before it; when it named units, their booking is the next one
 * @param forUnits the part of the amount that paid for the units it named, in minor units; -1 when it named none
 */
public record ExternalRefund(
        String reference, TenderId tender, long amount, long standing, int bookings, long forUnits) {

    ExternalRefund reverse(long minor) {
        return new ExternalRefund(reference, tender, amount, standing - minor, bookings, forUnits);
    }

    /** Tells whether it named units. */
    boolean namesUnits() {
        return forUnits >= 0;
    }
}
