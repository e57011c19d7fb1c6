package io.aftersales.examples.workbench.play;

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

    /** Reads the prices of SKUs: the price for the buyer, which is the list price where no other is given. */
    static Map<String, Long> prices(JsonValue json) {
        return bySku(json, each -> {
            var price = each.fields("list", "price");
            return price.wholeOr("price", price.get("list").whole());
        });
    }

    private static <T> Map<String, T> bySku(JsonValue json, Function<JsonValue, T> reader) {
        var all = new LinkedHashMap<String, T>();
        json.entries().forEach((sku, value) -> all.put(sku, reader.apply(value)));
        return all;
    }
}
