package io.aftersales.examples.oms.web;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.LineId;
import io.aftersales.examples.oms.shop.Catalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goods on the lines of an order, also on those that exchanges opened.
 *
 * @param skus the SKU of each line
 * @param exchanged the goods that exchanges brought
 */
record OrderGoods(Map<LineId, String> skus, List<ShopViews.Goods> exchanged, Catalog catalog, Locale language) {

    /** Returns the goods of an order; the account is null where after-sales never touched the order. */
    static OrderGoods of(OrderFacts order, @Nullable OrderAccount account, Catalog catalog, Locale language) {
        var skus = new LinkedHashMap<LineId, String>();
        Stream.concat(Stream.of(Amendment.of(order.sale())), order.amendments().stream())
                .flatMap(part -> part.lines().stream())
                .forEach(line -> skus.put(line.id(), line.sku()));
        if (account == null) {
            return new OrderGoods(skus, List.of(), catalog, language);
        }
        account.replacements().forEach(each -> skus.put(each.line(), each.sku()));
        List<ShopViews.Goods> exchanged = account.replacements().stream()
                .map(each -> new ShopViews.Goods(
                        each.line(), each.sku(), catalog.name(each.sku(), language), each.quantity()))
                .toList();
        return new OrderGoods(skus, exchanged, catalog, language);
    }

    /** Returns the SKU of a line; empty for a line that the order does not have. */
    String sku(LineId line) {
        return skus.getOrDefault(line, "");
    }

    /** Returns the name of the goods of a line; the code of the line where the order does not have it. */
    String name(String line) {
        String sku = sku(LineId.of(line));
        return sku.isEmpty() ? line : catalog.name(sku, language);
    }
}
