package io.aftersales.domain.cases;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.refunds.ExchangePrices.Listing;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.LineId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list prices, articles and prices of a shop in tests. */
final class PriceList {
    private final Map<String, Listing> listings = new HashMap<>();
    private final Map<String, UnitPrice> prices = new HashMap<>();

    void put(String sku, UnitPrice price) {
        prices.put(sku, price);
    }

    void list(String sku, @Nullable Long list, @Nullable String article) {
        listings.put(sku, new Listing(list, article));
    }

    /** The prices for items of an application, as the gateway would be asked for them. */
    Map<ExchangeItem, ExchangePrices> of(List<CaseItem> items, OrderFacts order, @Nullable OrderAccount account) {
        var all = new HashMap<ExchangeItem, ExchangePrices>();
        for (CaseItem item : items) {
            item.exchange(sku(item.line(), order, account)).ifPresent(asked -> all.put(asked, of(asked)));
        }
        return all;
    }

    private ExchangePrices of(ExchangeItem item) {
        return new ExchangePrices(
                listings.getOrDefault(item.sku(), Listing.NONE),
                listings.getOrDefault(item.wantedSku(), Listing.NONE),
                prices.get(item.wantedSku()));
    }

    private static String sku(LineId line, OrderFacts order, @Nullable OrderAccount account) {
        return account != null && account.has(line)
                ? account.sku(line)
                : order.sale().lines().stream()
                        .filter(each -> each.id().equals(line))
                        .map(OrderLine::sku)
                        .findFirst()
                        .orElse("");
    }
}
