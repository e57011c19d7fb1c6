package io.aftersales.examples.workbench.play;

import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.examples.workbench.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads the stock and the prices of SKUs. */
final class SkuReader {
    private SkuReader() {}

    /** Reads the units of SKUs that can be sold. */
    static Map<String, Long> stock(JsonValue json) {
        return bySku(json, JsonValue::whole);
    }

    /** Reads the prices of SKUs: the price for the buyer, which is the list price where no other is given, and the tax in it. */
    static Map<String, UnitPrice> prices(JsonValue json) {
        return bySku(json, each -> {
            var price = each.fields("list", "price", "taxRate", "tax");
            long amount = price.wholeOr("price", price.get("list").whole());
            long tax = price.wholeOr("tax", 0);
            if (amount < 0 || tax < 0 || tax > amount) {
                throw each.fault("is not a price and the tax in it");
            }
            return new UnitPrice(amount, price.textOr("taxRate", ""), tax);
        });
    }

    private static <T> Map<String, T> bySku(JsonValue json, Function<JsonValue, T> reader) {
        var all = new LinkedHashMap<String, T>();
        json.entries().forEach((sku, value) -> all.put(sku, reader.apply(value)));
        return all;
    }
}
