package io.aftersales.examples.workbench.play;

import io.aftersales.domain.shared.LineId;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.play.ParcelFacts.Given;
import java.util.List;
import java.util.function.Function;

/** Reads the facts of a parcel. */
final class ParcelReader {
    private ParcelReader() {}

    /** Reads one parcel of an order with these lines. */
    static ParcelFacts read(JsonValue json, List<LineId> lines) {
        var parcel = json.fields(
                "id", "lines", "warehouse", "carrier", "tracking", "handedOverAt", "promisedAt", "deliveredAt");
        return new ParcelFacts(
                parcel.get("id").text(),
                given(parcel, "lines", all -> all.elements(line -> line(line.text(), line, lines))),
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

    /** Returns the line with this name; a name that no line has is a fault at this value. */
    static LineId line(String name, JsonValue at, List<LineId> lines) {
        return lines.stream()
                .filter(line -> line.value().equals(name))
                .findFirst()
                .orElseThrow(() -> at.fault("the order has no line " + name));
    }
}
