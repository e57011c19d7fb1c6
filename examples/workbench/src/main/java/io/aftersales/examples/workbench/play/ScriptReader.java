package io.aftersales.examples.workbench.play;

import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.workbench.CurrencyReader;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.PolicyReader;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a script. A fault of shape anywhere in it is thrown before any step is played. */
final class ScriptReader {
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private ScriptReader() {}

    static Script read(JsonValue json) {
        var script = json.fields(
                "id", "currency", "now", "policy", "order", "orders", "stock", "prices", "partners", "steps", "expect");
        Currency currency = CurrencyReader.read(script);
        Instant now = script.find("now").map(Moments::instant).orElse(BEGINNING);
        List<StagedOrderReader> orders = orders(script, currency, now);
        ShopPolicy policy = script.find("policy")
                .map(rules -> policy(rules, currency, tender -> isPaidWith(orders, tender)))
                .orElse(ShopPolicy.STANDARD);
        var setting = new Setting(
                currency,
                now,
                policy,
                orders.stream().map(StagedOrderReader::order).toList(),
                script.find("stock").map(SkuReader::stock).orElse(Map.of()),
                script.find("prices").map(SkuReader::prices).orElse(Map.of()),
                script.find("partners").map(PartnerReader::first).orElse(PartnerWords.WILLING));
        var names = new ScriptNames(currency, setting.orders());
        return new Script(
                script.find("id").map(JsonValue::text).orElse(null),
                setting,
                new StepReader(names, now).all(script.get("steps")),
                script.find("expect").orElse(null));
    }

    private static List<StagedOrderReader> orders(JsonValue.Fields script, Currency currency, Instant now) {
        var one = script.find("order");
        var several = script.find("orders");
        if (one.isPresent() == several.isPresent()) {
            throw script.object().fault("expected either order or orders");
        }
        if (one.isPresent()) {
            return List.of(new StagedOrderReader(one.get(), currency, now));
        }
        if (several.get().elements().isEmpty()) {
            throw several.get().fault("names no order");
        }
        var orders = new ArrayList<StagedOrderReader>();
        Set<OrderId> ids = new HashSet<>();
        for (JsonValue each : several.get().elements()) {
            StagedOrderReader read = new StagedOrderReader(each, currency, now);
            if (!ids.add(read.order().id())) {
                throw each.anyFields()
                        .find("id")
                        .orElse(each)
                        .fault("an order " + read.order().id() + " is there already");
            }
            orders.add(read);
        }
        return orders;
    }

    private static boolean isPaidWith(List<StagedOrderReader> orders, TenderId tender) {
        return orders.stream().anyMatch(order -> order.hasTender(tender));
    }

    private static ShopPolicy policy(JsonValue json, Currency currency, Predicate<TenderId> isTender) {
        var policy = json.fields("money", "cases");
        RefundPolicy money = policy.find("money")
                .map(rules -> PolicyReader.read(rules, isTender))
                .orElse(RefundPolicy.STANDARD);
        CasePolicy cases = policy.find("cases")
                .map(rules -> CasePolicyReader.read(rules, currency))
                .orElse(CasePolicy.STANDARD);
        return ShopPolicy.STANDARD.with(money).with(cases);
    }
}
