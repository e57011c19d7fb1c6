package io.aftersales.domain.shared;

/**
 * The id of a line of an order. Two lines may carry the same SKU, so a line is never addressed by its SKU.
 *
 * @param value 1 to 100 characters, not blank, no control characters
 */
public record LineId(String value) {
    /** The most characters an id may have. */
    public static final int MAX_LENGTH = Ids.MAX_LENGTH;

    /** Refuses a blank, overlong or unprintable value. */
    public LineId {
        Ids.checked("line id", value);
    }

    /** Creates the line id with this value. */
    public static LineId of(String value) {
        return new LineId(value);
    }

    // Written by hand because ids are compared all the time, and the generated methods of a record are slow until they
    // are compiled.

    @Override
    public boolean equals(Object other) {
        return other instanceof LineId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
