package io.aftersales.examples.workbench;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.LineId;
import java.util.Currency;
import java.util.List;

/** Reads the scenarios of {@code quote}. */
final class ScenarioReader {

    private ScenarioReader() {}

    static Scenario read(JsonValue json) {
        var scenario = json.fields("id", "currency", "order", "policy", "refunds");
        String id = scenario.find("id").map(JsonValue::text).orElse(null);
        Currency currency = CurrencyReader.read(scenario);
        var order = new OrderReader(scenario.get("order"), currency);
        RefundPolicy policy = scenario.find("policy")
                .map(rules -> PolicyReader.read(rules, order::hasTender))
                .orElse(RefundPolicy.STANDARD);
        List<RefundRequest> refunds = scenario.get("refunds").elements(ScenarioReader::refund);
        return new Scenario(id, order.checked().map(checked -> FrozenOrder.of(checked, policy)), refunds);
    }

    private static RefundRequest refund(JsonValue json) {
        var refund = json.fields("reason", "lines", "shipping", "fee", "amount");
        return new RefundRequest(
                refund.find("reason").map(ScenarioReader::reason).orElse(Reason.NO_REASON),
                refund.find("lines")
                        .map(all -> all.elements(ScenarioReader::asked))
                        .orElse(List.of()),
                refund.oneOfOr("shipping", ShippingChoice.BY_POLICY),
                refund.wholeOr("fee", 0),
                refund.find("amount").map(JsonValue::whole).orElse(null));
    }

    private static Reason reason(JsonValue json) {
        String code = json.text();
        return Reason.STANDARD.stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> json.noneOf(Reason.STANDARD));
    }

    private static RefundRequest.Asked asked(JsonValue json) {
        var asked = json.fields("line", "quantity");
        return new RefundRequest.Asked(
                asked.get("line").text(LineId::of), asked.get("quantity").whole());
    }
}
