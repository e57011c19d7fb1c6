package io.aftersales.ports.views;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.UpperSnake;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of a case's timeline as one reader may see it. Everything but {@code internal} may be shown to the buyer.
 *
 * @param at the moment of the event
 * @param code the code of the event
 * @param status the status of the case after the event
 * @param by the side that caused it
 * @param facts the facts for the buyer, by the name of the event's component; such as {@code amount}, {@code deadline}
 * @param internal the line with all its facts and the actor; null in a buyer's view
 */
public record TimelineView(
        Instant at,
        String code,
        CaseStatus status,
        Party by,
        Map<String, Object> facts,
        @Nullable TimelineEntry internal) {
    /** The fact that names the goods on their way to the shop. */
    private static final String INBOUND = "inbound";

    /** The events that a buyer sees, each with the facts that a buyer sees of it. An event that is not named here stays with the shop. */
    private static final Map<Class<? extends CaseEvent>, Set<String>> SHOWN = Map.ofEntries(
            shown(CaseEvent.CaseSubmitted.class),
            shown(CaseEvent.GoodwillGranted.class),
            shown(CaseEvent.PointsGranted.class, "points"),
            shown(CaseEvent.CouponGranted.class, "coupon"),
            shown(CaseEvent.InfoRequested.class),
            shown(CaseEvent.InfoProvided.class),
            shown(CaseEvent.OfferMade.class, "until"),
            shown(CaseEvent.OfferAccepted.class),
            shown(CaseEvent.OfferEnded.class),
            shown(CaseEvent.CaseAppealed.class),
            shown(CaseEvent.CaseApproved.class, "amount"),
            shown(CaseEvent.GoodsLeftWithBuyer.class),
            shown(CaseEvent.CaseRejected.class),
            shown(CaseEvent.CaseWithdrawn.class),
            shown(CaseEvent.CaseExpired.class),
            shown(CaseEvent.CaseClosed.class),
            shown(CaseEvent.ReturnAwaited.class, "deadline"),
            shown(CaseEvent.WaybillCreated.class, INBOUND, "carrier", "trackingNumber"),
            shown(CaseEvent.ReturnPosted.class, INBOUND, "carrier", "trackingNumber"),
            shown(CaseEvent.ReminderSent.class, "deadline"),
            shown(CaseEvent.ReturnReceived.class, INBOUND),
            shown(CaseEvent.GoodsTakenIn.class, INBOUND),
            shown(CaseEvent.RestNotPosted.class),
            shown(CaseEvent.CaseReopened.class),
            shown(CaseEvent.ReturnLost.class, INBOUND),
            shown(CaseEvent.FindingsRecorded.class, INBOUND),
            shown(CaseEvent.InspectionPassed.class),
            shown(CaseEvent.InspectionFailed.class),
            shown(CaseEvent.GoodsSentBack.class, INBOUND),
            shown(CaseEvent.FulfilmentStopAsked.class),
            shown(CaseEvent.InterceptionAsked.class),
            shown(CaseEvent.GoodsNotStopped.class),
            shown(CaseEvent.RefundStarted.class, "amount"),
            shown(CaseEvent.RefundPartPaid.class, "amount"),
            shown(CaseEvent.StrayPaymentCounted.class, "amount"),
            shown(CaseEvent.PointsGivenBack.class, "points"),
            shown(CaseEvent.RefundPartTakenBack.class, "amount"),
            shown(CaseEvent.RefundSettled.class, "amount"),
            shown(CaseEvent.StockReserved.class),
            shown(CaseEvent.TopUpAsked.class, "amount", "deadline"),
            shown(CaseEvent.TopUpPaid.class, "amount"),
            shown(CaseEvent.TopUpGivenUp.class),
            shown(CaseEvent.TopUpPaidLate.class, "amount"),
            shown(CaseEvent.ReshipStarted.class),
            shown(CaseEvent.ReplacementOrdered.class),
            shown(CaseEvent.ReplacementShipped.class, "carrier", "trackingNumber"),
            shown(CaseEvent.ReplacementDelivered.class),
            shown(CaseEvent.ReplacementGivenUp.class),
            shown(CaseEvent.ExchangeCompleted.class),
            shown(CaseEvent.ReshipDelivered.class),
            shown(CaseEvent.ExternalRefundRecorded.class, "amount"),
            shown(CaseEvent.ExternalRefundReversed.class, "amount"),
            shown(CaseEvent.MoneyCaptured.class, "amount"),
            shown(CaseEvent.KeptGivenBack.class, "amount"),
            shown(CaseEvent.CaseRated.class, "score"));

    private static final Set<String> CODES =
            SHOWN.keySet().stream().map(UpperSnake::of).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OF_MONEY =
            Set.of(UpperSnake.of(CaseEvent.RefundStarted.class), UpperSnake.of(CaseEvent.RefundSettled.class));

    /** Copies the facts, in their order. */
    public TimelineView {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    private static Map.Entry<Class<? extends CaseEvent>, Set<String>> shown(
            Class<? extends CaseEvent> event, String... facts) {
        return Map.entry(event, Set.of(facts));
    }

    /** Tells whether buyers see events of this type. */
    public static boolean isForBuyers(Class<? extends CaseEvent> event) {
        return SHOWN.containsKey(event);
    }

    /** The names of the facts that buyers see of an event of this type; empty for an event that buyers do not see. */
    public static Set<String> factsForBuyers(Class<? extends CaseEvent> event) {
        return SHOWN.getOrDefault(event, Set.of());
    }

    /** The lines of a timeline that the buyer sees. */
    public static List<TimelineView> forBuyer(AfterSalesCase subject, List<TimelineEntry> timeline) {
        CaseView view = CaseView.atOpening(subject);
        return timeline.stream()
                .filter(entry -> isForBuyers(entry.event().getClass()))
                .map(entry -> of(subject, entry, null))
                .filter(line -> line.isForBuyers(view))
                .toList();
    }

    /** The moment of the newest event that an actor in this role sees; that of the application where there is none. */
    static Instant newest(AfterSalesCase subject, List<TimelineEntry> timeline, Role reader) {
        List<Instant> seen = reader == Role.BUYER
                ? forBuyer(subject, timeline).stream().map(TimelineView::at).toList()
                : timeline.stream().map(TimelineEntry::at).toList();
        return seen.isEmpty() ? subject.submission().at() : seen.get(seen.size() - 1);
    }

    /** All lines of a timeline, for staff. */
    public static List<TimelineView> forStaff(AfterSalesCase subject, List<TimelineEntry> timeline) {
        return timeline.stream().map(entry -> of(subject, entry, entry)).toList();
    }

    /** The lines of a timeline that an actor in this role sees. */
    public static List<TimelineView> of(AfterSalesCase subject, List<TimelineEntry> timeline, Role reader) {
        return reader == Role.BUYER ? forBuyer(subject, timeline) : forStaff(subject, timeline);
    }

    /**
     * Tells whether the buyer of this case sees the line. Where gifts alone are given, a refund of zero is not shown, and of goods on their
     * way to the shop only those that the buyer sent.
     */
    public boolean isForBuyers(CaseView subject) {
        return CODES.contains(code)
                && !(subject.giftsAlone() && OF_MONEY.contains(code))
                && (!(facts.get(INBOUND) instanceof Integer number) || isFromBuyer(subject, number));
    }

    private static boolean isFromBuyer(CaseView subject, int inbound) {
        return subject.returns().stream().anyMatch(each -> each.number() == inbound);
    }

    /** The line with all its facts, in a view for staff; empty in a buyer's view. */
    public Optional<TimelineEntry> whole() {
        return Optional.ofNullable(internal);
    }

    private static TimelineView of(AfterSalesCase subject, TimelineEntry entry, @Nullable TimelineEntry internal) {
        CaseEvent event = entry.event();
        return new TimelineView(
                entry.at(), event.code(), entry.status(), Party.of(entry.by()), facts(subject, event), internal);
    }

    private static Map<String, Object> facts(AfterSalesCase subject, CaseEvent event) {
        // Where goods go out, the amount of an approval counts against limits but is not money that is paid.
        if (event instanceof CaseEvent.CaseApproved && subject.kind().sendsGoods()) {
            return Map.of();
        }
        Set<String> shown = factsForBuyers(event.getClass());
        var facts = new LinkedHashMap<String, Object>();
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            if (shown.contains(part.getName())) {
                facts.put(part.getName(), value(part, event));
            }
        }
        if (event instanceof CaseEvent.CaseApproved approved) {
            facts.put("amount", payable(approved.amount(), subject.refund().breakdown()));
        }
        return facts;
    }

    /** The part of an approved amount that the buyer gets: less than was approved where the booking found money that was never collected. */
    private static Money payable(Money approved, @Nullable RefundBreakdown booked) {
        return booked == null
                ? approved
                : Money.ofMinor(Math.max(0, approved.minor() - booked.notCollected()), approved.currency());
    }

    private static Object value(RecordComponent part, CaseEvent event) {
        try {
            return part.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an event must be a public record: " + event.getClass(), e);
        }
    }
}
