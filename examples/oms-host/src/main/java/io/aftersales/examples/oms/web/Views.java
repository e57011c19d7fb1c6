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
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.texts.EventText;
import io.aftersales.ports.texts.Texts;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Response bodies. Amounts are minor units of the order's currency. */
final class Views {
    private Views() {}

    /**
     * Receipt of a command: the status and version of its case after the command, the refund it booked, and what the case waits for. The
     * end of a wait is told where the buyer has to act; the moment of an alarm is for staff, who find it on the case.
     */
    record Decided(String caseId, CaseStatus status, long version, Money booked, Awaited next) {
        static Decided of(Receipt receipt) {
            Awaited.What what = receipt.next().what();
            Instant until = what.party() == Awaited.Party.BUYER ? receipt.next().until() : null;
            return new Decided(
                    receipt.caseId().toString(),
                    receipt.status(),
                    receipt.version(),
                    receipt.booked(),
                    new Awaited(what, until));
        }
    }

    /**
     * Case as its reader may see it.
     *
     * @param refundTo where the money goes
     * @param offer the last offer that the shop made to the buyer; null when there was none
     * @param returns the goods that the buyer sends back, one entry for each destination
     * @param deadline until when the buyer has to act; null when the case does not wait for the buyer
     * @param staff the details for staff; null for a buyer
     */
    record Case(
            String id,
            CaseKind kind,
            CaseStatus status,
            String buyer,
            List<CaseView.Item> items,
            RefundDestination refundTo,
            CaseView.@Nullable Offered offer,
            List<Paid> refund,
            List<Given> gifts,
            List<CaseView.ReturnParcel> returns,
            @Nullable Instant deadline,
            long version,
            @Nullable ForStaff staff) {
        static Case of(CaseView subject) {
            return new Case(
                    subject.id().toString(),
                    subject.kind(),
                    subject.status(),
                    subject.buyer(),
                    subject.items(),
                    subject.refundTo(),
                    subject.offer(),
                    subject.payments().stream().map(Paid::of).toList(),
                    subject.gifts().stream().map(Given::of).toList(),
                    subject.returns(),
                    subject.deadline(),
                    subject.version(),
                    subject.whole().map(ForStaff::of).orElse(null));
        }
    }

    /** Refund of money or points to one tender, and its progress. */
    record Paid(String tender, long amount, String currency, long points, Route route, CaseView.Progress progress) {
        static Paid of(CaseView.Payment payment) {
            return new Paid(
                    payment.tender().value(),
                    payment.amount().minor(),
                    payment.amount().currency().getCurrencyCode(),
                    payment.points(),
                    payment.route(),
                    payment.progress());
        }
    }

    /** Gift of a goodwill case, and its progress. */
    record Given(String gift, CaseView.Progress progress) {
        static Given of(CaseView.Given given) {
            return new Given(given.gift().toString(), given.progress());
        }
    }

    /** Details of a case that staff see and its buyer does not. */
    record ForStaff(
            List<RefundPart> payments,
            List<GiftGrant> gifts,
            List<GoodsStop> stops,
            List<Inbound> inbounds,
            String rule,
            @Nullable Integer risk,
            @Nullable Shortfall shortfall,
            @Nullable Instant dueAt) {
        static ForStaff of(AfterSalesCase whole) {
            var verdict = whole.review().verdict();
            var advance = whole.advance();
            return new ForStaff(
                    whole.refund().parts(),
                    whole.refund().gifts(),
                    whole.stops(),
                    whole.inbounds(),
                    whole.review().rule(),
                    verdict == null ? null : verdict.seen().risk(),
                    advance == null ? null : advance.shortfall(),
                    whole.dueAt());
        }
    }

    /**
     * Line of a timeline.
     *
     * @param code the code of the event
     * @param words the text of the line, in the reader's language
     * @param status the status of the case after the event
     * @param by the side that acted; for staff, the actor
     * @param at when the event happened
     */
    record Event(String code, String words, CaseStatus status, String by, Instant at) {
        static Event of(TimelineView line, CaseView subject, Texts texts) {
            return line.whole()
                    .map(entry -> new Event(
                            line.code(),
                            EventText.of(entry.event(), texts),
                            line.status(),
                            entry.by().toString(),
                            line.at()))
                    .orElseGet(() -> new Event(
                            line.code(),
                            CaseProgress.text(subject, line, texts),
                            line.status(),
                            line.by().name(),
                            line.at()));
        }
    }

    /** Case with its timeline and the actions that are allowed to the reader. */
    record File(Case subject, List<Event> timeline, Collection<Action> allowed) {
        static File of(CaseFile file, Texts texts) {
            return new File(
                    Case.of(file.subject()),
                    file.timeline().stream()
                            .map(line -> Event.of(line, file.subject(), texts))
                            .toList(),
                    file.allowed().stream().sorted().toList());
        }
    }

    /**
     * Total of a refund that is not booked, in minor units, and its explanation.
     *
     * @param bonus the bonus on store credit beside the total; 0 where there is none
     */
    record Quote(long total, long bonus, String currency, List<String> explanation) {
        static Quote of(RefundQuote quote) {
            RefundBreakdown breakdown = quote.breakdown();
            return new Quote(
                    breakdown.total(),
                    quote.bonus().minor(),
                    breakdown.currency().getCurrencyCode(),
                    breakdown.explanation());
        }
    }

