package io.aftersales.ports.gateways;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OrderId;
import java.util.Map;
import java.util.Set;

/**
 * The prices of goods today.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Goods on sale have the price of one unit, in the currency of the order.
 *   <li>Goods without a price are left out of the answer; they do not cost zero, and the others are answered all the same.
 * </ol>
 */
@FunctionalInterface
public interface Prices {
    /** A host that exchanges goods for the same goods only, or not at all: nothing has a price. */
    Prices NONE = (order, skus) -> Map.of();

    /**
     * The price of one unit of each SKU for the buyer of an order now, taxes and all, in the order's currency. A SKU that is not in the
     * answer, or is in another currency, has no price and cannot be exchanged for. Called before a decision is written.
     */
    Map<String, Money> unitPrices(OrderId order, Set<String> skus);
}
