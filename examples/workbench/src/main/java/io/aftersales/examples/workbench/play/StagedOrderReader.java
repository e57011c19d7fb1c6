package io.aftersales.examples.workbench.play;

import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.OrderReader;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an order of a script: the order of a quote, and what the host tells about it. */
final class StagedOrderReader {
    private static final OrderId THE_ONLY_ONE = OrderId.of("1001");
    private static final String[] TOLD = {"id", "buyer", "vip", "group", "state", "placedAt", "categories", "parcels"};

    private final OrderReader stated;
    private final StagedOrder order;

    StagedOrderReader(JsonValue json, Currency currency, Instant now) {
        var fields = json.anyFields();
        OrderId id = fields.find("id").map(named -> named.text(OrderId::of)).orElse(THE_ONLY_ONE);
        stated = new OrderReader(json, currency, id, TOLD);
        List<LineId> lines = stated.lines().stream().map(OrderLine::id).toList();
        List<Parcel> parcels = fields.elementsOf(
                "parcels", parcel -> ParcelReader.read(parcel, lines).asNew(lines));
        order = new StagedOrder(
                id,
                stated.stated(),
                stated.history(),
                List.of(),
                fields.textOr("buyer", "b1"),
                fields.truthOr("vip", false),
                fields.textOr("group", ""),
                fields.oneOfOr("state", OrderState.PAID),
                fields.find("placedAt").map(Moments::instant).orElse(now),
                fields.find("categories").map(all -> categories(all, lines)).orElse(Map.of()),
                lines,
                parcels);
    }

    /** Returns the order as it stands at the beginning of the script. */
    StagedOrder order() {
        return order;
    }

    boolean hasTender(TenderId tender) {
        return stated.hasTender(tender);
    }

    private static Map<LineId, String> categories(JsonValue json, List<LineId> lines) {
        var categories = new LinkedHashMap<LineId, String>();
        json.entries()
                .forEach((name, category) -> categories.put(ParcelReader.line(name, category, lines), category.text()));
        return categories;
    }
}
