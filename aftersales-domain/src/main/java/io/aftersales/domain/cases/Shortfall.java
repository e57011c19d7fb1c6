package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.Units;
import java.util.List;

/**
 * Units for which value was given and that were missing, not accepted, graded down, lost on the buyer's own way, or never posted: as it
 * turned out after an instant refund, or when an inspector corrected the findings.
 *
 * @param units the units that did not come back or were not accepted
 * @param amount what was given for them, and for the part that units were graded down, in minor units
 * @param recovered the part of the amount that the buyer has paid back
 * @param writtenOff the part of the amount that the shop bears
 */
public record Shortfall(List<Units> units, long amount, long recovered, long writtenOff) {
    /** The progress of a shortfall. */
    public enum State {
        /** A part of the amount is neither recovered nor written off. */
        OPEN,
        /** The buyer has paid it back, at least in part, and nothing is open. */
        RECOVERED,
        /** The shop bears it. */
        WRITTEN_OFF
    }

    /** Copies the list. */
    public Shortfall {
        units = List.copyOf(units);
    }

    /** Returns the part of the amount that is neither recovered nor written off, in minor units. */
    public long open() {
        return Math.max(0, amount - recovered - writtenOff);
    }

    /** Tells whether a part of the amount is open. */
    public boolean isOpen() {
        return open() > 0;
    }

    /** Returns the progress. */
    public State state() {
        if (isOpen()) {
            return State.OPEN;
        }
        return recovered > 0 ? State.RECOVERED : State.WRITTEN_OFF;
    }

    Shortfall recovering(long more) {
        return new Shortfall(units, amount, recovered + more, writtenOff);
    }

    Shortfall writingOff(long more) {
        return new Shortfall(units, amount, recovered, writtenOff + more);
    }
}
