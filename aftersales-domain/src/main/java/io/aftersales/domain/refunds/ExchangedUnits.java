package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.LineId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of a line that are exchanged for the same number of units of another SKU.
 *
 * @param line the line that the units leave
 * @param quantity units, at least 1
 * @param sku the SKU of the replacement
 * @param value the worth of the replacement, all units together, in minor units; null when it equals the worth of the exchanged units
 * @param tax today's tax of the replacement; null when it is taxed like the exchanged units
 * @param list today's list price of the replacement; null when unknown, and for the same SKU, which keeps the one it was sold at
 */
public record ExchangedUnits(
        LineId line,
        long quantity,
        String sku,
        @Nullable Long value,
        @Nullable PriceTax tax,
        @Nullable ListPrice list) {
    /** Refuses a quantity below 1 and a negative value. */
    public ExchangedUnits {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
        if (value != null && value < 0) {
            throw new IllegalArgumentException("negative value " + value + " of " + sku);
        }
    }

    /**
     * The tax in the worth of a replacement.
     *
     * @param rate the host's code of the rate, empty for none
     * @param amount minor units, for all units together
     */
    public record PriceTax(String rate, long amount) {
        /** Refuses a negative amount. */
        public PriceTax {
            if (amount < 0) {
                throw new IllegalArgumentException("negative tax " + amount);
            }
        }
    }

    /** Creates units whose replacement is taxed like them, and of which no list price is known. */
    public ExchangedUnits(LineId line, long quantity, String sku, @Nullable Long value) {
        this(line, quantity, sku, value, null, null);
    }

    /** Returns what the new goods count as, in minor units: their own value, else this worth of the units they replace. */
    public long valueOr(long worth) {
        return value == null ? worth : value;
    }

    /** Returns the units that leave their lines, summed by line. */
    static List<Units> unitsOf(List<ExchangedUnits> swaps) {
        return Units.summed(swaps.stream().map(ExchangedUnits::units).toList());
    }

    Units units() {
        return new Units(line, quantity);
    }
}