    /**
     * Quote of an exchange, in minor units.
     *
     * @param worth what was paid for the units that come back
     * @param value what the new goods count as
     * @param difference positive when the new goods are dearer
     * @param asked what the buyer will be asked for
     * @param paidBack what will be paid back, by tender in {@code tenders}
     * @param until until when it can be applied for; null when there is no window
     */
    record ExchangeOffer(
            String currency,
            long worth,
            long value,
            long difference,
            long asked,
            long paidBack,
            Map<String, Long> tenders,
            @Nullable Instant until) {
        static ExchangeOffer of(ExchangeQuote quote) {
            var tenders = new LinkedHashMap<String, Long>();
            quote.tenders().forEach(each -> tenders.put(each.id().value(), each.amount()));
            return new ExchangeOffer(
                    quote.worth().currency().getCurrencyCode(),
                    quote.worth().minor(),
                    quote.value().minor(),
                    quote.difference().minor(),
                    quote.asked().minor(),
                    quote.paidBack().minor(),
                    tenders,
                    quote.until());
        }
    }

    /**
     * Account of an order.
     *
     * @param paid the amount asked, which is refunded, kept, paid back elsewhere, or remains
     * @param captured the amount taken so far
     * @param refunded the buyer's entitlement so far
     * @param kept fees, deductions and waived amounts
     * @param external the amount paid back outside the library
     * @param remaining the rest; negative when too much was paid back elsewhere
     * @param waiting the entries of money that wait for a second person; they have moved no money
     */
    record Account(
            String order,
            String currency,
            long paid,
            long captured,
            long refunded,
            long kept,
            long external,
            long remaining,
            long unitsHeld,
            List<OfTender> tenders,
            List<WaitingEntry> waiting) {
        /** Balance of one tender: captured, owed, settled, and refunded outside the library. */
        record OfTender(String tender, String channel, long captured, long owed, long settled, long external) {
            static OfTender of(TenderBalance balance) {
                return new OfTender(
                        balance.tender().id().value(),
                        balance.tender().channel(),
                        balance.captured(),
                        balance.owed(),
                        balance.settled(),
                        balance.external());
            }
        }

        /** Entry of money by a first person, which the same entry by another person carries out. */
        record WaitingEntry(
                Kind kind,
                @Nullable String caseId,
                String reference,
                @Nullable String tender,
                long amount,
                List<Units> units,
                String by,
                Instant at) {
            /** Units of a line. */
            record Units(String line, long quantity) {}

            static WaitingEntry of(io.aftersales.domain.refunds.WaitingEntry entry) {
                CaseId about = entry.caseId();
                TenderId tender = entry.tender();
                return new WaitingEntry(
                        entry.kind(),
                        about == null ? null : about.toString(),
                        entry.reference(),
                        tender == null ? null : tender.value(),
                        entry.minor(),
                        entry.units().stream()
                                .map(each -> new Units(each.line().value(), each.quantity()))
                                .toList(),
                        entry.by().id(),
                        entry.at());
            }
        }

        static Account of(OrderAccount account) {
            return new Account(
                    account.order().value(),
                    account.frozen().currency().getCurrencyCode(),
                    account.payable(),
                    account.captured(),
                    account.refunded(),
                    account.kept(),
                    account.external(),
                    account.remaining(),
                    account.unitsHeld(),
                    account.tenders().stream().map(OfTender::of).toList(),
                    account.waiting().stream().map(WaitingEntry::of).toList());
        }
    }

    /** Parked effect, which waits for a person's decision. */
    record Parked(String caseId, String key, String effect, int attempts) {
        static Parked of(OutboxEntry entry) {
            return new Parked(
                    entry.caseId().toString(),
                    entry.key().value(),
                    entry.effect().code(),
                    entry.attempts());
        }
    }

    /** Ticket as staff see it. */
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

    /** Receipt of a command on a ticket: its status and version after the command. */
    record Moved(String ticket, TicketStatus status, long version) {
        static Moved of(TicketReceipt receipt) {
            return new Moved(receipt.ticket().toString(), receipt.status(), receipt.version());
        }
    }

    /** Line of the journal. The reference of a credit is the code of its tax rate. */
    record Booked(
            long sequence,
            String order,
            long number,
            @Nullable String caseId,
            String kind,
            @Nullable String tender,
            String channel,
            long amount,
            long tax,
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
                    entry.tax(),
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
     * Figures of a period; a figure without a value is null.
     *
     * @param ordersPlaced orders placed in the period
     * @param rate cases opened in the period, divided by the orders placed in it
     * @param cohortRate cases of the orders placed in the period, divided by these orders
     * @param all counts of the cases opened in the period
     * @param by the same counts by kind, reason, product, fault and month
     * @param handlingSeconds percentiles of the handling time in seconds, by percent
     * @param handlingSecondsBy the same percentiles by kind, reason, product, fault and month
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
