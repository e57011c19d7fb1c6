package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.RuleReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads a shop's rules about cases; fields that are left out have the standard value. */
public final class CasePolicyReader {
    private CasePolicyReader() {}

    static CasePolicy read(JsonValue json, Currency currency) {
        var rules = json.fields(
                "windowDays",
                "windowFrom",
                "windows",
                "calendarZone",
                "notReturnable",
                "openCases",
                "fourEyesAbove",
                "reviewerLimit",
                "routes",
                "refundTo",
                "creditBonus",
                "grades",
                "release",
                "exchangeValue",
                "waiveMost",
                "rules",
                "waits",
                "postedWait",
                "reminderBefore",
                "offerWait",
                "appealWithin");
        CasePolicy.Builder policy = opening(rules);
        rules.find("notReturnable")
                .map(all -> new HashSet<>(all.elements(JsonValue::text)))
                .ifPresent(policy::notReturnable);
        rules.find("fourEyesAbove").map(limit -> limit(limit, currency)).ifPresent(policy::fourEyesAbove);
        rules.find("reviewerLimit").map(limit -> limit(limit, currency)).ifPresent(policy::reviewerLimit);
        rules.find("routes").map(CasePolicyReader::routes).ifPresent(policy::routes);
        rules.find("refundTo")
                .map(all -> new HashSet<>(all.elements(each -> each.oneOf(RefundDestination.class))))
                .ifPresent(policy::destinations);
        policy.release(rules.oneOfOr("release", Release.AFTER_INSPECTION));
        rules.find("creditBonus").map(bonus -> bonus(bonus, currency)).ifPresent(policy::creditBonus);
        rules.find("grades")
                .map(all -> all.elements(CasePolicyReader::grade).toArray(Grade[]::new))
                .ifPresent(grades -> ownGrades(policy, grades, rules.get("grades")));
        policy.exchangeValue(exchangeValue(rules, currency));
        rules.find("rules").map(list -> RuleReader.read(list, currency)).ifPresent(policy::rules);
        rules.find("waits").ifPresent(waits -> waits(policy, waits));
        rules.find("postedWait").map(Moments::duration).ifPresent(policy::postedReturnWait);
        rules.find("reminderBefore").map(Moments::duration).ifPresent(policy::reminderBefore);
        rules.find("offerWait").map(Moments::duration).ifPresent(wait -> policy.waitIn(CaseStatus.OFFERED, wait));
        rules.find("appealWithin").map(Moments::duration).ifPresent(policy::appealWithin);
        return policy.build();
    }

    /**
     * Reads the rules about windows and open cases alone. For the others a history of past orders has no facts: it knows no categories and no
     * list prices, and each of its cases is approved by hand.
     */
    public static CasePolicy readOpening(JsonValue json) {
        return opening(json.fields("windowDays", "windowFrom", "windows", "calendarZone", "openCases"))
                .build();
    }

    private static CasePolicy.Builder opening(JsonValue.Fields rules) {
        CasePolicy.Builder policy = CasePolicy.builder();
        rules.find("windowDays").ifPresent(days -> window(policy, days));
        Start from = rules.oneOfOr("windowFrom", Start.OWN_PARCEL);
        policy.windows(rules.find("windows")
                .map(windows -> WindowRulesReader.read(windows, from))
                .orElse(WindowRules.NONE.from(from)));
        rules.find("calendarZone")
                .map(zone -> zone.text(CasePolicyReader::zone))
                .ifPresent(policy::calendarZone);
        return policy.openCases(rules.oneOfOr("openCases", OpenCaseRule.BY_UNIT));
    }

    private static void window(CasePolicy.Builder policy, JsonValue json) {
        Integer days = WindowRulesReader.days(json);
        if (days == null) {
            policy.withoutWindows();
        } else {
            policy.windowDays(days);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no time zone such as Asia/Shanghai", e);
        }
    }

    /** Reads the rule about the value of exchanges. The limit is about WAIVE, and means nothing to the other rules. */
    private static ExchangeValue exchangeValue(JsonValue.Fields rules, Currency currency) {
        var rule = rules.oneOfOr("exchangeValue", ExchangeValue.Rule.LIKE_FOR_LIKE);
        Optional<Money> most = rules.find("waiveMost").map(limit -> limit(limit, currency));
        return new ExchangeValue(
                rule,
                rule == ExchangeValue.Rule.WAIVE
                        ? most.map(MoneyLimits::of).orElse(MoneyLimits.NONE)
                        : MoneyLimits.NONE);
    }

    private static Money limit(JsonValue json, Currency currency) {
        if (json.whole() < 0) {
            throw json.fault(json.whole() + " is negative");
        }
        return Money.ofMinor(json.whole(), currency);
    }

    private static CreditBonus bonus(JsonValue json, Currency currency) {
        var bonus = json.fields("percent", "most");
        return new CreditBonus(
                percent(bonus.get("percent"), 1),
                bonus.find("most")
                        .map(most -> MoneyLimits.of(limit(most, currency)))
                        .orElse(MoneyLimits.NONE));
    }

    private static int percent(JsonValue json, int least) {
        long percent = json.whole();
        if (percent < least || percent > 100) {
            throw json.fault(percent + " is not within " + least + " to 100");
        }
        return (int) percent;
    }

    private static Grade grade(JsonValue json) {
        var grade = json.fields("code", "accepted", "paysPercent", "disposition");
        return new Grade(
                grade.get("code").text(code -> UpperSnake.checked("grade", code)),
                grade.get("accepted").truth(),
                percent(grade.get("paysPercent"), 0),
                grade.get("disposition").text(Disposition::of));
    }

    private static void ownGrades(CasePolicy.Builder policy, Grade[] grades, JsonValue json) {
        try {
            policy.grades(grades).build();
        } catch (IllegalArgumentException e) {
            throw json.fault(String.valueOf(e.getMessage()));
        }
    }

    private static List<Route> routes(JsonValue json) {
        var named = new HashSet<Route>();
        List<Route> routes = json.elements(each -> {
            Route route = each.oneOf(Route.class);
            if (!named.add(route)) {
                throw each.fault("route " + route + " is named twice");
            }
            return route;
        });
        if (routes.isEmpty()) {
            throw json.fault("names no route");
        }
        return routes;
    }

    private static void waits(CasePolicy.Builder policy, JsonValue json) {
        json.entries().forEach((name, wait) -> policy.waitIn(status(name, wait), Moments.duration(wait)));
    }

    private static CaseStatus status(String name, JsonValue at) {
        return Arrays.stream(CaseStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> at.fault("there is no status " + name));
    }
}
