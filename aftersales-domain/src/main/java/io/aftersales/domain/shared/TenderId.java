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

    @Override
    public String toString() {
        return value;
    }
}
