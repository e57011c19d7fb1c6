package io.aftersales.ports.gateways;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OrderId;
import java.util.Map;
import java.util.Set;

/**
 * What goods cost today.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>What can be bought has the price of one unit, in the currency of the order.
 *   <li>What has no price is left out; it is not free, and the others are answered all the same.
 * </ol>
 */
@FunctionalInterface
public interface Prices {
    /** For a host that exchanges goods for the same goods only, or not at all: nothing has a price. */
    Prices NONE = (order, skus) -> Map.of();

    /**
     * What one unit of each of these would cost the buyer of an order now, taxes and all, in the order's currency. What is not in the
     * answer, or in another currency, has no price and cannot be exchanged for. Called outside of transactions.
     */
    Map<String, Money> unitPrices(OrderId order, Set<String> skus);
}
