package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import org.jspecify.annotations.Nullable;

/**
 * Units of a line that are exchanged for as many units of something.
 *
 * @param line the line they leave
 * @param quantity units, at least 1
 * @param sku what comes instead
 * @param value what that is worth, all units together, minor units; null when it is worth what they are
 */
public record ExchangedUnits(
        LineId line, long quantity, String sku, @Nullable Long value) {
    /** Refuses a quantity below 1 and a negative value. */
    public ExchangedUnits {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
        if (value != null && value < 0) {
            throw new IllegalArgumentException("negative value " + value + " of " + sku);
        }
    }

    long valueOr(long worth) {
        return value == null ? worth : value;
    }

    Units units() {
        return new Units(line, quantity);
    }
}
