package io.aftersales.domain.goods;

/** The progress of goods on their way to the buyer, from the least advanced to the most advanced. */
public enum Stage {
    /** In no parcel yet. */
    UNPACKED,
    /** In a parcel that no carrier has taken yet. */
    PACKED,
    /** With the carrier. */
    IN_TRANSIT,
    /** With the carrier, and more than three whole days past the promised time. The goods may still arrive. */
    LATE,
    /** Lost by the carrier. */
    LOST,
    /** On the way back to the shop: refused at the door, undeliverable or caught. */
    RETURNING,
    /** With the buyer. */
    DELIVERED
}
