package io.aftersales.examples.workbench;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.Currency;
import java.util.List;

/** Reads the scenarios of {@code quote}. */
final class ScenarioReader {

    private ScenarioReader() {}

    static Scenario read(JsonValue json) {
        var scenario = json.fields("id", "currency", "order", "policy", "refunds");
        String id = scenario.find("id").map(JsonValue::text).orElse(null);
        Currency currency = CurrencyReader.read(scenario);
        var order = new OrderReader(scenario.get("order"), currency, OrderId.of("quoted"));
        RefundPolicy policy = scenario.find("policy")
                .map(rules -> PolicyReader.read(rules, order::hasTender))
                .orElse(RefundPolicy.STANDARD);
        Either<Rejection, OrderAccount> account = order.checked()
                .map(checked -> FrozenOrder.of(checked, policy))
                .flatMap(frozen -> order.history().flatMap(history -> opened(frozen, history)));
        return new Scenario(id, account, scenario.get("refunds").elements(ScenarioReader::step));
    }

    private static Either<Rejection, OrderAccount> opened(FrozenOrder frozen, RefundHistory history) {
        return AccountOpening.open(frozen, history, Quotation.context(OrderAccount.open(frozen)));
    }

    private static RefundRequest.Asked unitsOfLine(JsonValue json) {
        var units = json.fields("line", "quantity");
        return new RefundRequest.Asked(
                units.get("line").text(LineId::of), units.get("quantity").whole(), 0, false);
    }

    private static QuoteStep step(JsonValue json) {
        var step = json.anyFields();
        if (step.has("capture")) {
            var capture = json.fields("capture").get("capture").fields("tender", "amount");
            return new QuoteStep.Capture(
                    capture.get("tender").text(TenderId::of),
                    capture.get("amount").whole());
        }
        if (step.has("amend")) {
            return new QuoteStep.Amend(
                    OrderReader.amendment(json.fields("amend").get("amend")));
        }
        if (step.has("external")) {
            var external = json.fields("external").get("external").fields("tender", "amount", "reference", "lines");
            return new QuoteStep.External(
                    external.get("tender").text(TenderId::of),
                    external.get("amount").whole(),
                    external.get("reference").text(),
                    external.elementsOf("lines", ScenarioReader::unitsOfLine));
        }
        if (step.has("reverseExternal")) {
            var reversed = json.fields("reverseExternal").get("reverseExternal").fields("reference", "amount");
            return new QuoteStep.ReverseExternal(
                    reversed.get("reference").text(), reversed.get("amount").whole());
        }
        if (step.has("giveBackKept")) {
            var given = json.fields("giveBackKept").get("giveBackKept").fields("step", "amount");
            return new QuoteStep.GiveBackKept(
                    given.get("step").whole(), given.get("amount").whole());
        }
        return new QuoteStep.Refund(refund(json));
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
        var asked = json.fields("line", "quantity", "deduct", "unshipped");
        return new RefundRequest.Asked(
                asked.get("line").text(LineId::of),
                asked.get("quantity").whole(),
                asked.find("deduct").map(PolicyReader::percentOf).orElse(0),
                asked.truthOr("unshipped", false));
    }
}
