package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.TenderId;
import java.util.List;
import java.util.Map;

/**
 * The units and money refunded before the host used this library. The units count as back and their worth as granted; if less was paid for
 * them, later returns do not pay the difference.
 *
 * @param units units already back
 * @param refunded minor units already refunded, by tender
 * @param shippingRefunded whether the shipping fee is included
 */
public record OpeningBalance(List<Units> units, Map<TenderId, Long> refunded, boolean shippingRefunded) {
    /** An opening balance of zero: no goods or money came back before. */
    public static final OpeningBalance NOTHING = new OpeningBalance(List.of(), Map.of(), false);

    /** Sums the units by line; refuses a negative amount. */
    public OpeningBalance {
        units = Units.summed(units);
        refunded = Map.copyOf(refunded);
        refunded.forEach((tender, minor) -> {
            if (minor < 0) {
                throw new IllegalArgumentException("negative opening refund on " + tender);
            }
        });
    }
}
