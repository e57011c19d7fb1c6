package io.aftersales.domain.review;

import io.aftersales.domain.goods.Stage;
import java.util.Collection;

/** The delivery progress of a case's goods; the goods that have come farthest count. */
public enum DeliveryProgress {
    /** All goods are still with the shop. */
    NOT_HANDED_OVER,
    /** At least some goods are or were with the carrier. */
    WITH_CARRIER,
    /** At least some goods were delivered. */
    DELIVERED;

    /** Returns the progress of goods at these stages. */
    public static DeliveryProgress of(Collection<Stage> stages) {
        DeliveryProgress farthest = NOT_HANDED_OVER;
        for (Stage stage : stages) {
            DeliveryProgress its = of(stage);
            farthest = farthest.compareTo(its) >= 0 ? farthest : its;
        }
        return farthest;
    }

    private static DeliveryProgress of(Stage stage) {
        return switch (stage) {
            case UNPACKED, PACKED -> NOT_HANDED_OVER;
            case IN_TRANSIT, LATE, LOST, RETURNING -> WITH_CARRIER;
            case DELIVERED -> DELIVERED;
        };
    }
}
