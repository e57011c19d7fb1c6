package io.aftersales.examples.oms.web;

import io.aftersales.domain.analytics.Counts;
import io.aftersales.domain.analytics.Durations;
import io.aftersales.domain.analytics.Figures;
import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.Ratio;
import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.TicketReceipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is answered. Amounts are minor units of the order's currency. */
final class Views {
    private Views() {}

    /** Where a case stood when a command was decided. */
    record Decided(String caseId, CaseStatus status, long version, Money booked, Awaited next) {
        static Decided of(Receipt receipt) {
            return new Decided(
                    receipt.caseId().toString(), receipt.status(), receipt.version(), receipt.booked(), receipt.next());
        }
    }

    /** A case in a list. */
    record Case(
            String id,
            CaseKind kind,
            CaseStatus status,
            String buyer,
            List<CaseItem> items,
            List<RefundPart> refund,
            List<Given> gifts,
            @Nullable Instant dueAt,
            long version) {
        static Case of(AfterSalesCase subject) {
            return new Case(
                    subject.id().toString(),
                    subject.kind(),
                    subject.status(),
                    subject.submission().buyer(),
                    subject.submission().items(),
                    subject.refund().parts(),
                    subject.refund().gifts().stream().map(Given::of).toList(),
                    subject.waiting().dueAt(),
                    subject.version());
        }
    }

    /** What is given beside money, and how far that has come. */
    record Given(String gift, RefundPart.State state, String failure) {
        static Given of(GiftGrant part) {
            return new Given(part.gift().toString(), part.state(), part.failure());
        }
    }

    /** One line of a timeline. */
    record Event(String code, String words, CaseStatus status, String by, Instant at) {
        static Event of(TimelineEntry entry) {
            return new Event(
                    entry.event().code(),
                    entry.event().describe(),
                    entry.status(),
                    entry.by().toString(),
                    entry.at());
        }
    }

    /** A case with what happened and what may be done. */
    record File(Case subject, List<Event> timeline, Collection<Action> allowed) {
        static File of(CaseFile file) {
            return new File(
                    Case.of(file.subject()),
                    file.timeline().stream().map(Event::of).toList(),
                    file.allowed().stream().sorted().toList());
        }
    }

    /** What a refund would come to, and why. */
    record Quote(long total, String currency, List<String> explanation) {
        static Quote of(RefundBreakdown breakdown) {
            return new Quote(breakdown.total(), breakdown.currency().getCurrencyCode(), breakdown.explanation());
        }
    }

    /** Where the money of an order is. */
    record Account(
            String order,
            String currency,
            long paid,
            long refunded,
            long kept,
            long remaining,
            long unitsHeld,
            List<OfTender> tenders) {
        /** What is owed, was paid back, and went back elsewhere on one means of payment. */
        record OfTender(String tender, String channel, long captured, long owed, long settled, long external) {
            static OfTender of(TenderBalance balance) {
                return new OfTender(
                        balance.tender().id().value(),
                        balance.tender().channel(),
                        balance.tender().captured(),
                        balance.owed(),
                        balance.settled(),
                        balance.external());
            }
        }

        static Account of(OrderAccount account) {
            return new Account(
                    account.order().value(),
                    account.frozen().currency().getCurrencyCode(),
                    account.paid(),
                    account.refunded(),
                    account.kept(),
                    account.remaining(),
                    account.unitsHeld(),
                    account.tenders().stream().map(OfTender::of).toList());
        }
    }

    /** An effect that is left to a person. */
    record Parked(String caseId, String key, String effect, int attempts) {
        static Parked of(OutboxEntry entry) {
            return new Parked(
                    entry.caseId().toString(),
                    entry.key().value(),
                    entry.effect().code(),
                    entry.attempts());
        }
    }

    /** A ticket. */
    record OfTicket(
            String id,
            String need,
            Priority priority,
            TicketStatus status,
            String group,
            @Nullable String agent,
            @Nullable Instant dueAt) {
        static OfTicket of(Ticket ticket) {
            return new OfTicket(
                    ticket.id().toString(),
                    ticket.need(),
                    ticket.priority(),
                    ticket.status(),
                    ticket.queue().group(),
                    ticket.agent(),
                    ticket.dueAt());
        }
    }

    /** Where a ticket stood when a command was decided. */
    record Moved(String ticket, TicketStatus status, long version) {
        static Moved of(TicketReceipt receipt) {
            return new Moved(receipt.ticket().toString(), receipt.status(), receipt.version());
        }
    }

    /** One line of the journal. */
    record Booked(
            long sequence,
            String order,
            long number,
            @Nullable String caseId,
            String kind,
            @Nullable String tender,
            String channel,
            long amount,
            long points,
            String currency,
            @Nullable String key,
            @Nullable String reference,
            Instant occurredAt,
            Instant bookedAt,
            String by) {
        static Booked of(JournalEntry line) {
            AccountEntry entry = line.entry();
            return new Booked(
                    line.sequence(),
                    line.order().value(),
                    entry.number(),
                    entry.caseId() == null ? null : entry.caseId().toString(),
                    entry.kind().name(),
                    entry.tender() == null ? null : entry.tender().value(),
                    line.channel(),
                    entry.amount(),
                    entry.points(),
                    line.currency().getCurrencyCode(),
                    entry.key(),
                    entry.reference(),
                    entry.occurredAt(),
                    entry.bookedAt(),
                    entry.by().toString());
        }
    }

    /**
     * The figures of a period; what has no value is null.
     *
     * @param rate cases opened in it by orders placed in it
     * @param cohortRate cases of the orders placed in it by these orders
     * @param all what was opened in it
     * @param by the same by kind, reason, product, fault and month
     * @param handlingSeconds percentiles, by percent
     * @param handlingSecondsBy the same by kind, reason, product, fault and month
     */
    record Figures(
            long ordersPlaced,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal cohortRate,
            Counts all,
            Map<Dimension, Map<String, Counts>> by,
            Map<Integer, Long> handlingSeconds,
            Map<Dimension, Map<String, Map<Integer, Long>>> handlingSecondsBy) {
        private static final int DECIMALS = 4;
        private static final List<Integer> PERCENTS = List.of(50, 90, 99);

        static Figures of(PeriodFigures period) {
            var opened = period.opened();
            var by = new EnumMap<Dimension, Map<String, Map<Integer, Long>>>(Dimension.class);
            opened.tookBy().forEach((dimension, values) -> {
                var each = new TreeMap<String, Map<Integer, Long>>();
                values.forEach((value, took) -> each.put(value, percentiles(took)));
                by.put(dimension, each);
            });
            return new Figures(
                    period.ordersPlaced(),
                    decimal(period.afterSalesPeriodRate()),
                    decimal(period.afterSalesCohortRate()),
                    period.opened().all(),
                    period.opened().by(),
                    opened.handlingPercentile(100).isPresent() ? percentiles(opened.took()) : Map.of(),
                    by);
        }

        private static Map<Integer, Long> percentiles(Durations took) {
            var percentiles = new TreeMap<Integer, Long>();
            PERCENTS.forEach(percent -> percentiles.put(percent, took.handling().percentile(percent)));
            return percentiles;
        }

        private static @Nullable BigDecimal decimal(Optional<Ratio> rate) {
            return rate.map(each -> each.rounded(DECIMALS)).orElse(null);
        }
    }
}
