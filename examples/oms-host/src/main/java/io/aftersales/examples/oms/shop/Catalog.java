package io.aftersales.examples.oms.shop;

import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Prices;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Catalog of the sample shop: what it sells, under which names, at which prices. Prices contain their tax and are the same for every buyer. */
public final class Catalog implements Prices {
    private static final String CURRENCY = "CNY";

    private final Map<String, Product> products;

    /**
     * Product on sale.
     *
     * @param sku the SKU
     * @param article the article that the SKU is a variant of
     * @param english the name for readers of English
     * @param chinese the name for readers of Chinese
     * @param price the list price of one unit, tax included
     * @param taxPercent the tax rate
     * @param category the category, which decides about windows and whether the product may be returned
     * @param stock the units on the shelf when the shop opens
     */
    public record Product(
            String sku,
            String article,
            String english,
            String chinese,
            Money price,
            int taxPercent,
            String category,
            long stock) {

        /** Returns the name for a reader of a language: Chinese or English. */
        public String name(Locale language) {
            return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
        }

        /** Returns the code of the tax rate, such as {@code VAT-13}. */
        public String taxRate() {
            return "VAT-" + taxPercent;
        }

        /** Returns the tax that an amount of this product contains, in minor units. */
        public long taxIn(long amount) {
            return Apportionment.part(amount, taxPercent, 100L + taxPercent);
        }

        /** Returns an order line with some units at the list price. */
        public OrderLine line(String id, long quantity) {
            OrderLine line = OrderLine.of(id, sku, quantity, price);
            return line.taxed(taxIn(line.amount()), taxRate());
        }

        private Listing listing() {
            return Listing.of(price).variantOf(article);
        }

        private Price today() {
            return Price.of(price).taxed(taxRate(), Money.ofMinor(taxIn(price.minor()), price.currency()));
        }
    }

    /** Creates a catalog with these products, in this order; refuses two of one SKU with an {@link IllegalArgumentException}. */
    public Catalog(List<Product> inOrder) {
        var all = new LinkedHashMap<String, Product>();
        for (Product each : inOrder) {
            if (all.putIfAbsent(each.sku(), each) != null) {
                throw new IllegalArgumentException("two products are " + each.sku());
            }
        }
        products = Collections.unmodifiableMap(all);
    }

    /** Returns the catalog of the sample shop: mugs and pots in dearer and cheaper variants, food, appliances and something digital. */
    public static Catalog sample() {
        return new Catalog(List.of(
                of("MUG-BLUE", "MUG", "Mug, blue", "马克杯(蓝)", 3_000, 13, "CERAMICS", 1_000_000),
                of("MUG-RED", "MUG", "Mug, red", "马克杯(红)", 3_000, 13, "CERAMICS", 1_000_000),
                of("MUG-GOLD", "MUG", "Mug with a gilded rim", "马克杯(描金)", 4_500, 13, "CERAMICS", 500),
                of("MUG-PLAIN", "MUG", "Mug, unglazed", "马克杯(素烧)", 2_000, 13, "CERAMICS", 500),
                of("POT-1", "POT", "Teapot, porcelain", "茶壶(瓷)", 12_000, 13, "CERAMICS", 3),
                of("POT-IRON", "POT", "Teapot, cast iron", "茶壶(铸铁)", 26_000, 13, "CERAMICS", 20),
                of("TEA-GREEN", "TEA", "Green tea, 100 g", "绿茶(100克)", 5_800, 9, "FOOD", 200),
                of("TEA-BOOK", "TEA-BOOK", "The Book of Tea, e-book", "《茶之书》(电子书)", 1_990, 6, "DIGITAL", 1_000_000),
                of("KETTLE-STEEL", "KETTLE", "Kettle, steel", "电水壶(不锈钢)", 128_800, 13, "APPLIANCE", 40),
                of("KETTLE-COPPER", "KETTLE", "Kettle, copper", "电水壶(紫铜)", 168_800, 13, "APPLIANCE", 10)));
    }

    private static Product of(
            String sku,
            String article,
            String english,
            String chinese,
            long price,
            int taxPercent,
            String category,
            long stock) {
        return new Product(sku, article, english, chinese, Money.ofMinor(price, CURRENCY), taxPercent, category, stock);
    }

    /** Returns all products, in order. */
    public List<Product> products() {
        return List.copyOf(products.values());
    }

    /** Returns the product with a SKU; empty when the shop does not sell it. */
    public Optional<Product> find(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    /** Returns the name of a product; the SKU itself when the shop does not sell it. */
    public String name(String sku, Locale language) {
        return find(sku).map(product -> product.name(language)).orElse(sku);
    }

    /** Returns the SKUs whose code or name, in either language, contains a text, whatever its case. */
    public List<String> skusLike(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return products.values().stream()
                .filter(each -> (each.sku() + " " + each.english() + " " + each.chinese())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .map(Product::sku)
                .toList();
    }

    @Override
    public Answer of(OrderId order, ExchangeItem item) {
        return new Answer(
                find(item.sku()).map(Product::listing).orElse(Listing.NONE),
                find(item.wantedSku()).map(Product::listing).orElse(Listing.NONE),
                find(item.wantedSku()).map(Product::today).orElse(null));
    }
}
