package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.finance.ReviewDryRun;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.oms.PolicyProperties;
import io.aftersales.examples.oms.PolicyProperties.Automatic;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that asks other rules about past cases, on the facts that were seen then. No case is changed. */
@Controller
class WhatIfController {
    private static final List<String> LIMITS = List.of("reshipBelow", "keepUpTo", "faultBelow", "cleanRecordBelow");
    private static final int PART = 1000;
    private static final int ROWS = 100;

    private final CaseRepository cases;
    private final PolicyProperties policy;

    WhatIfController(CaseRepository cases, PolicyProperties policy) {
        this.cases = cases;
        this.policy = policy;
    }

    /**
     * Cases about which the other rules decide otherwise, in the same way.
     *
     * @param was the code of what was decided
     * @param would the code of what would be decided
     * @param worth the worth of their goods, an amount for each currency
     */
    record Changed(String was, String would, long count, List<String> worth) {}

    /** One of these cases. */
    record Row(CaseId caseId, ReviewFacts seen, String was, String would, String rule) {}

    @GetMapping("/what-if")
    String ask(@RequestParam Map<String, String> typed, @ModelAttribute("reader") Reader reader, Model page) {
        Menu.WHAT_IF.refuseOthers(reader.actor());
        boolean asked = typed.containsKey("currency");
        Map<String, String> values = asked ? typed : today();
        page.addAttribute("values", values);
        page.addAttribute("limits", LIMITS);
        if (!asked) {
            return "console/what-if";
        }
        Optional<Currency> currency = Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode()
                        .equals(typed.getOrDefault("currency", "").strip()))
                .findFirst();
        if (currency.isEmpty()) {
            page.addAttribute("wrong", "currency");
            return "console/what-if";
        }
        var amounts = new HashMap<String, Money>();
        for (String limit : LIMITS) {
            String text = typed.getOrDefault(limit, "");
            Optional<Money> read = MoneyField.read(text, currency.get());
            if (!text.isBlank() && read.isEmpty()) {
                page.addAttribute("wrong", limit);
                return "console/what-if";
            }
            read.ifPresent(amount -> amounts.put(limit, amount));
        }
        Automatic other = new Automatic(
                typed.containsKey("unshipped"),
                policy.automatic().riskFrom(),
                amounts.get("reshipBelow"),
                amounts.get("keepUpTo"),
                amounts.get("faultBelow"),
                amounts.get("cleanRecordBelow"));
        show(other.asRules(), reader, page);
        return "console/what-if";
    }

    /** The rules of today, as the form shows them at first. */
    private Map<String, String> today() {
        Automatic rules = policy.automatic();
        var values = new HashMap<String, String>();
        values.put("currency", "CNY");
        if (rules.unshipped()) {
            values.put("unshipped", "on");
        }
        put(values, "reshipBelow", rules.reshipBelow());
        put(values, "keepUpTo", rules.keepUpTo());
        put(values, "faultBelow", rules.faultBelow());
        put(values, "cleanRecordBelow", rules.cleanRecordBelow());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable Money amount) {
        if (amount != null) {
            values.put(name, amount.toDecimal().toPlainString());
            values.put("currency", amount.currency().getCurrencyCode());
        }
    }

    private void show(ReviewRules rules, Reader reader, Model page) {
        long asked = 0;
        long passedOver = 0;
        var rows = new ArrayList<Row>();
        Map<String, Map<String, Money>> worth = new TreeMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        var query = CaseQuery.builder().limit(PART).build();
        List<AfterSalesCase> part = cases.search(query);
        while (!part.isEmpty()) {
            ReviewDryRun run = ReviewDryRun.of(rules, part);
            asked += run.asked();
            passedOver += run.passedOver();
            for (ReviewDryRun.Different each : run.different()) {
                Row row = new Row(
                        each.caseId(),
                        each.was().seen(),
                        each.was().ruling().outcome(),
                        each.would().ruling().outcome(),
                        each.would().rule());
                String change = row.was() + ">" + row.would();
                Money amount = row.seen().amount();
                counts.merge(change, 1L, Long::sum);
                worth.computeIfAbsent(change, unseen -> new TreeMap<>())
                        .merge(amount.currency().getCurrencyCode(), amount, Money::plus);
                if (rows.size() < ROWS) {
                    rows.add(row);
                }
            }
            part = cases.search(query.after(part.get(part.size() - 1).id()));
        }
        page.addAttribute("asked", asked);
        page.addAttribute("passedOver", passedOver);
        page.addAttribute("rows", rows);
        page.addAttribute(
                "changes",
                worth.entrySet().stream()
                        .map(each ->
                                changed(each.getKey(), counts.getOrDefault(each.getKey(), 0L), each.getValue(), reader))
                        .toList());
    }

    private static Changed changed(String change, long count, Map<String, Money> worth, Reader reader) {
        int between = change.indexOf('>');
        return new Changed(
                change.substring(0, between),
                change.substring(between + 1),
                count,
                worth.values().stream().map(reader::money).toList());
    }
}
