package io.aftersales.domain.analytics;

import io.aftersales.domain.analytics.CaseRecord.Item;
import io.aftersales.domain.analytics.CaseRecord.Outcome;
import io.aftersales.domain.analytics.OrderStory.CaseStory;
import io.aftersales.domain.analytics.OrderStory.TicketStory;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent.InfoRequested;
import io.aftersales.domain.cases.CaseEvent.PaymentNotMade;
import io.aftersales.domain.cases.CaseEvent.RefundPartPaid;
import io.aftersales.domain.cases.CaseEvent.RefundPartTakenBack;
import io.aftersales.domain.cases.CaseEvent.StrayPaymentCounted;
import io.aftersales.domain.cases.Inspection;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.SlaTimer;
import io.aftersales.domain.tickets.TicketEvent.TicketAssigned;
import io.aftersales.domain.tickets.TicketEvent.TicketEscalated;
import io.aftersales.domain.tickets.TicketLogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the record of a case from its story. */
final class CaseRecordReader {
    private final OrderStory order;
    private final CaseStory story;
    private final AfterSalesCase subject;

    CaseRecordReader(OrderStory order, CaseStory story) {
        this.order = order;
        this.story = story;
        this.subject = story.subject();
    }

    CaseRecord record() {
        Submission submission = subject.submission();
        Mean responses = Mean.NONE;
        Mean nextReplies = Mean.NONE;
        Mean resolutions = Mean.NONE;
        for (TicketStory each : story.tickets()) {
            responses = responses.plus(kept(each.ticket().response()));
            for (SlaTimer reply : each.ticket().replies()) {
                nextReplies = nextReplies.plus(kept(reply));
            }
            resolutions = resolutions.plus(kept(each.ticket().resolution()));
        }
        return new CaseRecord(
                subject.id(),
                subject.kind(),
                submission.orderedAt(),
                submission.at(),
                Outcome.of(subject.status()),
                subject.endedAt(),
                buyersSeconds(),
                items(),
                refunded(),
                subject.goodsKept(),
                subject.score(),
                isFirstContact(),
                responses,
                nextReplies,
                resolutions);
    }

    private static Mean kept(SlaTimer timer) {
        return timer.clock().isStopped() ? Mean.of(timer.isKept()) : Mean.NONE;
    }

    // --- money and time
    // ------------------------------------------------------------------------------------------------

    private Money refunded() {
        Money refunded = Money.zero(order.account().frozen().currency());
        for (TimelineEntry entry : story.timeline()) {
            if (entry.event() instanceof RefundPartPaid paid) {
                refunded = refunded.plus(paid.amount());
            } else if (entry.event() instanceof StrayPaymentCounted paid) {
                refunded = refunded.plus(paid.amount());
            } else if (entry.event() instanceof PaymentNotMade undone && isMoney(undone.tender())) {
                refunded = refunded.minus(undone.amount());
            } else if (entry.event() instanceof RefundPartTakenBack back && isMoney(back.tender())) {
                refunded = refunded.minus(back.amount());
            }
        }
        return refunded;
    }

    /** Tells whether a tender is money. Points that come back were never counted as money. */
    private boolean isMoney(TenderId tender) {
        return subject.refund().parts().stream()
                .anyMatch(part -> part.tender().id().equals(tender) && part.isMoney());
    }

    private long buyersSeconds() {
        Duration waited = Duration.ZERO;
        List<TimelineEntry> timeline = story.timeline();
        for (int i = 0; i + 1 < timeline.size(); i++) {
            if (waitsForBuyer(timeline.get(i).status())) {
                waited = waited.plus(Duration.between(
                        timeline.get(i).at(), timeline.get(i + 1).at()));
            }
        }
        return Math.max(0, waited.toSeconds());
    }

    private static boolean waitsForBuyer(CaseStatus status) {
        return status == CaseStatus.AWAITING_INFO
                || status == CaseStatus.OFFERED
                || status == CaseStatus.WAITING_RETURN
                || status == CaseStatus.AWAITING_TOP_UP;
    }

    // --- items
    // ---------------------------------------------------------------------------------------------

    /**
     * Returns the items with their refunds. A case may name a line twice, for two reasons; the refund of a line counts for the first of its
     * items. The refund of goods that had replaced others counts for the first item of all.
     */
    private List<Item> items() {
        Map<LineId, Long> booked = booked(subject.refund().breakdown());
        Inspection seen = subject.inspection();
        Fault found = seen == null ? null : seen.fault();
        var items = new ArrayList<Item>();
        for (CaseItem item : subject.submission().items()) {
            Long refunded = booked.remove(item.line());
            items.add(new Item(
                    item.sku(),
                    item.reason().code(),
                    found == null ? item.reason().fault() : found,
                    item.quantity(),
                    refunded == null ? 0 : refunded));
        }
        long rest = booked.values().stream().mapToLong(Long::longValue).sum();
        if (rest != 0 && !items.isEmpty()) {
            items.set(0, items.get(0).plus(rest));
        }
        return items;
    }

    private static Map<LineId, Long> booked(@Nullable RefundBreakdown refund) {
        var booked = new HashMap<LineId, Long>();
        if (refund != null) {
            refund.lines().forEach(line -> booked.put(line.line(), line.total()));
        }
        return booked;
    }

    // --- first contact
    // -------------------------------------------------------------------------------------------------

    private boolean isFirstContact() {
        Instant endedAt = subject.endedAt();
        return endedAt != null
                && story.tickets().size() <= 1
                && isInOneHand()
                && !isBuyerAsked()
                && !isFollowed(endedAt);
    }

    private boolean isInOneHand() {
        String agent = null;
        for (TicketStory ticket : story.tickets()) {
            for (TicketLogEntry entry : ticket.log()) {
                if (entry.event() instanceof TicketEscalated) {
                    return false;
                }
                if (entry.event() instanceof TicketAssigned assigned) {
                    if (agent != null && !agent.equals(assigned.agent())) {
                        return false;
                    }
                    agent = assigned.agent();
                }
            }
        }
        return true;
    }

    private boolean isBuyerAsked() {
        for (TimelineEntry entry : story.timeline()) {
            if (entry.event() instanceof InfoRequested) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether a later case claims units that this case left with the buyer. Refunded units are no longer the buyer's, so later cases
     * on their line are about other units.
     */
    private boolean isFollowed(Instant endedAt) {
        Instant until = endedAt.plus(CaseRecord.FOLLOWED_WITHIN);
        Set<LineId> left = null;
        for (CaseStory each : order.cases()) {
            Submission later = each.subject().submission();
            boolean inTime = !later.at().isBefore(endedAt) && !later.at().isAfter(until);
            if (inTime && each.subject().id().number() > subject.id().number()) {
                left = left == null ? roots(leftWithBuyer()) : left;
                if (!Collections.disjoint(left, roots(later.lines()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<LineId> leftWithBuyer() {
        Map<LineId, Long> back = new HashMap<>();
        RefundBreakdown refund = subject.refund().breakdown();
        if (refund != null) {
            refund.lines().forEach(line -> back.merge(line.line(), line.quantity(), Units::sum));
        }
        return subject.submission().units().stream()
                .filter(units -> units.quantity() > back.getOrDefault(units.line(), 0L))
                .map(Units::line)
                .toList();
    }

    /** Returns the lines of the sale; goods from an exchange are traced back to theirs. */
    private Set<LineId> roots(List<LineId> lines) {
        var roots = new HashSet<LineId>();
        lines.forEach(line -> roots.add(order.account().root(line)));
        return roots;
    }
}
