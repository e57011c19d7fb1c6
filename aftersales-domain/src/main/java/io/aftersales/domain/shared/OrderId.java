package io.aftersales.domain.shared;

/**
 * The host's own number of an order. All of after-sales belongs to exactly one order.
 *
 * @param value 1 to 100 characters, not blank, no control characters
 */
public record OrderId(String value) {

    /** Refuses a blank, overlong or unprintable value. */
    public OrderId {
        Ids.checked("order id", value);
    }

    /** Creates the order id with this value. */
    public static OrderId of(String value) {
        return new OrderId(value);
    }

    // Written by hand because ids are compared all the time, and the generated methods of a record are slow until they
    // are compiled.

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderId that && value.equals(that.value);
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
