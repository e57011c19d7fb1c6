package io.aftersales.examples.workbench.play;

import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Script of what happens to some orders.
 *
 * @param id the user's own name of the script; null when it has none
 * @param currency the currency of all its amounts
 * @param now the moment at which it begins
 * @param policy the rules of the shop
 * @param orders the orders, as they stand at the beginning
 * @param stock the units of each SKU that can be sold
 * @param prices the price of one unit of each SKU, in minor units
 * @param partners the answers that partners give at the beginning
 * @param steps the steps, in order
 * @param expect the part of the result that the script expects; null when it expects nothing
 */
record Script(
        @Nullable String id,
        Currency currency,
        Instant now,
        ShopPolicy policy,
        List<StagedOrder> orders,
        Map<String, Long> stock,
        Map<String, Long> prices,
        PartnerWords partners,
        List<Step> steps,
        @Nullable JsonValue expect) {}
