package io.aftersales.examples.oms.web;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.SlaTimer;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.examples.oms.shop.JdbcAlarms;
import io.aftersales.examples.oms.shop.JdbcNotices;
import io.aftersales.examples.oms.shop.ParkedPayments;
import io.aftersales.examples.oms.shop.Reconciler;
import io.aftersales.ports.desks.TicketFile;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.texts.AlarmText;
import io.aftersales.ports.texts.EventText;
import io.aftersales.ports.texts.NoticeText;
import io.aftersales.ports.texts.Texts;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Response bodies about the work of the staff: tickets, parked effects, alarms and notices. */
final class DeskViews {
    private DeskViews() {}

    /** Receipt of a command on a ticket: its status and version after the command. */
    record Moved(String ticket, TicketStatus status, long version) {
        static Moved of(TicketReceipt receipt) {
            return new Moved(receipt.ticket().toString(), receipt.status(), receipt.version());
        }
    }

    /**
     * Ticket as staff see it.
     *
     * @param caseId the case that needs a person
     * @param need the code of why
     * @param agent who has the ticket; null when it is not assigned
     * @param dueAt the moment after which a goal is missed; null when none will be as things stand
     * @param overdue whether a goal is missed
     * @param response the time to the first action of a person
     * @param reply the time to the next action after the buyer's last answer; null where none is owed or was
     * @param resolution the time to the end
     */
    record OfTicket(
            TicketId id,
            CaseId caseId,
            OrderId order,
            String buyer,
            CaseKind kind,
            String need,
            String words,
            Priority priority,
            TicketStatus status,
            String group,
            @Nullable String agent,
            Instant openedAt,
            @Nullable Instant dueAt,
            boolean overdue,
            Goal response,
            @Nullable Goal reply,
            Goal resolution) {
        static OfTicket of(Ticket ticket, Texts texts, Instant now) {
            List<SlaTimer> replies = ticket.replies();
            return new OfTicket(
                    ticket.id(),
                    ticket.id().caseId(),
                    ticket.id().caseId().order(),
                    ticket.buyer(),
                    ticket.kind(),
                    ticket.need(),
                    texts.word(ticket.need()),
                    ticket.priority(),
                    ticket.status(),
                    ticket.queue().group(),
                    ticket.agent(),
                    ticket.openedAt(),
                    ticket.dueAt(),
                    ticket.isOverdue(now),
                    Goal.of(ticket.response(), now),
                    replies.isEmpty() ? null : Goal.of(replies.get(replies.size() - 1), now),
                    Goal.of(ticket.resolution(), now));
        }
    }

    /**
     * Goal of a ticket.
     *
     * @param warnAt the moment after which a warning is due; null while the time stands still or after the goal
     * @param dueAt the moment after which the goal is missed; null while the time stands still, and when it was reached in time
     * @param reachedAt when it was reached; null before
     * @param paused whether the time stands still while the buyer is asked
     * @param overdue whether the goal is missed
     */
    record Goal(
            @Nullable Instant warnAt,
            @Nullable Instant dueAt,
            @Nullable Instant reachedAt,
            boolean paused,
            boolean overdue) {
        static Goal of(SlaTimer timer, Instant now) {
            return new Goal(
                    timer.warnAt(),
                    timer.dueAt(),
                    timer.clock().stoppedAt(),
                    timer.clock().isPaused(),
                    timer.isOverdue(now));
        }
    }

    /** Ticket with its log. */
    record TicketWithLog(OfTicket ticket, List<Entry> log) {
        /**
         * Entry of a ticket's log.
         *
         * @param code the code of the event
         * @param words the event in the reader's language
         * @param status the status of the ticket after it
         */
        record Entry(int number, String code, String words, TicketStatus status, String by, Instant at) {
            static Entry of(TicketLogEntry entry, Texts texts) {
                return new Entry(
                        entry.number(),
                        entry.event().code(),
                        EventText.of(entry.event(), texts),
                        entry.status(),
                        entry.by().toString(),
                        entry.at());
            }
        }

        static TicketWithLog of(TicketFile file, Texts texts, Instant now) {
            return new TicketWithLog(
                    OfTicket.of(file.ticket(), texts, now),
                    file.log().stream().map(each -> Entry.of(each, texts)).toList());
        }
    }

