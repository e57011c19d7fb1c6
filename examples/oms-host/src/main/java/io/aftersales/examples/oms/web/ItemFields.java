package io.aftersales.examples.oms.web;

import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.shared.Rejection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the field of an application that a refusal is about. */
final class ItemFields {
    /** The field of an item that is the cause of a refusal, by the code of the refusal. */
    private static final Map<String, String> CAUSES = Map.ofEntries(
            Map.entry("WINDOW_EXPIRED", "reason"),
            Map.entry("NOT_RETURNABLE", "reason"),
            Map.entry("REASON_NOT_VERIFIED", "reason"),
            Map.entry("EVIDENCE_REQUIRED", "reason"),
            Map.entry("UNKNOWN_REASON", "reason"),
            Map.entry("QUANTITY_EXCEEDED", "quantity"),
            Map.entry("UNKNOWN_LINE", "line"),
            Map.entry("OUT_OF_STOCK", "wantedSku"),
            Map.entry("NO_PRICE", "wantedSku"));

    private ItemFields() {}

    /** Returns the field, such as {@code items[1].reason}; null where no item, or more than one, can be meant. */
    static @Nullable String of(Rejection why, Bodies.Asked body) {
        String cause = CAUSES.get(why.code());
        if (cause == null) {
            return null;
        }
        Map<String, Object> facts = why.facts();
        if (body.wholeOrder() != null && body.wholeOrder().equals(facts.get("reason"))) {
            return "wholeOrder";
        }
        List<Bodies.Item> items = Bodies.orNone(body.items());
        int[] meant = IntStream.range(0, items.size())
                .filter(i -> isMeant(items.get(i), facts))
                .toArray();
        return meant.length == 1 ? "items[" + meant[0] + "]." + cause : null;
    }

    private static boolean isMeant(Bodies.Item item, Map<String, Object> facts) {
        return agrees(facts.get("line"), item.line())
                && agrees(facts.get("reason"), item.reason())
                && agrees(facts.get("sku"), requireNonNullElse(item.wantedSku(), ""));
    }

    /** Tells whether a fact does not speak against a value. */
    private static boolean agrees(@Nullable Object fact, String value) {
        return fact == null || fact.toString().equals(value);
    }
}
