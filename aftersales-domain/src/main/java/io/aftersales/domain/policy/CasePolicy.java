package io.aftersales.domain.policy;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the shop decides about cases, apart from money. Unlike the money rules it is not frozen with an order: it is what holds when a
 * command is decided. Put together with {@link #builder()}.
 *
 * @param namespace the host's prefix of effect keys
 * @param reasons the reasons a buyer may give
 * @param calendarZone when set, a window ends with the last second of its last day in this zone; null to count 24 hours a day, to the
 *     instant
 * @param openCases whether an open case stands in the way of another
 * @param notReturnable categories that are not taken back through the buyer's own fault
 * @param acceptedDamaged codes of reasons for which damaged goods are accepted
 * @param fourEyesAbove amounts above which two persons decide, by currency; none by default
 * @param routes the ways money can go back, in order
 * @param waits how long a case may stay in a status before its buyer's deadline, or an alarm
 * @param postedReturnWait how long a posted parcel may travel before an alarm
 * @param reminderBefore how long before the end of the return deadline the buyer is reminded
 * @param differences what happens when an exchange is for dearer or cheaper goods
 * @param reservedFor how long goods are reserved for a case before a warehouse may give them free by itself; longer than any case takes
 * @param rules what is decided without a person, nothing by default
 * @param reviewerLimit up to which amount a reviewer decides alone or as one of two, by currency; above it supervisors do; none by default
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
        MoneyLimits fourEyesAbove,
        List<Route> routes,
        Map<CaseStatus, Duration> waits,
        Duration postedReturnWait,
        Duration reminderBefore,
        DifferencePolicy differences,
        Duration reservedFor,
        ReviewRules rules,
        MoneyLimits reviewerLimit,
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
            MoneyLimits.NONE,
            List.of(Route.values()),
            standardWaits(),
            Duration.ofDays(15),
            Duration.ofDays(2),
            DifferencePolicy.SETTLE,
            Duration.ofDays(60),
            ReviewRules.NONE,
            MoneyLimits.NONE,
            null,
            GoodwillLimits.NOBODY_ALONE);

    /** Copies the collections; refuses a policy without routes. */
    public CasePolicy {
        reasons = List.copyOf(reasons);
        notReturnable = Set.copyOf(notReturnable);
        acceptedDamaged = Set.copyOf(acceptedDamaged);
        routes = List.copyOf(routes);
        waits = Map.copyOf(waits);
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
        return fourEyesAbove.areExceededBy(amount);
    }

    /** Where an amount lies, seen from what a reviewer may decide. */
    public AmountBand band(Money amount) {
        return reviewerLimit.areExceededBy(amount) ? AmountBand.ABOVE_LIMIT : AmountBand.WITHIN_LIMIT;
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

    /** Starts a policy that is {@link #STANDARD} but for what is said. */
    public static Builder builder() {
        return STANDARD.toBuilder();
    }

    /** Starts a policy that is this one but for what is said. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects the rules of a policy. Each method replaces one rule; limits replace that of their own currency. */
    public static final class Builder {
        private String namespace;
        private List<Reason> reasons;
        private @Nullable ZoneId calendarZone;
        private OpenCaseRule openCases;
        private Set<String> notReturnable;
        private Set<String> acceptedDamaged;
        private MoneyLimits fourEyesAbove;
        private List<Route> routes;
        private Map<CaseStatus, Duration> waits;
        private Duration postedReturnWait;
        private Duration reminderBefore;
        private DifferencePolicy differences;
        private Duration reservedFor;
        private ReviewRules rules;
        private MoneyLimits reviewerLimit;
        private @Nullable DailyLimit dailyLimit;
        private GoodwillLimits goodwill;

        private Builder(CasePolicy policy) {
            namespace = policy.namespace;
            reasons = policy.reasons;
            calendarZone = policy.calendarZone;
            openCases = policy.openCases;
            notReturnable = policy.notReturnable;
            acceptedDamaged = policy.acceptedDamaged;
            fourEyesAbove = policy.fourEyesAbove;
            routes = policy.routes;
            waits = policy.waits;
            postedReturnWait = policy.postedReturnWait;
            reminderBefore = policy.reminderBefore;
            differences = policy.differences;
            reservedFor = policy.reservedFor;
            rules = policy.rules;
            reviewerLimit = policy.reviewerLimit;
            dailyLimit = policy.dailyLimit;
            goodwill = policy.goodwill;
        }

        /** The prefix of effect keys, the host's own. */
        public Builder namespace(String prefix) {
            namespace = prefix;
            return this;
        }

        /** The reasons a buyer may give. */
        public Builder reasons(List<Reason> known) {
            reasons = known;
            return this;
        }

        /** The days after delivery in which a claim can be made, for every reason that has a window at all. */
        public Builder windowDays(int days) {
            reasons = windowed(days);
            return this;
        }

        /** No window for any reason: claims can be made for ever. */
        public Builder withoutWindows() {
            reasons = windowed(null);
            return this;
        }

        private List<Reason> windowed(@Nullable Integer days) {
            return reasons.stream()
                    .map(reason -> reason.windowDays() == null ? reason : reason.within(days))
                    .toList();
        }

        /** The zone in which a window ends with the last second of its last day. */
        public Builder calendarZone(ZoneId zone) {
            calendarZone = zone;
            return this;
        }

        /** Windows of 24 hours a day, to the instant. */
        public Builder withoutCalendarDays() {
            calendarZone = null;
            return this;
        }

        /** Whether an open case stands in the way of another. */
        public Builder openCases(OpenCaseRule rule) {
            openCases = rule;
            return this;
        }

        /** The categories that are not taken back through the buyer's own fault. */
        public Builder notReturnable(Set<String> categories) {
            notReturnable = categories;
            return this;
        }

        /** The codes of reasons for which damaged goods are accepted. */
        public Builder acceptedDamaged(Set<String> reasonCodes) {
            acceptedDamaged = reasonCodes;
            return this;
        }

        /** The amount above which two persons decide, in its currency; limits in other currencies stay. */
        public Builder fourEyesAbove(Money limit) {
            fourEyesAbove = fourEyesAbove.with(limit);
            return this;
        }

        /** The amounts above which two persons decide, in all currencies. */
        public Builder fourEyesAbove(MoneyLimits limits) {
            fourEyesAbove = limits;
            return this;
        }

        /** The ways money can go back, in order. */
        public Builder routes(List<Route> inOrder) {
            routes = inOrder;
            return this;
        }

        /** The ways money can go back, in order. */
        public Builder routes(Route... inOrder) {
            return routes(List.of(inOrder));
        }

        /** The time in which the buyer has to post the goods; 7 days otherwise. */
        public Builder returnDeadline(Duration time) {
            return waitIn(CaseStatus.WAITING_RETURN, time);
        }

        /** The time a case may stay in a status before its buyer's deadline, or an alarm. */
        public Builder waitIn(CaseStatus status, Duration time) {
            var changed = new EnumMap<CaseStatus, Duration>(CaseStatus.class);
            changed.putAll(waits);
            changed.put(status, time);
            waits = changed;
            return this;
        }

        /** The time a posted parcel may travel before an alarm. */
        public Builder postedReturnWait(Duration time) {
            postedReturnWait = time;
            return this;
        }

        /** The time before the end of the return deadline at which the buyer is reminded. */
        public Builder reminderBefore(Duration time) {
            reminderBefore = time;
            return this;
        }

        /** The rule about exchanges for dearer or cheaper goods. */
        public Builder differences(DifferencePolicy rule) {
            differences = rule;
            return this;
        }

        /** The time for which goods are reserved for a case, longer than any case takes. */
        public Builder reservedFor(Duration time) {
            reservedFor = time;
            return this;
        }

        /** The rules of review and the signals of risk they see. */
        public Builder rules(ReviewRules list) {
            rules = list;
            return this;
        }

        /** The rules of review, in this order, without signals of risk; none means that persons decide everything. */
        public Builder rules(ReviewRule... inOrder) {
            return rules(ReviewRules.of(inOrder));
        }

        /** The amount above which supervisors alone decide, in its currency; limits in other currencies stay. */
        public Builder reviewerLimit(Money limit) {
            reviewerLimit = reviewerLimit.with(limit);
            return this;
        }

        /** The amounts above which supervisors alone decide, in all currencies. */
        public Builder reviewerLimit(MoneyLimits limits) {
            reviewerLimit = limits;
            return this;
        }

        /** The most one person may grant in a day. */
        public Builder dailyLimit(DailyLimit limit) {
            dailyLimit = limit;
            return this;
        }

        /** No limit to what one person may grant in a day. */
        public Builder withoutDailyLimit() {
            dailyLimit = null;
            return this;
        }

        /** What one person alone may give as goodwill. */
        public Builder goodwill(GoodwillLimits limits) {
            goodwill = limits;
            return this;
        }

        /** The policy as collected; refuses one without routes. */
        public CasePolicy build() {
            return new CasePolicy(
                    namespace,
                    reasons,
                    calendarZone,
                    openCases,
                    notReturnable,
                    acceptedDamaged,
                    fourEyesAbove,
                    routes,
                    waits,
                    postedReturnWait,
                    reminderBefore,
                    differences,
                    reservedFor,
                    rules,
                    reviewerLimit,
                    dailyLimit,
                    goodwill);
        }
    }
}
