package io.aftersales.domain.laws;

/**
 * A cause for which sales do not add up, suspected order by order. On one order alone the sums may fit it by chance, so that the law of its name
 * is broken only after some orders in a row. From then on each such order breaks it, so that jqwik finds the smallest. The properties that use it
 * are randomized, because a generator of few orders would otherwise be gone through once.
 */
final class Suspicion {
    private static final int ENOUGH = 5;

    private int inARow;

    /**
     * Tells whether an order shows the cause, and enough orders before it did.
     *
     * @param off the amount by which the sale does not add up; 0 when it does
     * @param fits whether the cause explains it
     */
    boolean isConfirmed(long off, boolean fits) {
        if (off != 0 && inARow < ENOUGH) {
            inARow = fits ? inARow + 1 : 0;
        }
        return off != 0 && fits && inARow == ENOUGH;
    }
}
