package io.aftersales.examples.workbench;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.BuyerFacts.Count;
import io.aftersales.domain.review.Criterion;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.RiskSignal;
import io.aftersales.domain.review.RuleAction;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a list of review rules. Any element that is not understood is a fault at its place in the file. */
public final class RuleReader {
    private static final Map<String, Function<JsonValue, Criterion>> CRITERIA = criteria();

    private enum Word {
        APPROVE,
        PERSON
    }

    private RuleReader() {}

    /** Reads the list with the signals that its rules count; amounts name their currency. */
    public static ReviewRules read(JsonValue json) {
        return read(json, null);
    }

    /**
     * Reads the list with the signals that its rules count.
     *
     * @param currency the currency of amounts that are given as plain numbers; null where every amount names its currency
     */
    public static ReviewRules read(JsonValue json, @Nullable Currency currency) {
        var list = json.fields("signals", "rules");
        List<RiskSignal> signals = list.find("signals").map(RuleReader::signals).orElse(List.of());
        return new ReviewRules(rules(list.get("rules"), currency), signals);
    }

    // --- the two lists
    // ---------------------------------------------------------------------------------------------------

    private static List<RiskSignal> signals(JsonValue json) {
        var names = new HashSet<String>();
        return json.elements(element -> {
            var signal = element.fields("name", "when", "weight");
            Criterion when = all(signal.get("when"));
            String name = once(signal.get("name"), names);
            long weight = within(signal.get("weight"), 1);
            return signal.get("name").text(any -> new RiskSignal(name, when, (int) weight));
        });
    }

    private static List<ReviewRule> rules(JsonValue json, @Nullable Currency currency) {
        var names = new HashSet<String>();
        var rules = new ArrayList<ReviewRule>();
        for (JsonValue element : json.elements()) {
            if (!rules.isEmpty() && decidesAll(rules.get(rules.size() - 1))) {
                throw element.fault("is never asked, the rule before it always applies");
            }
            var rule = element.fields("name", "when", "then");
            Criterion when = rule.find("when").map(RuleReader::all).orElseGet(Criterion.Always::new);
            String name = once(rule.get("name"), names);
            RuleAction then = ruling(rule.get("then"), currency);
            rules.add(rule.get("name").text(any -> new ReviewRule(name, when, then)));
        }
        return rules;
    }

    /** Tells whether a rule leaves nothing to the rules after it. An approval that keeps goods has conditions of its own. */
    private static boolean decidesAll(ReviewRule rule) {
        boolean limited = rule.ruling() instanceof RuleAction.Approve approval && approval.isKeeping();
        return rule.when() instanceof Criterion.Always && !limited;
    }

    private static String once(JsonValue json, Set<String> names) {
        if (!names.add(json.text())) {
            throw json.fault("\"" + json.text() + "\" is there already");
        }
        return json.text();
    }

    private static RuleAction ruling(JsonValue json, @Nullable Currency currency) {
        if (json.isText()) {
            return json.oneOf(Word.class) == Word.APPROVE ? RuleAction.approve() : RuleAction.person();
        }
        var ruling = json.fields("approve", "reject", "person");
        long said = Stream.of("approve", "reject", "person")
                .filter(word -> ruling.find(word).isPresent())
                .count();
        if (said != 1) {
            throw json.fault(
                    "expected APPROVE, PERSON, {\"approve\": HOW}, {\"reject\": REASON} or {\"person\": GROUP}");
        }
        return ruling.find("approve")
                .map(how -> approval(how, currency))
                .or(() -> ruling.find("reject").map(reason -> reason.text(RuleAction::reject)))
                .orElseGet(() -> ruling.get("person").text(RuleAction::person));
    }

    /** Reads how a rule approves; an empty object says no more than the word. */
    private static RuleAction approval(JsonValue json, @Nullable Currency currency) {
        var how = json.fields("keepingUpTo", "release");
        Optional<Money> most = how.find("keepingUpTo")
                .map(limit ->
                        currency != null && limit.isNumber() ? Money.ofMinor(limit(limit), currency) : money(limit));
        Optional<Release> release = how.find("release").map(when -> when.oneOf(Release.class));
        if (most.isPresent() && release.isPresent()) {
            throw json.fault("goods that the buyer keeps have no release");
        }
        return most.map(RuleAction::approveKeeping)
                .or(() -> release.map(RuleAction::approve))
                .orElseGet(RuleAction::approve);
    }

