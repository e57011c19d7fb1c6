package io.aftersales.examples.workbench.play;

import io.aftersales.examples.workbench.play.SkuReader.SkuPrice;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * World in which a script begins.
 *
 * @param currency the currency of all amounts
 * @param now the moment at which the script begins
 * @param policy the rules of the shop
 * @param orders the orders, as they stand at the beginning
 * @param stock the units of each SKU that can be sold
 * @param prices the price of one unit of each SKU
 * @param partners the answers that partners give at the beginning
 */
record Setting(
        Currency currency,
        Instant now,
        ShopPolicy policy,
        List<StagedOrder> orders,
        Map<String, Long> stock,
        Map<String, SkuPrice> prices,
        PartnerWords partners) {}
