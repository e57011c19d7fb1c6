package io.aftersales.domain.policy;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the shop decides about cases, apart from money. Unlike the money rules it is not frozen with an order: it is what holds when a
 * command is decided.
 *
 * @param namespace the host's prefix of effect keys
 * @param reasons the reasons a buyer may give
 * @param calendarZone when set, a window ends with the last second of its last day in this zone; null to count 24 hours a day, to the
 *     instant
 * @param openCases whether an open case stands in the way of another
 * @param notReturnable categories that are not taken back through the buyer's own fault
 * @param acceptedDamaged codes of reasons for which damaged goods are accepted
 * @param fourEyesAbove amounts above which two persons decide, minor units by currency; none by default
 * @param routes the ways money can go back, in order
 * @param waits how long a case may stay in a status before its buyer's deadline, or an alarm
 * @param postedReturnWait how long a posted parcel may travel before an alarm
 * @param reminderBefore how long before the end of the return deadline the buyer is reminded
 * @param differences what happens when an exchange is for dearer or cheaper goods
 * @param reservedFor how long goods are reserved for a case before a warehouse may give them free by itself; longer than any case takes
 * @param rules what is decided without a person, nothing by default
 * @param reviewerLimit up to which amount a reviewer decides alone or as one of two, minor units by currency; above it supervisors do; none
 *     by default
 * @param dailyLimit how much one person may grant in a day; null for no limit
 * @param goodwill what one person alone may give as a compensation
 */
