package io.aftersales.domain.refunds;

import org.jspecify.annotations.Nullable;

/** Sums that follow from the lines and are carried along, so that a booking costs its own lines only. */
final class RunningTotals {
    private final long held;
    private final long notBack;
    private final long entitled;
    private final long @Nullable [] keptByDiscount;

    /**
     * The sums.
     *
     * @param held units held
     * @param notBack units not back
     * @param entitled what the units back are worth, less goodwill
     * @param keptByDiscount for each discount what counts for its tiers and is kept; null when no discount is ever withheld
     */
    RunningTotals(long held, long notBack, long entitled, long @Nullable [] keptByDiscount) {
        this.held = held;
        this.notBack = notBack;
        this.entitled = entitled;
        this.keptByDiscount = keptByDiscount;
    }

    /** A copy, for whoever moves it on; null when no discount is ever withheld. */
    long @Nullable [] keptByDiscount() {
        return keptByDiscount == null ? null : keptByDiscount.clone();
    }

    long held() {
        return held;
    }

    long notBack() {
        return notBack;
    }

    long entitled() {
        return entitled;
    }

    boolean hasDiscountsToWithhold() {
        return keptByDiscount != null;
    }

    long kept(int discount) {
        return keptByDiscount == null ? 0 : keptByDiscount[discount];
    }
}
