package io.aftersales.domain.shared;

/**
 * The host's own number of an order. Everything after-sales does belongs to exactly one order.
 *
 * @param value 1 to 100 characters, not blank, no control characters
 */
public record OrderId(String value) {

    /** Refuses a blank, overlong or unprintable value. */
    public OrderId {
        Ids.checked("order id", value);
    }

    /** The order id with this value. */
    public static OrderId of(String value) {
        return new OrderId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
