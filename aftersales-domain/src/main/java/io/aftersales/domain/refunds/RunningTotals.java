package io.aftersales.domain.refunds;

import org.jspecify.annotations.Nullable;

/** Sums over the lines of an account, updated with each change, so that a booking costs its own lines only. */
final class RunningTotals {
    private final long held;
    private final long notBack;
    private final long entitled;
    private final long @Nullable [] keptByDiscount;

    /**
     * Creates the sums.
     *
     * @param held units held
     * @param notBack units not back
     * @param entitled the worth of the units that are back, less goodwill
     * @param keptByDiscount for each discount the kept amount that counts for its tiers; null when no discount is ever withheld
     */
    RunningTotals(long held, long notBack, long entitled, long @Nullable [] keptByDiscount) {
        this.held = held;
        this.notBack = notBack;
        this.entitled = entitled;
        this.keptByDiscount = keptByDiscount;
    }

    /** Returns a copy for the editor to change; null when no discount is ever withheld. */
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
