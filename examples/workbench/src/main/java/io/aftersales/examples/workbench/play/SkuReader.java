package io.aftersales.examples.workbench.play;

import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.examples.workbench.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the stock and the prices of SKUs. */
final class SkuReader {
    private SkuReader() {}

    /** Reads the units of SKUs that can be sold. */
    static Map<String, Long> stock(JsonValue json) {
        return bySku(json, JsonValue::whole);
    }

    /**
     * Prices of one unit of a SKU, in minor units.
     *
     * @param list the list price
     * @param article the article that the SKU is a variant of; null when unknown
     * @param price the price for the buyer, and the tax in it
     */
    record SkuPrice(long list, @Nullable String article, UnitPrice price) {}

    /** Reads the prices of SKUs: the price for the buyer, which is the list price where no other is given, and the tax in it. */
    static Map<String, SkuPrice> prices(JsonValue json) {
        return bySku(json, each -> {
            var price = each.fields("list", "price", "article", "taxRate", "tax");
            long list = price.get("list").whole();
            long amount = price.wholeOr("price", list);
            long tax = price.wholeOr("tax", 0);
            if (list < 0 || amount < 0 || tax < 0 || tax > amount) {
                throw each.fault("is not a price and the tax in it");
            }
            String article = price.find("article").map(JsonValue::text).orElse(null);
            return new SkuPrice(list, article, new UnitPrice(amount, price.textOr("taxRate", ""), tax));
        });
    }

    private static <T> Map<String, T> bySku(JsonValue json, Function<JsonValue, T> reader) {
        var all = new LinkedHashMap<String, T>();
        json.entries().forEach((sku, value) -> all.put(sku, reader.apply(value)));
        return all;
    }
}
