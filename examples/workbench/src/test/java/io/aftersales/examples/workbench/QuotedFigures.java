package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The figures of an answer of {@code quote}, as they are compared with those of another computation. Texts are left out, and of the facts of
 * a refusal all but {@code asked} and {@code left}; so is what is zero or empty, which says the same as its absence.
 */
final class QuotedFigures {
    private static final Set<String> TEXTS = Set.of("explanation", "message");
    private static final Set<String> COMPARED_FACTS = Set.of("asked", "left");

    private QuotedFigures() {}

    static JsonNode of(JsonNode answer) {
        if (answer.isObject()) {
            ObjectNode figures = JsonNodeFactory.instance.objectNode();
            answer.properties().forEach(field -> {
                JsonNode value = "facts".equals(field.getKey()) ? facts(field.getValue()) : of(field.getValue());
                if (!TEXTS.contains(field.getKey()) && !saysNothing(value)) {
                    figures.set(field.getKey(), value);
                }
            });
            return figures;
        }
        if (answer.isArray()) {
            ArrayNode figures = JsonNodeFactory.instance.arrayNode();
            answer.forEach(each -> figures.add(of(each)));
            return figures;
        }
        // A number read from a text is an int or a long, whatever it was written as.
        return answer.isIntegralNumber() ? JsonNodeFactory.instance.numberNode(answer.longValue()) : answer;
    }

    private static JsonNode facts(JsonNode facts) {
        ObjectNode compared = JsonNodeFactory.instance.objectNode();
        facts.properties().stream()
                .filter(fact -> COMPARED_FACTS.contains(fact.getKey()))
                .forEach(fact -> compared.put(fact.getKey(), fact.getValue().longValue()));
        return compared;
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isContainerNode()
                ? value.isEmpty()
                : value.isNull() || (value.isNumber() && value.longValue() == 0);
    }

    /** Checks the sums that every answer has to keep, whatever its figures. */
    static void addUp(JsonNode answer) {
        long paidOut = 0;
        for (JsonNode step : answer.path("refunds")) {
            assertThat(sum(step.path("tenders"), "amount")).isEqualTo(amount(step, "payout"));
            paidOut += amount(step, "payout");
            if (step.has("goods")) {
                refundAddsUp(step);
            }
        }
        if (!answer.has("rejected")) {
            assertThat(amount(answer, "paid"))
                    .isEqualTo(amount(answer, "refunded")
                            + amount(answer, "kept")
                            + amount(answer, "external")
                            + amount(answer, "remaining"));
            // What was paid out before the first step is in no step.
            assertThat(amount(answer, "paidOut")).isGreaterThanOrEqualTo(paidOut);
            assertThat(amount(answer, "captured")).isLessThanOrEqualTo(amount(answer, "paid"));
        }
    }

    private static void refundAddsUp(JsonNode refund) {
        long total = amount(refund, "total");
        assertThat(total)
                .isEqualTo(amount(refund, "goods")
                        - amount(refund, "discounts")
                        + amount(refund, "shipping")
                        + amount(refund, "tax")
                        + amount(refund, "otherCharges")
                        + amount(refund, "goodwill")
                        - amount(refund, "fees")
                        - amount(refund, "deductions")
                        - amount(refund, "withheld"));
        assertThat(amount(refund, "payout") + amount(refund, "notCollected")).isEqualTo(total);
        assertThat(amount(refund, "withheld")).isNotNegative();
        assertThat(sum(refund.path("taxes"), "gross")).isEqualTo(total);
    }

    private static long sum(JsonNode rows, String field) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += amount(row, field);
        }
        return sum;
    }

    private static long amount(JsonNode json, String field) {
        return json.path(field).longValue();
    }
}
