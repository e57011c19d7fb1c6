package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.util.Map;

/**
 * The units and money of an order that went back before the host used this library. The money pays for the units first; if it is less than
 * they were worth, the rest is waived, and if it is more, the rest is taken like goodwill on the order.
 *
 * @param units units already back, by line; at least 1
 * @param refunded minor units already refunded, by tender; not negative
 */
public record RefundHistory(Map<LineId, Long> units, Map<TenderId, Long> refunded) {
    /** A history without goods or money that went back. */
    public static final RefundHistory NOTHING = new RefundHistory(Map.of(), Map.of());

    /** Copies the maps; refuses less than 1 unit of a line, and a negative amount. */
    public RefundHistory {
        units = Map.copyOf(units);
        refunded = Map.copyOf(refunded);
        units.forEach((line, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException(count + " units of line " + line + " back before");
            }
        });
        refunded.forEach((tender, minor) -> {
            if (minor < 0) {
                throw new IllegalArgumentException("negative refund before on " + tender);
            }
        });
    }

    /** Tells whether nothing went back before. */
    public boolean isNothing() {
        return units.isEmpty() && refunded.isEmpty();
    }
}
