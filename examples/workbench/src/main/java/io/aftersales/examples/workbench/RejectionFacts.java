package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Rejection;

/** Writes the facts of a refusal, by name: units and minor units as numbers, everything else as text. */
public final class RejectionFacts {
    private RejectionFacts() {}

    /** Returns the facts, in the order of their declaration. */
    public static ObjectNode of(Rejection rejection) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        rejection.facts().forEach((name, fact) -> {
            if (fact instanceof Long || fact instanceof Integer) {
                facts.put(name, ((Number) fact).longValue());
            } else if (fact instanceof Money money) {
                facts.put(name, money.minor());
            } else {
                facts.put(name, fact.toString());
            }
        });
        return facts;
    }
}
