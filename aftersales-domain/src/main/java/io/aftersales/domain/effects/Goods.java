package io.aftersales.domain.effects;

/**
 * A quantity of a SKU, as a warehouse counts it.
 *
 * @param sku the SKU
 * @param quantity units, at least 1
 */
public record Goods(String sku, long quantity) {
    /** Refuses a quantity below 1. */
    public Goods {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + sku + " is below 1");
        }
    }
}
