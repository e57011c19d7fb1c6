package io.aftersales.examples.oms;

import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.ShippingOnFault;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.tickets.BusinessCalendar;
import io.aftersales.domain.tickets.OpeningHours;
import io.aftersales.domain.tickets.SlaLimits;
import io.aftersales.domain.tickets.SlaPolicy;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.domain.tickets.WeeklyCalendar;
import io.aftersales.ports.desks.ShopPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of the shop under {@code shop.policy}. Amounts are written as {@code CNY 500.00}. A rule that is left out is the library's standard one.
 *
 * @param kinds the kinds of case that the shop offers; all by default
 * @param windowDays the days after delivery in which a claim can be made for any reason with a window; null for the windows of the reasons
 * @param windows the days in which a claim can be made for goods of a category, in place of the window of the reason, by category
 * @param windowFrom the moment from which a reason's own days count
 * @param calendarZone the zone in which a window ends with the last second of its last day; null to count to the instant
 * @param openCases whether an open case blocks another application for its units, its lines or its order
 * @param notReturnable the categories that are not taken back through the buyer's own fault
 * @param restockingFee the fee for taking goods back through no fault of the shop
 * @param shippingOnFault the part of the shipping fee that comes back with faulty goods
 * @param waits the time a case may stay in a status before the buyer's deadline ends or an alarm is raised: {@code waiting-return} is the
 *     return deadline, {@code offered} the time to answer an offer, {@code awaiting-info} to answer a question, {@code awaiting-top-up} to pay
 *     a difference
 * @param postedReturnWait the time a posted parcel may travel before an alarm
 * @param reminderBefore the time before the return deadline at which the buyer is reminded
 * @param appealWithin the time after a decision in which the buyer may appeal
 * @param release when a buyer who sends goods back gets the money or the new goods
 * @param grades the shop's own grades of goods that come back, by code
 * @param fourEyesAbove the amount above which two persons decide and enter money; null for none
 * @param reviewerLimit the amount above which only supervisors decide; null for none
 * @param goodwillAlone the goodwill that one person alone may give; null if two persons give all goodwill
 * @param destinations where money may go when a buyer or reviewer asks for it
 * @param creditBonus the bonus for buyers who take store credit; null for none
 * @param exchangeValue what new goods count as in an exchange
 * @param waivedUpTo the most that the rule WAIVE waives; null for no limit, and with any other rule
 * @param automatic the rules that approve without a person
 * @param tickets the time limits of tickets
 */
