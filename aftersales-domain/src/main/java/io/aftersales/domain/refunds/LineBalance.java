package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What after-sales did to one line so far.
 *
 * @param line the line
 * @param held units claimed by open cases
 * @param back units back for good
 * @param goodwill minor units given for it without goods; some goes along when units are exchanged
 * @param moved what left it in exchanges
 * @param reshipped what was sent again for it
 */
public record LineBalance(LineId line, long held, long back, long goodwill, Moved moved, Reshipped reshipped) {

    /**
     * Units that left a line for good, because others replaced them.
     *
     * @param units how many
     * @param net what they were worth, minor units
     * @param counted what they counted for the tiers of discounts, minor units
     */
    public record Moved(long units, long net, long counted) {
        /** None. */
        public static final Moved NOTHING = new Moved(0, 0, 0);
    }

    /**
     * Units that were sent again and arrived.
     *
     * @param units how many
     * @param lastAt when the last of them arrived; null when there are none
     */
    public record Reshipped(long units, @Nullable Instant lastAt) {
        /** None. */
        public static final Reshipped NOTHING = new Reshipped(0, null);
    }

    /** Of a line nothing was exchanged or sent again for. */
    public static LineBalance of(LineId line, long held, long back, long goodwill) {
        return new LineBalance(line, held, back, goodwill, Moved.NOTHING, Reshipped.NOTHING);
    }

    static LineBalance untouched(LineId line) {
        return of(line, 0, 0, 0);
    }

    /** Units that are the buyer's no more: back, or replaced by others. */
    public long gone() {
        return back + moved.units();
    }

    LineBalance hold(long units) {
        return new LineBalance(line, held + units, back, goodwill, moved, reshipped);
    }

    LineBalance release(long units) {
        if (units > held) {
            throw new IllegalStateException(units + " of line " + line + " to release, " + held + " held");
        }
        return new LineBalance(line, held - units, back, goodwill, moved, reshipped);
    }

    LineBalance takeBack(long units) {
        return new LineBalance(line, held, back + units, goodwill, moved, reshipped);
    }

    LineBalance give(long minor) {
        return new LineBalance(line, held, back, goodwill + minor, moved, reshipped);
    }

    LineBalance move(long units, long net, long counted) {
        var all = new Moved(moved.units() + units, moved.net() + net, moved.counted() + counted);
        return new LineBalance(line, held, back, goodwill, all, reshipped);
    }

    LineBalance reship(long units, Instant at) {
        return new LineBalance(line, held, back, goodwill, moved, new Reshipped(reshipped.units() + units, at));
    }
}
