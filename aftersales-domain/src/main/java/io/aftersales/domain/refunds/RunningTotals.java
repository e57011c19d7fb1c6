package io.aftersales.domain.refunds;

import org.jspecify.annotations.Nullable;

/**
 * Sums that follow from the lines and are carried along, so that a booking costs its own lines only.
 *
 * @param held units held
 * @param notBack units not back
 * @param entitled what the units back are worth, less goodwill
 * @param keptByDiscount for each re-evaluated discount what counts for its tiers and is kept; null when no discount is withheld
 */
record RunningTotals(long held, long notBack, long entitled, long @Nullable [] keptByDiscount) {

    boolean hasDiscountsToWithhold() {
        return keptByDiscount != null;
    }

    long kept(int discount) {
        return keptByDiscount == null ? 0 : keptByDiscount[discount];
    }
}
