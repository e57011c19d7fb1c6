package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.orders.Tier;
import io.aftersales.domain.refunds.Units;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one order. A malformed order throws a fault; a well-formed order that cannot exist is {@linkplain #checked() refused}. */
public final class OrderReader {
    private static final String[] FIELDS = {
        "lines",
        "taxIncluded",
        "discounts",
        "shipping",
        "shippingTax",
        "shippingTaxRate",
        "otherCharges",
        "charges",
        "tenders",
        "paymentTerms",
        "opening"
    };

    private final Sale sale;
    private final boolean namesTenders;
    private final Set<LineId> lines = new HashSet<>();
    private final Set<String> discounts = new HashSet<>();
    private final Set<String> charges = new HashSet<>();
    private final Set<TenderId> tenders = new HashSet<>();
    private final Either<Rejection, RefundHistory> history;
    private @Nullable Rejection overflow;

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
        List<Charge> charged = charges(order);
        sale = new Sale(
                id,
                currency,
                sold,
                order.truthOr("taxIncluded", true),
                order.elementsOf("discounts", this::discount),
                charged,
                order.elementsOf("tenders", this::tender),
                order.oneOfOr("paymentTerms", PaymentTerms.ON_ORDER));
        history = order.find("opening").map(OrderReader::history).orElse(Either.right(RefundHistory.NOTHING));
    }

    private OrderReader(JsonValue json, String... more) {
        var part = json.fields(Stream.concat(Stream.of("lines", "discounts", "charges", "tenders"), Arrays.stream(more))
                .toArray(String[]::new));
        namesTenders = true;
        history = Either.right(RefundHistory.NOTHING);
        sale = Sale.of("amendment", "XXX")
                .with(part.find("lines").map(this::lines).orElse(List.of()).toArray(OrderLine[]::new))
                .charged(part.elementsOf("charges", this::charge).toArray(Charge[]::new))
                .discountedBy(part.elementsOf("discounts", this::discount).toArray(Discount[]::new))
                .paidBy(part.elementsOf("tenders", this::tender).toArray(Tender[]::new));
    }

    /**
     * Reads a part that was added to an order, or the refusal of a number that cannot be counted.
     *
     * @param more the fields that this reader does not read and that are no fault all the same
     */
    public static Either<Rejection, Amendment> amendment(JsonValue json, String... more) {
        return new OrderReader(json, more).stated().map(Amendment::of);
    }

    private static Either<Rejection, RefundHistory> history(JsonValue json) {
        var opening = json.fields("units", "refunded");
        var units = new LinkedHashMap<LineId, Long>();
        for (JsonValue each : opening.elementsOf("units", unit -> unit)) {
            var part = each.fields("line", "quantity");
            LineId line = part.get("line").text(LineId::of);
            long quantity = part.get("quantity").whole();
            if (quantity < 1) {
                return Either.left(new InvalidOrder(
                        "opening.units[" + line + "]", quantity, new OrderRejection.Part("line", line.value())));
            }
            units.merge(line, quantity, Units::sum);
        }
        var refunded = new LinkedHashMap<TenderId, Long>();
        for (JsonValue each : opening.elementsOf("refunded", part -> part)) {
            var part = each.fields("tender", "amount");
            TenderId tender = part.get("tender").text(TenderId::of);
            long amount = part.get("amount").whole();
            if (amount < 0) {
                return Either.left(new InvalidOrder(
                        "opening.refunded[" + tender + "]", amount, new OrderRejection.Part("tender", tender.value())));
            }
            refunded.merge(tender, amount, Units::sum);
        }
        return Either.right(new RefundHistory(units, refunded));
    }

    /** Returns what went back before, or the refusal of something that cannot have gone back. */
    public Either<Rejection, RefundHistory> history() {
        return history;
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
                    line.textOr("taxRate", "")));
        }
        return sold;
    }

    private static JsonValue.Fields lineFields(JsonValue line) {
        return line.fields("line", "sku", "quantity", "amount", "unitPrice", "discount", "tax", "taxRate");
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

    /** Reads the charges: the short forms first. */
    private List<Charge> charges(JsonValue.Fields order) {
        var all = new ArrayList<Charge>();
        long shipping = order.wholeOr("shipping", 0);
        long tax = order.wholeOr("shippingTax", 0);
        String rate = order.textOr("shippingTaxRate", "");
        long other = order.wholeOr("otherCharges", 0);
        if (shipping != 0 || tax != 0) {
            charges.add(Charge.SHIPPING_ID);
            all.add(Charge.shipping(shipping).taxed(tax, rate));
        }
        if (other != 0) {
            charges.add(Charge.OTHER_ID);
            all.add(Charge.other(other));
        }
        all.addAll(order.elementsOf("charges", this::charge));
        return all;
    }

    private Charge charge(JsonValue json) {
        var charge = json.fields("id", "kind", "amount", "tax", "taxRate", "lines", "comesBack");
        JsonValue id = charge.get("id");
        unique(charges.add(id.text()), id);
        long amount = charge.get("amount").whole();
        return new Charge(
                id.text(),
                charge.find("kind")
                        .map(kind -> new ChargeKind(code(kind, "kind of charge, such as SHIPPING")))
                        .orElse(ChargeKind.OTHER),
                amount,
                charge.wholeOr("tax", 0),
                charge.textOr("taxRate", ""),
                charge.find("lines").map(this::scope).orElse(List.of()),
                charge.oneOfOr("comesBack", amount < 0 ? ComesBack.WITH_GOODS : ComesBack.WITH_LAST));
    }

    private Discount discount(JsonValue json) {
        var discount = json.fields("id", "kind", "amount", "tiers", "lines", "charges");
        JsonValue id = discount.get("id");
        unique(discounts.add(id.text()), id);
        return new Discount(
                id.text(),
                new DiscountKind(code(discount.get("kind"), "kind of discount, such as COUPON or PROMOTION")),
                discount.get("amount").whole(),
                discount.find("lines").map(this::scope).orElse(List.of()),
                discount.find("charges").map(this::chargeScope).orElse(List.of()),
                discount.find("tiers")
                        .map(all -> all.elements(OrderReader::tier))
                        .orElse(List.of()));
    }

    /** Reads a code. Any is allowed, since shops have more kinds than we name; it has to be one, lest "coupon" pass for another kind. */
    private static String code(JsonValue json, String what) {
        return json.text(code -> {
            if (!code.matches("[A-Z][A-Z0-9_]*")) {
                throw new IllegalArgumentException("\"" + code + "\" is no " + what);
            }
            return code;
        });
    }

    private List<String> chargeScope(JsonValue json) {
        var named = new HashSet<String>();
        return json.elements(element -> {
            if (!charges.contains(element.text())) {
                throw element.fault("the order has no charge " + element.text());
            }
            unique(named.add(element.text()), element);
            return element.text();
        });
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
        var tender = json.fields("id", "channel", "kind", "amount", "points", "captured");
        JsonValue named = tender.get("id");
        TenderId id = named.text(TenderId::of);
        unique(tenders.add(id), named);
        TenderKind kind = tender.get("kind").oneOf(TenderKind.class);
        long amount = tender.get("amount").whole();
        long points = kind == TenderKind.POINTS ? tender.get("points").whole() : tender.wholeOr("points", 0);
        return new Tender(
                id, tender.get("channel").text(), id.value(), kind, amount, tender.wholeOr("captured", amount), points);
    }

    private static void unique(boolean isNew, JsonValue id) {
        if (!isNew) {
            throw id.fault("\"" + id.text() + "\" is there already");
        }
    }
}
