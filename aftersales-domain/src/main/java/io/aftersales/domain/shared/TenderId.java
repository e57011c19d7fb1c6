package io.aftersales.domain.shared;

/**
 * One means of payment of an order: a card payment, a gift card, points.
 *
 * @param value 1 to 100 characters, not blank, no control characters
 */
public record TenderId(String value) {

    /** Refuses a blank, overlong or unprintable value. */
    public TenderId {
        Ids.checked("tender id", value);
    }

    /** The tender id with this value. */
    public static TenderId of(String value) {
        return new TenderId(value);
    }

    // Spelled out because ids are compared all the time, and what a record generates is slow until it is compiled.

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
