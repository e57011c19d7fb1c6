package io.aftersales.examples.workbench.play;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.examples.workbench.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rules about windows. */
final class WindowRulesReader {
    private static final int MOST_DAYS = 999_999;

    private WindowRulesReader() {}

    /** Reads the list; a rule counts from the same moment as the reasons unless it names its own. */
    static WindowRules read(JsonValue json, Start from) {
        var names = new HashSet<String>();
        var rules = new ArrayList<WindowRule>();
        for (JsonValue element : json.elements()) {
            var rule = element.fields("name", "when", "days", "from");
            JsonValue name = rule.get("name");
            if (!names.add(name.text())) {
                throw name.fault("\"" + name.text() + "\" is there already");
            }
            WindowCriteria when = rule.find("when").map(WindowRulesReader::when).orElse(WindowCriteria.ANY);
            Integer days = days(rule.get("days"));
            Start start = rule.oneOfOr("from", from);
            rules.add(name.text(checked -> new WindowRule(checked, when, days, start)));
        }
        return new WindowRules(rules, from);
    }

    /** Reads a number of days, or {@code none}; null for none. */
    static @Nullable Integer days(JsonValue json) {
        if (json.isText()) {
            if (!json.text().equals("none")) {
                throw json.noneOf(List.of("none"));
            }
            return null;
        }
        long days = json.whole();
        if (days < 1 || days > MOST_DAYS) {
            throw json.fault(days + " is not within 1 to " + MOST_DAYS);
        }
        return (int) days;
    }

    private static WindowCriteria when(JsonValue json) {
        var when = json.fields("kind", "reason", "fault", "category", "group", "vip", "placedFrom", "placedBefore");
        try {
            return new WindowCriteria(
                    some(when.find("kind").orElse(null), each -> each.oneOf(CaseKind.class)),
                    some(when.find("reason").orElse(null), WindowRulesReader::reason),
                    some(when.find("fault").orElse(null), each -> each.oneOf(Fault.class)),
                    some(when.find("category").orElse(null), JsonValue::text),
                    some(when.find("group").orElse(null), JsonValue::text),
                    when.find("vip").map(JsonValue::truth).orElse(null),
                    when.find("placedFrom").map(Moments::instant).orElse(null),
                    when.find("placedBefore").map(Moments::instant).orElse(null));
        } catch (IllegalArgumentException e) {
            throw json.fault(String.valueOf(e.getMessage()));
        }
    }

    /** Reads a word, or an array of at least one; none where the criterion is not named. */
    private static <T> Set<T> some(@Nullable JsonValue json, Function<JsonValue, T> reader) {
        if (json == null) {
            return Set.of();
        }
        if (!json.isArray()) {
            return Set.of(reader.apply(json));
        }
        if (json.elements().isEmpty()) {
            throw json.fault("names nothing");
        }
        return new HashSet<>(json.elements(reader));
    }

    private static String reason(JsonValue json) {
        return Reason.STANDARD.stream()
                .map(Reason::code)
                .filter(json.text()::equals)
                .findFirst()
                .orElseThrow(() -> json.noneOf(Reason.STANDARD));
    }
}
