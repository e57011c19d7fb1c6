package io.aftersales.domain.shared;

/**
 * The place of a unit of an order line: a parcel of the order, no parcel, or a shipment that a case sent.
 *
 * @param value the host's id of the parcel, {@code -} for no parcel, or {@code #} and the number of the case
 */
public record Place(String value) {
    /** The place of units that are in no parcel the host knows. */
    public static final Place NO_PARCEL = new Place("-");

    private static final String SHIPMENT = "#";

    /** Refuses a blank, overlong or unprintable value. */
    public Place {
        Ids.checked("place", value);
    }

    /** Creates the place with this value. */
    public static Place of(String value) {
        return value.equals("-") ? NO_PARCEL : new Place(value);
    }

    /** Creates the place of a parcel; refuses an id that stands for no parcel or for a shipment of a case. */
    public static Place parcel(String id) {
        if (id.equals(NO_PARCEL.value) || id.startsWith(SHIPMENT)) {
            throw new IllegalArgumentException("a parcel cannot have the id " + id);
        }
        return new Place(id);
    }

    /** Creates the place of what a case sent to the buyer: goods sent again, or goods of an exchange. */
    public static Place shipment(CaseId sentBy) {
        return new Place(SHIPMENT + sentBy.number());
    }

    /** Tells whether the place is a shipment that a case sent. */
    public boolean isShipment() {
        return value.startsWith(SHIPMENT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place that && value.equals(that.value);
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
