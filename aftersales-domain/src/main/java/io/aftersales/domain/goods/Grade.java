package io.aftersales.domain.goods;

import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.shared.UpperSnake;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The grade that an inspector gives a unit that came back, and what follows from it. Every shop has the {@linkplain #STANDARD four standard
 * grades}; the others are its own, such as "used, pays 80 per cent, sold as second choice".
 *
 * @param code the code
 * @param accepted whether a unit of this grade is accepted; of {@link #DAMAGED} and {@link #LOST_ON_RETURN} only under their conditions
 * @param paysPercent the part of the price that an accepted unit pays, 0 to 100 per cent; the rest is a deduction, which the shop keeps
 * @param disposition where an accepted unit goes; null for a unit that did not arrive
 */
public record Grade(
        String code,
        boolean accepted,
        int paysPercent,
        @Nullable Disposition disposition) {
    /** In good condition; accepted. */
    public static final Grade GOOD = new Grade("GOOD", true, 100, Disposition.SELLABLE);

    /** Damaged; accepted when the buyer claimed damage. */
    public static final Grade DAMAGED = new Grade("DAMAGED", true, 100, Disposition.DAMAGED);

    /** Missing from the parcel; never accepted. */
    public static final Grade MISSING = new Grade("MISSING", false, 100, null);

    /** Lost by the carrier on the way back; accepted when it travelled on the shop's waybill. */
    public static final Grade LOST_ON_RETURN = new Grade("LOST_ON_RETURN", true, 100, null);

    /** The grades of every shop. */
    public static final List<Grade> STANDARD = List.of(GOOD, DAMAGED, MISSING, LOST_ON_RETURN);

    /** Refuses a code that is not in UPPER_SNAKE, and a percentage outside 0 to 100, with an {@link IllegalArgumentException}. */
    public Grade {
        UpperSnake.checked("grade", code);
        if (paysPercent < 0 || paysPercent > 100) {
            throw new IllegalArgumentException("grade " + code + " pays " + paysPercent + " per cent");
        }
    }

    /**
     * Creates a grade of the shop's own for units that are accepted.
     *
     * @param paysPercent the part of the price that a unit pays, 0 to 100 per cent
     */
    public static Grade accepted(String code, int paysPercent, Disposition disposition) {
        return new Grade(code, true, paysPercent, disposition);
    }

    /**
     * Creates a grade of the shop's own for units that are not accepted, and go back to the buyer.
     *
     * @param disposition where such a unit goes that never reached the buyer
     */
    public static Grade refused(String code, Disposition disposition) {
        return new Grade(code, false, 100, disposition);
    }

    /** Returns the standard grade with this code; empty for another code. */
    public static Optional<Grade> standard(String code) {
        for (Grade each : STANDARD) {
            if (each.code.equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Tells whether units of this grade are with the shop, not missing or lost. */
    public boolean isHere() {
        return disposition != null;
    }

    /** Returns where the goods go; fails with a {@link NullPointerException} for units that did not arrive. */
    public Disposition destination() {
        return Objects.requireNonNull(disposition, () -> "no goods of grade " + code + " arrived");
    }

    /** Returns the part of the price that an accepted unit does not pay, in per cent. */
    public int deductedPercent() {
        return 100 - paysPercent;
    }
}
