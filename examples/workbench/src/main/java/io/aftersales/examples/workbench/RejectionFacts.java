package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.Violation;
import java.util.List;
import java.util.Map;

/** Writes the facts of a refusal, by name: units and minor units as numbers, counts and lists as such, everything else as text. */
public final class RejectionFacts {
    private RejectionFacts() {}

    /** Returns the facts, in the order of their declaration. */
    public static ObjectNode of(Rejection rejection) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        rejection.facts().forEach((name, fact) -> {
            if (fact == null) {
                facts.putNull(name);
            } else if (fact instanceof Long || fact instanceof Integer) {
                facts.put(name, ((Number) fact).longValue());
            } else if (fact instanceof Money money) {
                facts.put(name, money.minor());
            } else if (fact instanceof Map<?, ?> counts) {
                ObjectNode object = facts.putObject(name);
                counts.forEach((what, count) -> object.put(what.toString(), ((Number) count).longValue()));
            } else if (fact instanceof List<?> list) {
                ArrayNode array = facts.putArray(name);
                list.forEach(each -> array.add(text(each)));
            } else {
                facts.put(name, text(fact));
            }
        });
        return facts;
    }

    /** Returns a fact as text; of a violation the place and the constraint, because its message depends on the machine's language. */
    private static String text(Object fact) {
        return fact instanceof Violation violation ? violation.path() + ": " + violation.constraint() : fact.toString();
    }
}
