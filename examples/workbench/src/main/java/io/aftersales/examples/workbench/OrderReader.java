package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Charges;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one order. A malformed order throws a fault; a well-formed order that cannot exist is {@linkplain #checked() refused}. */
public final class OrderReader {
    private static final String[] FIELDS = {
        "lines", "taxIncluded", "discounts", "shipping", "shippingTax", "otherCharges", "tenders"
    };

    private final Sale sale;
    private final boolean namesTenders;
    private final Set<LineId> lines = new HashSet<>();
    private final Set<String> discounts = new HashSet<>();
    private final Set<TenderId> tenders = new HashSet<>();
    private @Nullable Rejection overflow;

    OrderReader(JsonValue json, Currency currency) {
        this(json, currency, OrderId.of("quoted"));
    }

    /**
     * Reads an order that has an id.
     *
     * @param more the fields that this reader does not read and that are no fault all the same
     */
    public OrderReader(JsonValue json, Currency currency, OrderId id, String... more) {
        var order = json.fields(
                Stream.concat(Arrays.stream(FIELDS), Arrays.stream(more)).toArray(String[]::new));
        List<OrderLine> sold = lines(order.get("lines"));
        namesTenders = order.find("tenders").isPresent();
        sale = new Sale(
                id,
                currency,
                sold,
                order.find("taxIncluded").map(JsonValue::truth).orElse(true),
                order.find("discounts").map(all -> all.elements(this::discount)).orElse(List.of()),
                new Charges(
                        order.wholeOr("shipping", 0),
                        order.wholeOr("shippingTax", 0),
                        order.wholeOr("otherCharges", 0)),
                order.find("tenders").map(all -> all.elements(this::tender)).orElse(List.of()));
    }

    /** Tells whether the order was paid with this tender. */
    public boolean hasTender(TenderId id) {
        return namesTenders ? tenders.contains(id) : id.equals(SolePayment.ID);
    }

    /** Returns the lines as they are stated. */
    public List<OrderLine> lines() {
        return sale.lines();
    }

    /** Returns the order, checked by the library. An order without tenders was paid by one tender. */
    Either<Rejection, OrderSnapshot> checked() {
        return stated().flatMap(OrderSnapshot::of);
    }

    /** Returns the order as it is stated, not checked yet; refused is only an order with a number that cannot be counted. */
    public Either<Rejection, Sale> stated() {
        if (overflow != null) {
            return Either.left(overflow);
        }
        return Either.right(namesTenders ? sale : SolePayment.of(sale));
    }

    private List<OrderLine> lines(JsonValue json) {
        List<JsonValue> all = json.elements();
        Map<String, Integer> timesSold = new HashMap<>();
        for (JsonValue line : all) {
            timesSold.merge(lineFields(line).get("sku").text(), 1, Integer::sum);
        }
        var sold = new ArrayList<OrderLine>(all.size());
        for (int i = 0; i < all.size(); i++) {
            var line = lineFields(all.get(i));
            JsonValue sku = line.get("sku");
            if (line.find("line").isEmpty() && timesSold.getOrDefault(sku.text(), 0) > 1) {
                throw all.get(i).fault("needs a line id, as sku " + sku.text() + " is sold on several lines");
            }
            JsonValue named = line.find("line").orElse(sku);
            LineId id = named.text(LineId::of);
            unique(lines.add(id), named);
            long quantity = line.get("quantity").whole();
            sold.add(new OrderLine(
                    id,
                    sku.text(),
                    quantity,
                    amount(line, quantity, i),
                    line.wholeOr("discount", 0),
                    line.wholeOr("tax", 0),
                    ""));
        }
        return sold;
    }

    private static JsonValue.Fields lineFields(JsonValue line) {
        return line.fields("line", "sku", "quantity", "amount", "unitPrice", "discount", "tax");
    }

    /** Returns the amount of a line; 0 for an impossible one, which {@link #checked()} refuses. */
    private long amount(JsonValue.Fields line, long quantity, int index) {
        var unitPrice = line.find("unitPrice");
        if (unitPrice.isPresent() == line.find("amount").isPresent()) {
            throw line.object().fault("expected either amount or unitPrice");
        }
        if (unitPrice.isEmpty()) {
            return line.get("amount").whole();
        }
        long price = unitPrice.get().whole();
        if (quantity < 1) {
            return 0;
        }
        try {
            return Math.multiplyExact(price, quantity);
        } catch (ArithmeticException e) {
            if (overflow == null) {
                overflow = new InvalidOrder("lines[" + index + "].unitPrice", price);
            }
            return 0;
        }
    }

    private Discount discount(JsonValue json) {
        var discount = json.fields("id", "kind", "amount", "tiers", "lines");
        JsonValue id = discount.get("id");
        unique(discounts.add(id.text()), id);
        return new Discount(
                id.text(),
                discount.get("kind").text(OrderReader::discountKind),
                discount.get("amount").whole(),
                discount.find("lines").map(this::scope).orElse(List.of()),
                discount.find("tiers")
                        .map(all -> all.elements(OrderReader::tier))
                        .orElse(List.of()));
    }

    /**
     * Reads the kind of a discount. Any code is allowed, since shops have more kinds than the two; it has to be a code, lest "coupon" pass
     * for another kind.
     */
    private static DiscountKind discountKind(String code) {
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("\"" + code + "\" is no kind of discount, such as COUPON or PROMOTION");
        }
        return new DiscountKind(code);
    }

    private List<LineId> scope(JsonValue json) {
        var named = new HashSet<LineId>();
        return json.elements(element -> {
            LineId line = element.text(LineId::of);
            if (!lines.contains(line)) {
                throw element.fault("the order has no line " + line);
            }
            unique(named.add(line), element);
            return line;
        });
    }

    private static Tier tier(JsonValue json) {
        var tier = json.fields("spend", "every", "off");
        if (tier.find("spend").isPresent() == tier.find("every").isPresent()) {
            throw json.fault("expected either spend or every");
        }
        long off = tier.get("off").whole();
        return tier.find("spend")
                .map(spend -> Tier.spend(spend.whole(), off))
                .orElseGet(() -> Tier.every(tier.get("every").whole(), off));
    }

    private Tender tender(JsonValue json) {
        var tender = json.fields("id", "channel", "kind", "amount", "points");
        JsonValue named = tender.get("id");
        TenderId id = named.text(TenderId::of);
        unique(tenders.add(id), named);
        TenderKind kind = tender.get("kind").oneOf(TenderKind.class);
        long amount = tender.get("amount").whole();
        long points = kind == TenderKind.POINTS ? tender.get("points").whole() : tender.wholeOr("points", 0);
        return new Tender(id, tender.get("channel").text(), id.value(), kind, amount, amount, points);
    }

    private static void unique(boolean isNew, JsonValue id) {
        if (!isNew) {
            throw id.fault("\"" + id.text() + "\" is there already");
        }
    }
}