public record CasePolicy(
        String namespace,
        List<Reason> reasons,
        @Nullable ZoneId calendarZone,
        OpenCaseRule openCases,
        Set<String> notReturnable,
        Set<String> acceptedDamaged,
        Map<Currency, Long> fourEyesAbove,
        List<Route> routes,
        Map<CaseStatus, Duration> waits,
        Duration postedReturnWait,
        Duration reminderBefore,
        DifferencePolicy differences,
        Duration reservedFor,
        ReviewRules rules,
        Map<Currency, Long> reviewerLimit,
        @Nullable DailyLimit dailyLimit,
        GoodwillLimits goodwill) {

    /** 7 days, no four-eyes limit, all routes, differences settled, a person decides everything, and two about compensations. */
    public static final CasePolicy STANDARD = new CasePolicy(
            "as",
            Reason.STANDARD,
            null,
            OpenCaseRule.BY_UNIT,
            Set.of(),
            Set.of(Reason.DAMAGED.code(), Reason.QUALITY_ISSUE.code(), Reason.NOT_AS_DESCRIBED.code()),
            Map.of(),
            List.of(Route.values()),
            standardWaits(),
            Duration.ofDays(15),
            Duration.ofDays(2),
            DifferencePolicy.SETTLE,
            Duration.ofDays(60),
            ReviewRules.NONE,
            Map.of(),
            null,
            GoodwillLimits.NOBODY_ALONE);

    /** Copies the collections; refuses a policy without routes. */
    public CasePolicy {
        reasons = List.copyOf(reasons);
        notReturnable = Set.copyOf(notReturnable);
        acceptedDamaged = Set.copyOf(acceptedDamaged);
        fourEyesAbove = Map.copyOf(fourEyesAbove);
        routes = List.copyOf(routes);
        waits = Map.copyOf(waits);
        reviewerLimit = Map.copyOf(reviewerLimit);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("money needs at least one route back");
        }
    }

    private static Map<CaseStatus, Duration> standardWaits() {
        var waits = new EnumMap<CaseStatus, Duration>(CaseStatus.class);
        for (CaseStatus status : CaseStatus.values()) {
            switch (status) {
                case AWAITING_INFO, WAITING_RETURN -> waits.put(status, Duration.ofDays(7));
                case EXCHANGING, RESHIPPING -> waits.put(status, Duration.ofDays(15));
                case REJECTED, REFUNDED, EXCHANGED, RESHIPPED, CLOSED -> {} // ends wait for nothing
                default -> waits.put(status, Duration.ofDays(3));
            }
        }
        return waits;
    }

    /** The reason with this code. */
    public Optional<Reason> reason(String code) {
        for (Reason reason : reasons) {
            if (reason.code().equals(code)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** Whether two persons have to decide about such an amount. */
    public boolean needsTwo(Money amount) {
        Long limit = fourEyesAbove.get(amount.currency());
        return limit != null && amount.minor() > limit;
    }

    /** Where an amount lies, seen from what a reviewer may decide. */
    public AmountBand band(Money amount) {
        Long limit = reviewerLimit.get(amount.currency());
        return limit != null && amount.minor() > limit ? AmountBand.ABOVE_LIMIT : AmountBand.WITHIN_LIMIT;
    }

    /** The route that is tried after this one has refused; empty when there is none. */
    public Optional<Route> routeAfter(Route route) {
        int next = routes.indexOf(route) + 1;
        return next > 0 && next < routes.size() ? Optional.of(routes.get(next)) : Optional.empty();
    }

    /** How long a case may stay in a status before its buyer's deadline, or an alarm. */
    public Duration waitIn(CaseStatus status) {
        return waits.getOrDefault(status, Duration.ofDays(7));
    }

    /** The same under another prefix of effect keys. */
    public CasePolicy namespaced(String prefix) {
        return with(parts -> parts.namespace = prefix);
    }

    /** The same with these reasons. */
    public CasePolicy withReasons(List<Reason> known) {
        return with(parts -> parts.reasons = known);
    }

    /** The same with every window that is asked at all set to so many days; null to ask for none. */
    public CasePolicy withWindowDays(@Nullable Integer days) {
        return withReasons(reasons.stream()
                .map(reason -> reason.windowDays() == null ? reason : reason.within(days))
                .toList());
    }

    /** The same with windows that end with their last day in this zone. */
    public CasePolicy withCalendarDays(ZoneId zone) {
        return with(parts -> parts.calendarZone = zone);
    }

    /** The same with another rule about open cases. */
    public CasePolicy withOpenCases(OpenCaseRule rule) {
        return with(parts -> parts.openCases = rule);
    }

    /** The same with these categories not taken back. */
    public CasePolicy notReturning(Set<String> categories) {
        return with(parts -> parts.notReturnable = categories);
    }

    /** The same with two persons for more than this amount. */
    public CasePolicy withFourEyesAbove(Money limit) {
        return with(parts -> parts.fourEyesAbove = Map.of(limit.currency(), limit.minor()));
    }

    /** The same with supervisors alone for more than this amount. */
    public CasePolicy withReviewerLimit(Money limit) {
        return with(parts -> parts.reviewerLimit = Map.of(limit.currency(), limit.minor()));
    }

    /** The same with a limit to what one person may grant in a day; null for none. */
    public CasePolicy withDailyLimit(@Nullable DailyLimit limit) {
        return with(parts -> parts.dailyLimit = limit);
    }

    /** The same with these limits to compensations. */
    public CasePolicy withGoodwill(GoodwillLimits limits) {
        return with(parts -> parts.goodwill = limits);
    }

    /** The same with these routes for money. */
    public CasePolicy withRoutes(List<Route> ways) {
        return with(parts -> parts.routes = ways);
    }

    /** The same with this rule about dearer and cheaper goods. */
    public CasePolicy settling(DifferencePolicy rule) {
        return with(parts -> parts.differences = rule);
    }

    /** The same with goods reserved for so long. */
    public CasePolicy reservingFor(Duration time) {
        return with(parts -> parts.reservedFor = time);
    }

    /** The same with these rules of review, in this order. */
    public CasePolicy reviewedBy(ReviewRule... inOrder) {
        return reviewedBy(ReviewRules.of(inOrder));
    }

    /** The same with this list of rules of review. */
    public CasePolicy reviewedBy(ReviewRules list) {
        return with(parts -> parts.rules = list);
    }

    private CasePolicy with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return new CasePolicy(
                parts.namespace,
                parts.reasons,
                parts.calendarZone,
                parts.openCases,
                parts.notReturnable,
                acceptedDamaged,
                parts.fourEyesAbove,
                parts.routes,
                waits,
                postedReturnWait,
                reminderBefore,
                parts.differences,
                parts.reservedFor,
                parts.rules,
                parts.reviewerLimit,
                parts.dailyLimit,
                parts.goodwill);
    }

    /** What one of the methods above can change. */
    private static final class Parts {
        String namespace;
        List<Reason> reasons;

        @Nullable
        ZoneId calendarZone;

        OpenCaseRule openCases;
        Set<String> notReturnable;
        Map<Currency, Long> fourEyesAbove;
        List<Route> routes;
        DifferencePolicy differences;
        Duration reservedFor;
        ReviewRules rules;
        Map<Currency, Long> reviewerLimit;

        @Nullable
        DailyLimit dailyLimit;

        GoodwillLimits goodwill;

        Parts(CasePolicy policy) {
            namespace = policy.namespace;
            reasons = policy.reasons;
            calendarZone = policy.calendarZone;
            openCases = policy.openCases;
            notReturnable = policy.notReturnable;
            fourEyesAbove = policy.fourEyesAbove;
            routes = policy.routes;
            differences = policy.differences;
            reservedFor = policy.reservedFor;
            rules = policy.rules;
            reviewerLimit = policy.reviewerLimit;
            dailyLimit = policy.dailyLimit;
            goodwill = policy.goodwill;
        }
    }
}
