package io.aftersales.domain.analytics;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent.RefundPartPaid;
import io.aftersales.domain.cases.CaseEvent.RefundPartTakenBack;
import io.aftersales.domain.cases.CaseEvent.StrayPaymentCounted;
import io.aftersales.domain.cases.CaseItem;
import io.aftersales.domain.cases.CaseKind;
import io.aftersales.domain.cases.CaseStatus;
import io.aftersales.domain.cases.Fault;
import io.aftersales.domain.cases.Inspection;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One case as it is counted.
 *
 * @param id the case
 * @param kind what was applied for
 * @param openedAt when it was applied for
 * @param outcome what has become of it
 * @param endedAt when it came to its present end; null while it is open
 * @param buyersSeconds how long it waited for the buyer, whole seconds
 * @param items what it is about
 * @param refunded what was paid back in money, less what came back; minor units never below zero
 */
public record CaseRecord(
        CaseId id,
        CaseKind kind,
        Instant openedAt,
        Outcome outcome,
        @Nullable Instant endedAt,
        long buyersSeconds,
        List<Item> items,
        Money refunded) {

    /** Copies the list. */
    public CaseRecord {
        items = List.copyOf(items);
    }

    /** What has become of a case. */
    public enum Outcome {
        /** Nothing yet. */
        OPEN,
        /** The buyer got money or goods. */
        GRANTED,
        /** It ended without. */
        NOT_GRANTED;

        static Outcome of(CaseStatus status) {
            return switch (status) {
                case REFUNDED, EXCHANGED, RESHIPPED -> GRANTED;
                case REJECTED, CLOSED -> NOT_GRANTED;
                default -> OPEN;
            };
        }
    }

    /**
     * Units of one product, for one reason.
     *
     * @param sku the product
     * @param reason the code of the reason
     * @param fault whose fault the inspection found it to be; before it, whose the reason says it is
     * @param units how many
     * @param refunded minor units that were booked for them: goods less discounts, with taxes on top
     */
    public record Item(String sku, String reason, Fault fault, long units, long refunded) {
        Item plus(long more) {
            return new Item(sku, reason, fault, units, refunded + more);
        }
    }

    /**
     * A case as it is now.
     *
     * @param timeline everything that has happened to it, in order
     * @param currency the order's
     */
    public static CaseRecord of(AfterSalesCase subject, List<TimelineEntry> timeline, String currency) {
        Money refunded = Money.ofMinor(0, currency);
        Duration buyers = Duration.ZERO;
        Instant endedAt = null;
        for (int i = 0; i < timeline.size(); i++) {
            TimelineEntry entry = timeline.get(i);
            if (entry.event() instanceof RefundPartPaid paid) {
                refunded = refunded.plus(paid.amount());
            } else if (entry.event() instanceof StrayPaymentCounted paid) {
                refunded = refunded.plus(paid.amount());
            } else if (entry.event() instanceof RefundPartTakenBack back && isMoney(subject, back.tender())) {
                refunded = refunded.minus(back.amount());
            }
            if (!entry.status().isEnd()) {
                endedAt = null;
            } else if (endedAt == null) {
                endedAt = entry.at();
            }
            if (waitsForBuyer(entry.status()) && i + 1 < timeline.size()) {
                buyers = buyers.plus(
                        Duration.between(entry.at(), timeline.get(i + 1).at()));
            }
        }
        return new CaseRecord(
                subject.id(),
                subject.kind(),
                timeline.get(0).at(),
                Outcome.of(subject.status()),
                endedAt,
                Math.max(0, buyers.toSeconds()),
                items(subject),
                refunded);
    }

    /** Points come back as well, and were never counted as money. */
    private static boolean isMoney(AfterSalesCase subject, TenderId tender) {
        return subject.refund().parts().stream()
                .anyMatch(part -> part.tender().id().equals(tender) && part.isMoney());
    }

    private static boolean waitsForBuyer(CaseStatus status) {
        return status == CaseStatus.AWAITING_INFO
                || status == CaseStatus.WAITING_RETURN
                || status == CaseStatus.AWAITING_TOP_UP;
    }

    /**
     * What a line was refunded stands with the first of its items: a case may name a line twice, for two reasons. What was refunded for goods
     * that had replaced others stands with the first item of all.
     */
    private static List<Item> items(AfterSalesCase subject) {
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

    /** From the application to its end, whole seconds; what is still open has none. */
    long handlingSeconds() {
        if (endedAt == null) {
            throw new IllegalStateException("still open: " + id);
        }
        return Math.max(0, Duration.between(openedAt, endedAt).toSeconds());
    }
}