@ConfigurationProperties("shop.policy")
public record PolicyProperties(
        @DefaultValue({"REFUND_ONLY", "RETURN_REFUND", "EXCHANGE", "RESHIP"})
        Set<CaseKind> kinds,

        @Nullable Integer windowDays,
        @DefaultValue Map<String, Integer> windows,
        @DefaultValue("OWN_PARCEL") WindowRules.Start windowFrom,
        @Nullable ZoneId calendarZone,
        @DefaultValue("BY_UNIT") OpenCaseRule openCases,
        @DefaultValue Set<String> notReturnable,
        @DefaultValue Fee restockingFee,
        @DefaultValue("WHOLE") ShippingOnFault shippingOnFault,
        @DefaultValue Map<CaseStatus, Duration> waits,
        @DefaultValue("15d") Duration postedReturnWait,
        @DefaultValue("2d") Duration reminderBefore,
        @DefaultValue("7d") Duration appealWithin,
        @DefaultValue("AFTER_INSPECTION") Release release,
        @DefaultValue Map<String, OwnGrade> grades,
        @Nullable Money fourEyesAbove,
        @Nullable Money reviewerLimit,
        @Nullable Money goodwillAlone,
        @DefaultValue("ORIGINAL") Set<RefundDestination> destinations,
        @Nullable Bonus creditBonus,
        @DefaultValue("LIKE_FOR_LIKE") ExchangeValue.Rule exchangeValue,
        @Nullable Money waivedUpTo,
        @DefaultValue Automatic automatic,
        @DefaultValue Tickets tickets) {

    /**
     * Fee for taking goods back through no fault of the shop or carrier.
     *
     * @param percent the part of the goods refunded, 0 to 100
     * @param amount the fixed amount of each case; null for none
     */
    public record Fee(
            @DefaultValue("0") int percent, @Nullable Money amount) {
        RestockingFee asRule() {
            return new RestockingFee(percent, amount == null ? 0 : amount.minor());
        }
    }

    /**
     * Grade of goods that come back and are accepted.
     *
     * @param paysPercent the part of the price that a unit pays, 0 to 100
     * @param disposition the place in the warehouse where a unit goes
     */
    public record OwnGrade(
            @DefaultValue("100") int paysPercent,
            @DefaultValue("DAMAGED") String disposition) {}

    /**
     * Bonus for buyers who take store credit.
     *
     * @param percent the bonus per hundred of what goes to the balance, 1 to 100
     * @param most the largest bonus of a case; null for no limit
     */
    public record Bonus(int percent, @Nullable Money most) {
        CreditBonus asRule() {
            return new CreditBonus(percent, most == null ? MoneyLimits.NONE : MoneyLimits.of(most));
        }
    }

    /**
     * Rules that approve without a person; none by default. They are asked in the order of the components.
     *
     * @param unshipped whether refunds of goods that were not handed to a carrier are approved, whatever they are worth
     * @param riskFrom the risk score from which a person decides in any case; null for none
     * @param reshipBelow the worth below which a reshipment is approved whose every reason is verified; null for none
     * @param keepUpTo the worth up to which goods of the shop's or carrier's fault are paid and stay with the buyer; null for none
     * @param faultBelow the worth below which a claim of the shop's or carrier's fault with evidence is approved; null for none
     * @param cleanRecordBelow the worth below which a buyer with a clean record is approved; null for none
     */
    public record Automatic(
            boolean unshipped,
            @Nullable Integer riskFrom,
            @Nullable Money reshipBelow,
            @Nullable Money keepUpTo,
            @Nullable Money faultBelow,
            @Nullable Money cleanRecordBelow) {

        /** Returns them as a list of review rules. */
        public ReviewRules asRules() {
            var rules = new ArrayList<ReviewRule>();
            if (unshipped) {
                rules.add(StandardRules.UNSHIPPED_REFUND);
            }
            if (riskFrom != null) {
                rules.add(StandardRules.riskAtLeast(riskFrom, ""));
            }
            if (reshipBelow != null) {
                rules.add(StandardRules.verifiedReshipBelow(reshipBelow));
            }
            if (keepUpTo != null) {
                rules.add(StandardRules.notWorthTheWayBack(keepUpTo));
            }
            if (faultBelow != null) {
                rules.add(StandardRules.sellersFaultBelow(faultBelow));
            }
            if (cleanRecordBelow != null) {
                rules.add(StandardRules.cleanRecordBelow(cleanRecordBelow));
            }
            ReviewRules inOrder = new ReviewRules(rules, List.of());
            return cleanRecordBelow == null ? inOrder : inOrder.withSignals(StandardRules.signals(cleanRecordBelow));
        }
    }

    /**
     * Time limits of tickets, at high and at normal priority.
     *
     * @param highResponse the time to the first action of a person at high priority
     * @param response the time to the first action of a person
     * @param highNextReply the time from a buyer's answer to the next action at high priority
     * @param nextReply the time from a buyer's answer to the next action
     * @param highResolution the time to the end at high priority
     * @param resolution the time to the end
     * @param warnAtPercent the part of a limit from which a warning is due, 1 to 100
     * @param escalatesOverdue whether an assigned ticket that passes a limit is escalated to the supervisors
     * @param workingHours the hours that count; null if all do
     */
    public record Tickets(
            @DefaultValue("1h") Duration highResponse,
            @DefaultValue("4h") Duration response,
            @DefaultValue("1h") Duration highNextReply,
            @DefaultValue("4h") Duration nextReply,
            @DefaultValue("24h") Duration highResolution,
            @DefaultValue("72h") Duration resolution,
            @DefaultValue("80") int warnAtPercent,
            @DefaultValue("true") boolean escalatesOverdue,
            @Nullable WorkingHours workingHours) {

        TicketPolicy asRules() {
            SlaLimits limits =
                    new SlaLimits(highResponse, response, highNextReply, nextReply, highResolution, resolution);
            SlaPolicy sla = new SlaPolicy(
                    limits,
                    Map.of(),
                    warnAtPercent,
                    workingHours == null ? BusinessCalendar.ALWAYS : workingHours.calendar());
            TicketPolicy rules = TicketPolicy.STANDARD.with(sla);
            return escalatesOverdue ? rules : rules.leavingOverdue();
        }
    }

    /**
     * Hours in which persons work.
     *
     * @param zone the zone of the wall clock
     * @param days the days of the week
     * @param from the first moment of a working day
     * @param to the first moment after it
     * @param holidays the days without work
     */
    public record WorkingHours(
            ZoneId zone,

            @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"})
            Set<DayOfWeek> days,

            @DefaultValue("09:00") LocalTime from,
            @DefaultValue("18:00") LocalTime to,
            @DefaultValue Set<LocalDate> holidays) {

        BusinessCalendar calendar() {
            List<OpeningHours> hours =
                    days.stream().map(day -> new OpeningHours(day, from, to)).toList();
            return WeeklyCalendar.of(zone, hours, holidays);
        }
    }

    /** Returns the rules of the shop, with rules about retries. */
    public ShopPolicy policy(RetryPolicy retry) {
        return new ShopPolicy(refunds(), cases(), retry, tickets.asRules(), kinds);
    }

    private RefundPolicy refunds() {
        return RefundPolicy.STANDARD.withRestockingFee(restockingFee.asRule()).withShippingOnFault(shippingOnFault);
    }

    private CasePolicy cases() {
        CasePolicy.Builder rules = CasePolicy.builder()
                .windows(new WindowRules(windowRules(), windowFrom))
                .openCases(openCases)
                .notReturnable(notReturnable)
                .postedReturnWait(postedReturnWait)
                .reminderBefore(reminderBefore)
                .appealWithin(appealWithin)
                .release(release)
                .grades(grades.entrySet().stream()
                        .map(each -> Grade.accepted(
                                each.getKey(),
                                each.getValue().paysPercent(),
                                Disposition.of(each.getValue().disposition())))
                        .toArray(Grade[]::new))
                .destinations(destinations)
                .exchangeValue(new ExchangeValue(
                        exchangeValue, waivedUpTo == null ? MoneyLimits.NONE : MoneyLimits.of(waivedUpTo)))
                .rules(automatic.asRules());
        waits.forEach(rules::waitIn);
        if (windowDays != null) {
            rules.windowDays(windowDays);
        }
        if (calendarZone != null) {
            rules.calendarZone(calendarZone);
        }
        if (fourEyesAbove != null) {
            rules.fourEyesAbove(fourEyesAbove);
        }
        if (reviewerLimit != null) {
            rules.reviewerLimit(reviewerLimit);
        }
        if (goodwillAlone != null) {
            rules.goodwill(GoodwillLimits.builder().eachCase(goodwillAlone).build());
        }
        if (creditBonus != null) {
            rules.creditBonus(creditBonus.asRule());
        }
        return rules.build();
    }

    /** Returns a rule for each category, named after it. */
    private List<WindowRule> windowRules() {
        var rules = new ArrayList<WindowRule>();
        new TreeMap<>(windows)
                .forEach((category, days) ->
                        rules.add(WindowRule.within(category, WindowCriteria.ANY.categories(category), days)));
        return rules;
    }
}