    // --- criteria
    // --------------------------------------------------------------------------------------------------------

    private static Map<String, Function<JsonValue, Criterion>> criteria() {
        var known = new LinkedHashMap<String, Function<JsonValue, Criterion>>();
        known.put("kind", json -> new Criterion.KindIs(some(json, each -> each.oneOf(CaseKind.class))));
        known.put("reason", json -> new Criterion.ReasonIs(some(json, RuleReader::reason)));
        known.put("fault", json -> new Criterion.FaultIs(some(json, each -> each.oneOf(Fault.class))));
        known.put("amountBelow", json -> new Criterion.AmountBelow(money(json)));
        known.put("amountAtLeast", json -> new Criterion.AmountAtLeast(money(json)));
        known.put("evidenceAtLeast", json -> new Criterion.EvidenceAtLeast(within(json, 1)));
        known.put("evidenceUsedBefore", json -> yesOrNo(json, new Criterion.EvidenceReused()));
        known.put("handover", json -> new Criterion.HandoverIs(json.oneOf(DeliveryProgress.class)));
        known.put("verified", json -> yesOrNo(json, new Criterion.Verified()));
        known.put("vip", json -> yesOrNo(json, new Criterion.Vip()));
        known.put("riskAtLeast", json -> new Criterion.RiskAtLeast(within(json, 1)));
        known.put("buyer", RuleReader::buyer);
        known.put("keptBeforeAtMost", json -> Criterion.keptBeforeAtMost(within(json, 0)));
        known.put("all", json -> new Criterion.All(some(json, RuleReader::all)));
        known.put("any", json -> new Criterion.Any(some(json, RuleReader::all)));
        known.put("not", json -> Criterion.not(all(json)));
        return known;
    }

    /** Reads an object of criteria, all of which have to be met. */
    private static Criterion all(JsonValue json) {
        return together(json, CRITERIA);
    }

    private static Criterion buyer(JsonValue json) {
        var counts = new LinkedHashMap<String, Function<JsonValue, Criterion>>();
        for (Count count : Count.values()) {
            String name = switch (count) {
                case ORDERS -> "orders";
                case CASES -> "cases";
                case REFUNDED_CASES -> "refundedCases";
                case REJECTED_CASES -> "rejectedCases";
                case KEPT_CASES -> "keptCases";
            };
            counts.put(name + "AtMost", limit -> new Criterion.BuyerAtMost(count, within(limit, 0)));
            counts.put(name + "AtLeast", limit -> new Criterion.BuyerAtLeast(count, within(limit, 0)));
        }
        return together(json, counts);
    }

    private static Criterion together(JsonValue json, Map<String, Function<JsonValue, Criterion>> known) {
        var fields = json.fields(known.keySet().toArray(String[]::new));
        var named = new ArrayList<Criterion>();
        known.forEach((name, reader) -> fields.find(name).map(reader).ifPresent(named::add));
        if (named.isEmpty()) {
            throw json.fault("names nothing, known are " + String.join(", ", known.keySet()));
        }
        return named.size() == 1 ? named.get(0) : new Criterion.All(named);
    }

    private static Criterion yesOrNo(JsonValue json, Criterion yes) {
        return json.truth() ? yes : Criterion.not(yes);
    }

    /** Reads one value, or an array of at least one. */
    private static <T> List<T> some(JsonValue json, Function<JsonValue, T> reader) {
        if (!json.isArray()) {
            return List.of(reader.apply(json));
        }
        if (json.elements().isEmpty()) {
            throw json.fault("names nothing");
        }
        return json.elements(reader);
    }

    private static String reason(JsonValue json) {
        return Reason.STANDARD.stream()
                .map(Reason::code)
                .filter(json.text()::equals)
                .findFirst()
                .orElseThrow(() -> json.noneOf(Reason.STANDARD));
    }

    private static Money money(JsonValue json) {
        var money = json.fields("amount", "currency");
        return Money.ofMinor(limit(money.get("amount")), money.get("currency").text(RuleReader::currency));
    }

    private static long limit(JsonValue json) {
        long amount = json.whole();
        if (amount < 1) {
            throw json.fault(amount + " is no limit");
        }
        return amount;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no currency: " + code, e);
        }
    }

    private static int within(JsonValue json, int least) {
        long number = json.whole();
        if (number < least || number > 1_000_000) {
            throw json.fault(number + " is not within " + least + " to 1000000");
        }
        return (int) number;
    }
}
