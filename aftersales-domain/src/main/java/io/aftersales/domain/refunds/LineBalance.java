package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;

/**
 * What after-sales did to one line so far.
 *
 * @param line the line
 * @param held units claimed by open cases
 * @param back units back for good
 * @param goodwill minor units given for it without goods
 */
public record LineBalance(LineId line, long held, long back, long goodwill) {
    static LineBalance untouched(LineId line) {
        return new LineBalance(line, 0, 0, 0);
    }

    LineBalance hold(long units) {
        return new LineBalance(line, held + units, back, goodwill);
    }

    LineBalance release(long units) {
        if (units > held) {
            throw new IllegalStateException(units + " of line " + line + " to release, " + held + " held");
        }
        return new LineBalance(line, held - units, back, goodwill);
    }

    LineBalance takeBack(long units) {
        return new LineBalance(line, held, back + units, goodwill);
    }

    LineBalance give(long minor) {
        return new LineBalance(line, held, back, goodwill + minor);
    }
}
