package io.aftersales.ports.tck;

/**
 * A parcel on its way to a buyer.
 *
 * @param id the host's id of the parcel
 * @param carrier the carrier
 * @param trackingNumber the carrier's number
 */
public record TrackedParcel(String id, String carrier, String trackingNumber) {}
