package io.aftersales.domain.effects;

import io.aftersales.domain.shared.UpperSnake;

/**
 * The place in a warehouse where goods go that came back: on sale, to the damaged goods, or a place of the shop's own such as a shelf for
 * goods of second choice.
 *
 * @param code the shop's code of it
 */
public record Disposition(String code) {
    /** Goods as new, on sale again. */
    public static final Disposition SELLABLE = new Disposition("SELLABLE");

    /** Damaged goods, not on sale. */
    public static final Disposition DAMAGED = new Disposition("DAMAGED");

    /** Refuses a code that is not in UPPER_SNAKE with an {@link IllegalArgumentException}. */
    public Disposition {
        UpperSnake.checked("disposition", code);
    }

    /** Creates the disposition with this code. */
    public static Disposition of(String code) {
        return new Disposition(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
