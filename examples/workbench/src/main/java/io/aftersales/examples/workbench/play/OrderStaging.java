package io.aftersales.examples.workbench.play;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.OrderReader;
import io.aftersales.examples.workbench.play.ParcelFacts.Given;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads an order of a script: the order of a quote, and what the host tells about it.
 *
 * @param stated the part that a quote has too
 * @param order the order at the beginning of the script
 */
record OrderStaging(OrderReader stated, StagedOrder order) {
    private static final String[] TOLD = {"id", "buyer", "vip", "state", "placedAt", "categories", "parcels"};

    static OrderStaging read(JsonValue json, Currency currency, Instant now) {
        var order = json.object();
        OrderId id = order.find("id").map(named -> named.text(OrderId::of)).orElseGet(() -> OrderId.of("1001"));
        var stated = new OrderReader(json, currency, id, TOLD);
        List<LineId> lines = stated.lines().stream().map(OrderLine::id).toList();
        List<Parcel> parcels = order.elementsOf("parcels", parcel -> parcel(parcel, lines)).stream()
                .map(parcel -> parcel.asNew(lines))
                .toList();
        return new OrderStaging(
                stated,
                new StagedOrder(
                        id,
                        stated.stated(),
                        order.textOr("buyer", "b1"),
                        order.truthOr("vip", false),
                        order.oneOfOr("state", OrderState.PAID),
                        order.find("placedAt").map(Moments::instant).orElse(now),
                        order.find("categories")
                                .map(all -> categories(all, lines))
                                .orElse(Map.of()),
                        lines,
                        parcels));
    }

    private static Map<LineId, String> categories(JsonValue json, List<LineId> lines) {
        var categories = new LinkedHashMap<LineId, String>();
        json.entries().forEach((name, category) -> categories.put(known(name, category, lines), category.text()));
        return categories;
    }

    private static LineId known(String name, JsonValue at, List<LineId> lines) {
        return lines.stream()
                .filter(line -> line.value().equals(name))
                .findFirst()
                .orElseThrow(() -> at.fault("the order has no line " + name));
    }

    /** Reads the facts of one parcel. */
    static ParcelFacts parcel(JsonValue json, List<LineId> lines) {
        var parcel = json.fields(
                "id", "lines", "warehouse", "carrier", "tracking", "handedOverAt", "promisedAt", "deliveredAt");
        return new ParcelFacts(
                parcel.get("id").text(),
                given(parcel, "lines", all -> all.elements(line -> known(line.text(), line, lines))),
                given(parcel, "warehouse", JsonValue::text),
                given(parcel, "carrier", JsonValue::text),
                given(parcel, "tracking", JsonValue::text),
                given(parcel, "handedOverAt", Moments::instant),
                given(parcel, "promisedAt", Moments::instant),
                given(parcel, "deliveredAt", Moments::instant));
    }

    private static <T> Given<T> given(JsonValue.Fields parcel, String name, Function<JsonValue, T> reader) {
        return new Given<>(parcel.has(name), parcel.find(name).map(reader).orElse(null));
    }
}
