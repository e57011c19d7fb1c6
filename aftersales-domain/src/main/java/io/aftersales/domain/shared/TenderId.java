package io.aftersales.domain.shared;

/**
 * The id of a tender, a means of payment of an order: a card payment, a gift card, points.
 *
 * @param value 1 to 100 characters, not blank, no control characters
 */
public record TenderId(String value) {

    /** Refuses a blank, overlong or unprintable value. */
    public TenderId {
        Ids.checked("tender id", value);
    }

    /** Creates the tender id with this value. */
    public static TenderId of(String value) {
        return new TenderId(value);
    }

    // Written by hand because ids are compared all the time, and the generated methods of a record are slow until they
    // are compiled.

    @Override
    public boolean equals(Object other) {
        return other instanceof TenderId that && value.equals(that.value);
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
