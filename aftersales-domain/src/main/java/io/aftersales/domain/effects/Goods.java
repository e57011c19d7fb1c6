package io.aftersales.domain.effects;

/**
 * So many units of a SKU, as a warehouse counts them.
 *
 * @param sku what
 * @param quantity at least 1
 */
public record Goods(String sku, long quantity) {
    /** Refuses a quantity below 1. */
    public Goods {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + sku + " is below 1");
        }
    }
}