    /**
     * Parked effect, which waits for a person's decision.
     *
     * @param effect the code of the effect
     * @param amount the amount it moves; null where it moves none
     * @param channel the channel of the payment; empty for another effect
     * @param cause why it was parked
     * @param since since when
     * @param attempts the attempts before it was parked
     * @param statements what persons have stated where two have to agree, in the order stated
     */
    record Parked(
            CaseId caseId,
            OrderId order,
            EffectKey key,
            String effect,
            String words,
            @Nullable Money amount,
            String channel,
            ParkedPayments.Cause cause,
            Instant since,
            int attempts,
            @Nullable Instant firstSentAt,
            List<CaseViews.Statement> statements) {
        static Parked of(ParkedPayments.Row row, Texts texts) {
            Effect effect = row.entry().effect();
            return new Parked(
                    row.entry().caseId(),
                    row.entry().caseId().order(),
                    row.entry().key(),
                    effect.code(),
                    texts.word(effect.code()),
                    row.amount(),
                    effect instanceof Effect.PayRefund refund ? refund.channel() : "",
                    row.cause(),
                    row.since(),
                    row.entry().attempts(),
                    row.entry().firstSentAt(),
                    CaseViews.Statement.all(row.statements()));
        }
    }

    /**
     * Alarm.
     *
     * @param place the place in the order in which alarms were raised, a number
     * @param words what has happened and what to do, in the reader's language
     * @param acknowledgedBy who has acknowledged it; null before
     */
    record Raised(
            String place,
            EffectKey key,
            CaseId caseId,
            OrderId order,
            Alarm alarm,
            String detail,
            String words,
            Instant at,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {
        static Raised of(JdbcAlarms.Raised alarm, Texts texts) {
            return new Raised(
                    Long.toString(alarm.place()),
                    alarm.key(),
                    alarm.caseId(),
                    alarm.caseId().order(),
                    alarm.alarm(),
                    alarm.detail(),
                    AlarmText.of(alarm.caseId(), alarm.alarm(), alarm.detail(), texts),
                    alarm.at(),
                    alarm.acknowledgedBy(),
                    alarm.acknowledgedAt());
        }
    }

    /**
     * Notice that was sent.
     *
     * @param recipient the agent or the group; empty where the audience alone names the recipients
     * @param words the notice in the reader's language
     */
    record Told(Notice.Kind kind, Notice.Audience audience, String recipient, String words, Instant at) {
        static Told of(JdbcNotices.Sent sent, Texts texts) {
            Notice notice = sent.notice();
            return new Told(
                    notice.kind(),
                    notice.audience(),
                    notice.recipient(),
                    NoticeText.of(sent.caseId(), notice, texts),
                    sent.at());
        }
    }

    /**
     * Comparison of a statement with the journal.
     *
     * @param until the moment up to which the statement counted as complete
     * @param counts how many payments there are of each finding, with their sums
     * @param differences the payments that are not the same on both sides
     */
    record Reconciled(Instant from, Instant until, List<Sum> counts, List<Difference> differences) {
        /**
         * Payments of one finding in one currency.
         *
         * @param here the sum in the journal
         * @param there the sum in the statement
         */
        record Sum(Reconciliation.Finding finding, long payments, Money here, Money there) {}

        /**
         * Payment that is not the same on both sides.
         *
         * @param order the order; null where the journal does not have the payment
         * @param caseId the case; null where the journal does not have the payment, or no case is named there
         * @param here the amount in the journal; null when it is not there
         * @param there the amount in the statement; null when it is not there
         */
        record Difference(
                Reconciliation.Finding finding,
                String key,
                String transaction,
                Movement.Direction direction,
                @Nullable OrderId order,
                @Nullable CaseId caseId,
                @Nullable Money here,
                @Nullable Money there) {}

        private static Money in(Currency currency, @Nullable Money amount) {
            return amount != null && amount.currency().equals(currency) ? amount : Money.ofMinor(0, currency);
        }

        static Reconciled of(Reconciler.Result result) {
            var sums = new TreeMap<String, Sum>();
            for (Reconciler.Compared each : result.all()) {
                Stream.of(each.here(), each.there())
                        .filter(Objects::nonNull)
                        .map(Money::currency)
                        .distinct()
                        .forEach(currency -> sums.merge(
                                each.finding().ordinal() + " " + currency,
                                new Sum(each.finding(), 1, in(currency, each.here()), in(currency, each.there())),
                                (before, more) -> new Sum(
                                        before.finding(),
                                        before.payments() + 1,
                                        before.here().plus(more.here()),
                                        before.there().plus(more.there()))));
            }
            return new Reconciled(
                    result.from(),
                    result.until(),
                    List.copyOf(sums.values()),
                    result.all().stream()
                            .filter(each -> each.finding() != Reconciliation.Finding.MATCHED)
                            .map(each -> new Difference(
                                    each.finding(),
                                    each.key(),
                                    each.transaction(),
                                    each.direction(),
                                    each.order(),
                                    each.caseId(),
                                    each.here(),
                                    each.there()))
                            .toList());
        }
    }
}
