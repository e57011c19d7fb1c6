package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.examples.workbench.RuleReader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;

/** Reads a shop's rules about cases; fields that are left out have the standard value. */
final class CasePolicyReader {
    private static final int MOST_DAYS = 999_999;

    private CasePolicyReader() {}

    static CasePolicy read(JsonValue json, Currency currency) {
        var rules = json.fields(
                "windowDays",
                "calendarZone",
                "notReturnable",
                "openCases",
                "fourEyesAbove",
                "reviewerLimit",
                "routes",
                "rules",
                "waits",
                "postedWait",
                "reminderBefore");
        CasePolicy.Builder policy = CasePolicy.builder();
        rules.find("windowDays").ifPresent(days -> window(policy, days));
        rules.find("calendarZone")
                .map(zone -> zone.text(CasePolicyReader::zone))
                .ifPresent(policy::calendarZone);
        rules.find("notReturnable")
                .map(all -> new HashSet<>(all.elements(JsonValue::text)))
                .ifPresent(policy::notReturnable);
        policy.openCases(rules.oneOfOr("openCases", OpenCaseRule.BY_UNIT));
        rules.find("fourEyesAbove").map(limit -> limit(limit, currency)).ifPresent(policy::fourEyesAbove);
        rules.find("reviewerLimit").map(limit -> limit(limit, currency)).ifPresent(policy::reviewerLimit);
        rules.find("routes").map(CasePolicyReader::routes).ifPresent(policy::routes);
        rules.find("rules").map(RuleReader::read).ifPresent(policy::rules);
        rules.find("waits").ifPresent(waits -> waits(policy, waits));
        rules.find("postedWait").map(Moments::duration).ifPresent(policy::postedReturnWait);
        rules.find("reminderBefore").map(Moments::duration).ifPresent(policy::reminderBefore);
        return policy.build();
    }

    private static void window(CasePolicy.Builder policy, JsonValue json) {
        if (json.isText()) {
            if (!json.text().equals("none")) {
                throw json.noneOf(List.of("none"));
            }
            policy.withoutWindows();
            return;
        }
        long days = json.whole();
        if (days < 0 || days > MOST_DAYS) {
            throw json.fault(days + " is not within 0 to " + MOST_DAYS);
        }
        policy.windowDays((int) days);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no time zone such as Asia/Shanghai", e);
        }
    }

    private static Money limit(JsonValue json, Currency currency) {
        if (json.whole() < 0) {
            throw json.fault(json.whole() + " is negative");
        }
        return Money.ofMinor(json.whole(), currency);
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
