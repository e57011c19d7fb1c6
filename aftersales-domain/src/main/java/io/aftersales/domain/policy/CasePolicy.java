package io.aftersales.domain.policy;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.ClaimWindows;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shop's rules about cases, apart from money. Unlike the money rules, a case policy is not frozen with an order: the policy that holds
 * when a command is decided counts. Build one with {@link #builder()}.
 *
 * @param namespace the host's prefix of effect keys
 * @param reasons the reasons that a buyer may give
 * @param calendarZone the zone in which a window ends with the last second of its last day; null to count days of 24 hours, to the instant
 * @param windows the rules about the windows of claims; by default each reason has its own, from the delivery of the goods in question
 * @param openCases the rule about another case while one is open
 * @param notReturnable the categories that are not taken back through the buyer's own fault
 * @param acceptedDamaged the codes of the reasons for which damaged goods are accepted
 * @param release when a buyer who sends goods back gets the money or the new goods, where an approval says nothing else; after the inspection by
 *     default, and in any case for an exchange whose buyer is asked to pay
 * @param grades the shop's own grades of goods that come back, beside the {@linkplain Grade#STANDARD standard ones}; none by default
 * @param fourEyesAbove the amounts above which two persons decide, by currency; none by default
 * @param routes the routes of refunds, in the order in which they are attempted
 * @param destinations where money may go when a buyer or reviewer asks for it; the way it was paid alone by default
 * @param creditBonus the bonus for buyers who take store credit; null for none
 * @param waits the time a case may stay in each status before its buyer's deadline, or an alarm
 * @param postedReturnWait the time a posted parcel may travel before an alarm
 * @param reminderBefore the time before the return deadline at which the buyer is reminded
 * @param appealWithin the time after a decision in which the buyer may appeal against it
 * @param exchangeValue the rule about what new goods count as in an exchange
 * @param reservedFor the time after which a warehouse may release a case's reservation by itself; longer than any case takes
 * @param rules the rules that decide without a person; none by default
 * @param reviewerLimit the amounts up to which a reviewer decides alone or as one of two, by currency; above them only supervisors decide;
 *     none by default
 * @param dailyLimit the most that one person may grant in a day; null for no limit
 * @param goodwill the goodwill that one person alone may give
 */
public record CasePolicy(
        String namespace,
        List<Reason> reasons,
        @Nullable ZoneId calendarZone,
        WindowRules windows,
        OpenCaseRule openCases,
        Set<String> notReturnable,
        Set<String> acceptedDamaged,
        Release release,
        List<Grade> grades,
        MoneyLimits fourEyesAbove,
        List<Route> routes,
        Set<RefundDestination> destinations,
        @Nullable CreditBonus creditBonus,
        Map<CaseStatus, Duration> waits,
        Duration postedReturnWait,
        Duration reminderBefore,
        Duration appealWithin,
        ExchangeValue exchangeValue,
        Duration reservedFor,
        ReviewRules rules,
        MoneyLimits reviewerLimit,
        @Nullable DailyLimit dailyLimit,
        GoodwillLimits goodwill) {

    /**
     * The default policy: 7 days to post a return, no four-eyes limit, all routes, exchanges even for goods that list the same, every application decided by a
     * person, and all goodwill by two.
     */
    public static final CasePolicy STANDARD = new CasePolicy(
            "as",
            Reason.STANDARD,
            null,
            WindowRules.NONE,
            OpenCaseRule.BY_UNIT,
            Set.of(),
            Set.of(Reason.DAMAGED.code(), Reason.QUALITY_ISSUE.code(), Reason.NOT_AS_DESCRIBED.code()),
            Release.AFTER_INSPECTION,
            List.of(),
            MoneyLimits.NONE,
            List.of(Route.values()),
            Set.of(RefundDestination.ORIGINAL),
            null,
            standardWaits(),
            Duration.ofDays(15),
            Duration.ofDays(2),
            Duration.ofDays(7),
            ExchangeValue.LIKE_FOR_LIKE,
            Duration.ofDays(60),
            ReviewRules.NONE,
            MoneyLimits.NONE,
            null,
            GoodwillLimits.ALWAYS_TWO_PERSONS);

    /**
     * Copies the collections; refuses a policy without routes, and a grade with the code of another one, with an {@link
     * IllegalArgumentException}.
     */
    public CasePolicy {
        reasons = List.copyOf(reasons);
        notReturnable = Set.copyOf(notReturnable);
        acceptedDamaged = Set.copyOf(acceptedDamaged);
        grades = distinct(grades);
        routes = List.copyOf(routes);
        destinations = Set.copyOf(destinations);
        waits = Map.copyOf(waits);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("money needs at least one route back");
        }
    }

    private static List<Grade> distinct(List<Grade> grades) {
        var codes = new HashSet<String>();
        for (Grade grade : grades) {
            if (Grade.standard(grade.code()).isPresent() || !codes.add(grade.code())) {
                throw new IllegalArgumentException("two grades have the code " + grade.code());
            }
        }
        return List.copyOf(grades);
    }

    private static Map<CaseStatus, Duration> standardWaits() {
        var waits = new EnumMap<CaseStatus, Duration>(CaseStatus.class);
        for (CaseStatus status : CaseStatus.values()) {
            switch (status) {
                case AWAITING_INFO, WAITING_RETURN -> waits.put(status, Duration.ofDays(7));
                case EXCHANGING, RESHIPPING -> waits.put(status, Duration.ofDays(15));
                case REJECTED, REFUNDED, EXCHANGED, RESHIPPED, CLOSED -> {} // a case that has ended waits for nothing
                default -> waits.put(status, Duration.ofDays(3));
            }
        }
        return waits;
    }

    /** Returns the reason with this code; empty when the policy has none. */
    public Optional<Reason> reason(String code) {
        for (Reason reason : reasons) {
            if (reason.code().equals(code)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }

    /** Returns the grade with this code, a standard one or one of the shop's own; empty when there is none. */
    public Optional<Grade> grade(String code) {
        return Grade.standard(code)
                .or(() ->
                        grades.stream().filter(each -> each.code().equals(code)).findFirst());
    }

    /** Returns the windows of the goods of an order. */
    public ClaimWindows windowsOn(OrderFacts order, OrderPlaces places, BuyerFacts buyer) {
        return new ClaimWindows(windows, calendarZone, order, places, buyer.group(), buyer.vip());
    }

    /** Tells whether two persons have to decide about an amount. */
    public boolean needsTwo(Money amount) {
        return fourEyesAbove.areExceededBy(amount);
    }

    /** Returns the position of an amount relative to the reviewers' limit. */
    public AmountBand band(Money amount) {
        return reviewerLimit.areExceededBy(amount) ? AmountBand.ABOVE_LIMIT : AmountBand.WITHIN_LIMIT;
    }

    /** Tells whether a buyer or reviewer may ask for money to go there; store credit needs {@link Route#BALANCE} among the routes. */
    public boolean allows(RefundDestination destination) {
        return destinations.contains(destination)
                && (destination == RefundDestination.ORIGINAL || routes.contains(Route.BALANCE));
    }

    /**
     * Returns the routes to a destination, in the order in which they are attempted. Those to store credit begin with {@link Route#BALANCE}
     * where the shop pays to balances at all.
     */
    public List<Route> routesTo(RefundDestination destination) {
        if (destination == RefundDestination.ORIGINAL || !routes.contains(Route.BALANCE)) {
            return routes;
        }
        var balanceFirst = new ArrayList<Route>(routes);
        balanceFirst.remove(Route.BALANCE);
        balanceFirst.add(0, Route.BALANCE);
        return List.copyOf(balanceFirst);
    }

    /** Returns the route to attempt after a route to a destination has refused; empty when there is none. */
    public Optional<Route> routeAfter(Route route, RefundDestination destination) {
        List<Route> inOrder = routesTo(destination);
        int next = inOrder.indexOf(route) + 1;
        return next > 0 && next < inOrder.size() ? Optional.of(inOrder.get(next)) : Optional.empty();
    }

    /** Returns the time a case may stay in a status before its buyer's deadline, or an alarm; 7 days for a status without one. */
    public Duration waitIn(CaseStatus status) {
        return waits.getOrDefault(status, Duration.ofDays(7));
    }

    /** Starts a policy with the rules of {@link #STANDARD}. */
    public static Builder builder() {
        return STANDARD.toBuilder();
    }

    /** Starts a policy with the rules of this one. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Builds a policy. Each method replaces one rule; a single limit replaces the limit of its own currency only. */
    public static final class Builder {
        private String namespace;
        private List<Reason> reasons;
        private @Nullable ZoneId calendarZone;
        private WindowRules windows;
        private OpenCaseRule openCases;
        private Set<String> notReturnable;
        private Set<String> acceptedDamaged;
        private Release release;
        private List<Grade> grades;
        private MoneyLimits fourEyesAbove;
        private List<Route> routes;
        private Set<RefundDestination> destinations;
        private @Nullable CreditBonus creditBonus;
        private Map<CaseStatus, Duration> waits;
        private Duration postedReturnWait;
        private Duration reminderBefore;
        private Duration appealWithin;
        private ExchangeValue exchangeValue;
        private Duration reservedFor;
        private ReviewRules rules;
        private MoneyLimits reviewerLimit;
        private @Nullable DailyLimit dailyLimit;
        private GoodwillLimits goodwill;

        private Builder(CasePolicy policy) {
            namespace = policy.namespace;
            reasons = policy.reasons;
            calendarZone = policy.calendarZone;
            windows = policy.windows;
            openCases = policy.openCases;
            notReturnable = policy.notReturnable;
            acceptedDamaged = policy.acceptedDamaged;
            release = policy.release;
            grades = policy.grades;
            fourEyesAbove = policy.fourEyesAbove;
            routes = policy.routes;
            destinations = policy.destinations;
            creditBonus = policy.creditBonus;
            waits = policy.waits;
            postedReturnWait = policy.postedReturnWait;
            reminderBefore = policy.reminderBefore;
            appealWithin = policy.appealWithin;
            exchangeValue = policy.exchangeValue;
            reservedFor = policy.reservedFor;
            rules = policy.rules;
            reviewerLimit = policy.reviewerLimit;
            dailyLimit = policy.dailyLimit;
            goodwill = policy.goodwill;
        }

        /** Sets the host's prefix of effect keys. */
        public Builder namespace(String prefix) {
            namespace = prefix;
            return this;
        }

        /** Sets the reasons that a buyer may give. */
        public Builder reasons(List<Reason> known) {
            reasons = known;
            return this;
        }

        /** Sets the days after delivery in which a claim can be made, for every reason that has a window at all. */
        public Builder windowDays(int days) {
            reasons = windowed(days);
            return this;
        }

        /** Removes the window of every reason: claims can be made for ever. */
        public Builder withoutWindows() {
            reasons = windowed(null);
            return this;
        }

        private List<Reason> windowed(@Nullable Integer days) {
            return reasons.stream()
                    .map(reason -> reason.windowDays() == null ? reason : reason.within(days))
                    .toList();
        }

        /** Sets the zone in which a window ends with the last second of its last day. */
        public Builder calendarZone(ZoneId zone) {
            calendarZone = zone;
            return this;
        }

        /** Counts windows in days of 24 hours, to the instant. */
        public Builder withoutCalendarDays() {
            calendarZone = null;
            return this;
        }

        /** Sets the rules about the windows of claims, and the moment from which a reason's own days count. */
        public Builder windows(WindowRules rules) {
            windows = rules;
            return this;
        }

        /** Sets the rule about another case while one is open. */
        public Builder openCases(OpenCaseRule rule) {
            openCases = rule;
            return this;
        }

        /** Sets the categories that are not taken back through the buyer's own fault. */
        public Builder notReturnable(Set<String> categories) {
            notReturnable = categories;
            return this;
        }

        /** Sets the codes of the reasons for which damaged goods are accepted. */
        public Builder acceptedDamaged(Set<String> reasonCodes) {
            acceptedDamaged = reasonCodes;
            return this;
        }

        /** Sets when a buyer who sends goods back gets the money, where an approval says nothing else. */
        public Builder release(Release when) {
            release = when;
            return this;
        }

        /** Sets the shop's own grades of goods that come back, beside the standard ones. */
        public Builder grades(Grade... own) {
            grades = List.of(own);
            return this;
        }

        /** Sets the amount above which two persons decide, in its currency; limits in other currencies stay. */
        public Builder fourEyesAbove(Money limit) {
            fourEyesAbove = fourEyesAbove.with(limit);
            return this;
        }

        /** Sets the amounts above which two persons decide, in all currencies. */
        public Builder fourEyesAbove(MoneyLimits limits) {
            fourEyesAbove = limits;
            return this;
        }

        /** Sets the routes of refunds, in the order in which they are attempted. */
        public Builder routes(List<Route> inOrder) {
            routes = inOrder;
            return this;
        }

        /** Sets the routes of refunds, in the order in which they are attempted. */
        public Builder routes(Route... inOrder) {
            return routes(List.of(inOrder));
        }

        /** Sets where money may go when a buyer or reviewer asks for it. */
        public Builder destinations(Set<RefundDestination> allowed) {
            destinations = allowed;
            return this;
        }

        /** Sets the bonus for buyers who take store credit. */
        public Builder creditBonus(CreditBonus bonus) {
            creditBonus = bonus;
            return this;
        }

        /** Sets the time in which the buyer has to post the goods; 7 days by default. */
        public Builder returnDeadline(Duration time) {
            return waitIn(CaseStatus.WAITING_RETURN, time);
        }

        /** Sets the time a case may stay in a status before its buyer's deadline, or an alarm. */
        public Builder waitIn(CaseStatus status, Duration time) {
            var changed = new EnumMap<CaseStatus, Duration>(CaseStatus.class);
            changed.putAll(waits);
            changed.put(status, time);
            waits = changed;
            return this;
        }

        /** Sets the time a posted parcel may travel before an alarm. */
        public Builder postedReturnWait(Duration time) {
            postedReturnWait = time;
            return this;
        }

        /** Sets the time after a decision in which the buyer may appeal against it. */
        public Builder appealWithin(Duration time) {
            appealWithin = time;
            return this;
        }

        /** Sets the time before the return deadline at which the buyer is reminded. */
        public Builder reminderBefore(Duration time) {
            reminderBefore = time;
            return this;
        }

        /** Sets the rule about what new goods count as in an exchange. */
        public Builder exchangeValue(ExchangeValue rule) {
            exchangeValue = rule;
            return this;
        }

        /** Sets the time for which goods are reserved for a case, longer than any case takes. */
        public Builder reservedFor(Duration time) {
            reservedFor = time;
            return this;
        }

        /** Sets the rules of review and the risk signals they see. */
        public Builder rules(ReviewRules list) {
            rules = list;
            return this;
        }

        /** Sets the rules of review, in this order, without risk signals; with none, persons decide everything. */
        public Builder rules(ReviewRule... inOrder) {
            return rules(ReviewRules.of(inOrder));
        }

        /** Sets the amount above which only supervisors decide, in its currency; limits in other currencies stay. */
        public Builder reviewerLimit(Money limit) {
            reviewerLimit = reviewerLimit.with(limit);
            return this;
        }

        /** Sets the amounts above which only supervisors decide, in all currencies. */
        public Builder reviewerLimit(MoneyLimits limits) {
            reviewerLimit = limits;
            return this;
        }

        /** Sets the most that one person may grant in a day. */
        public Builder dailyLimit(DailyLimit limit) {
            dailyLimit = limit;
            return this;
        }

        /** Removes the limit on what one person may grant in a day. */
        public Builder withoutDailyLimit() {
            dailyLimit = null;
            return this;
        }

        /** Sets the goodwill that one person alone may give. */
        public Builder goodwill(GoodwillLimits limits) {
            goodwill = limits;
            return this;
        }

        /** Returns the policy; refuses one without routes, or with two grades of one code, with an {@link IllegalArgumentException}. */
        public CasePolicy build() {
            return new CasePolicy(
                    namespace,
                    reasons,
                    calendarZone,
                    windows,
                    openCases,
                    notReturnable,
                    acceptedDamaged,
                    release,
                    grades,
                    fourEyesAbove,
                    routes,
                    destinations,
                    creditBonus,
                    waits,
                    postedReturnWait,
                    reminderBefore,
                    appealWithin,
                    exchangeValue,
                    reservedFor,
                    rules,
                    reviewerLimit,
                    dailyLimit,
                    goodwill);
        }
    }
}
