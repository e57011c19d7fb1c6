package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The balance of one order line: everything that after-sales did to it so far.
 *
 * @param line the line
 * @param held units claimed by open cases
 * @param back units back for good
 * @param goodwill minor units of goodwill given for the line; a part moves along when units are exchanged
 * @param moved the units that left the line in exchanges
 * @param reshipped the units shipped again for the line
 */
public record LineBalance(LineId line, long held, long back, long goodwill, Moved moved, Reshipped reshipped) {

    /**
     * Units that left a line for good, because others replaced them.
     *
     * @param units the number of units
     * @param net their worth, in minor units
     * @param counted the amount they counted for the tiers of discounts, in minor units
     */
    public record Moved(long units, long net, long counted) {
        /** No units moved. */
        public static final Moved NOTHING = new Moved(0, 0, 0);
    }

    /**
     * Units that were shipped again and arrived.
     *
     * @param units the number of units
     * @param lastAt when the last of them arrived; null when there are none
     */
    public record Reshipped(long units, @Nullable Instant lastAt) {
        /** No units reshipped. */
        public static final Reshipped NOTHING = new Reshipped(0, null);
    }

    /** Creates the balance of a line without exchanges or reshipments. */
    public static LineBalance of(LineId line, long held, long back, long goodwill) {
        return new LineBalance(line, held, back, goodwill, Moved.NOTHING, Reshipped.NOTHING);
    }

    static LineBalance untouched(LineId line) {
        return of(line, 0, 0, 0);
    }

    /** Returns the units that the buyer no longer has: back, or replaced by others. */
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
