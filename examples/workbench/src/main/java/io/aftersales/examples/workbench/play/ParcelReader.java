package io.aftersales.examples.workbench.play;

import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.play.ParcelFacts.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the facts of a parcel. */
final class ParcelReader {
    private ParcelReader() {}

    /** Reads one parcel of an order with these lines. */
    static ParcelFacts read(JsonValue json, List<LineId> lines) {
        var parcel = json.fields(
                "id",
                "contents",
                "lines",
                "warehouse",
                "carrier",
                "tracking",
                "handedOverAt",
                "promisedAt",
                "deliveredAt",
                "ending");
        return new ParcelFacts(
                parcel.get("id").text(ParcelReader::id),
                contents(parcel, lines),
                given(parcel, "warehouse", JsonValue::text),
                given(parcel, "carrier", JsonValue::text),
                given(parcel, "tracking", JsonValue::text),
                given(parcel, "handedOverAt", Moments::instant),
                given(parcel, "promisedAt", Moments::instant),
                given(parcel, "deliveredAt", Moments::instant),
                given(parcel, "ending", ending -> ending.oneOf(Parcel.Ending.class)));
    }

    /** Refuses an id that stands for another place. */
    private static String id(String id) {
        return Place.parcel(id).value();
    }

    /** Reads units by line, or lines with all their units. */
    private static Given<Map<LineId, Long>> contents(JsonValue.Fields parcel, List<LineId> lines) {
        if (parcel.has("contents") && parcel.has("lines")) {
            throw parcel.get("lines").fault("a parcel has contents or lines, not both");
        }
        return parcel.has("lines")
                ? given(parcel, "lines", all -> whole(all.elements(line -> line(line.text(), line, lines))))
                : given(parcel, "contents", all -> units(all, lines));
    }

    private static Map<LineId, Long> whole(List<LineId> lines) {
        var contents = new LinkedHashMap<LineId, Long>();
        lines.forEach(line -> contents.put(line, Parcel.ALL_UNITS));
        return contents;
    }

    private static Map<LineId, Long> units(JsonValue json, List<LineId> lines) {
        var contents = new LinkedHashMap<LineId, Long>();
        json.entries().forEach((name, units) -> {
            if (units.whole() < 1) {
                throw units.fault("a parcel holds at least 1 unit of a line in it");
            }
            contents.put(line(name, units, lines), units.whole());
        });
        return contents;
    }

    private static <T> Given<T> given(JsonValue.Fields parcel, String name, Function<JsonValue, T> reader) {
        return new Given<>(parcel.has(name), parcel.find(name).map(reader).orElse(null));
    }

    /** Returns the line with this name; a name that no line has is a fault at this value. */
    static LineId line(String name, JsonValue at, List<LineId> lines) {
        return lines.stream()
                .filter(line -> line.value().equals(name))
                .findFirst()
                .orElseThrow(() -> at.fault("the order has no line " + name));
    }
}
