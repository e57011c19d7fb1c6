package io.aftersales.domain.analytics;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketLogEntry;
import java.util.List;

/**
 * All that happened after the sale of one order: what its cases are counted from. Whether a case settled something, only the next one on the
 * same units tells, so cases are counted order by order.
 *
 * @param account the order's account
 * @param cases all of its cases, in order
 */
public record OrderStory(OrderAccount account, List<CaseStory> cases) {
    /** Copies the list. */
    public OrderStory {
        cases = List.copyOf(cases);
    }

    /**
     * One case.
     *
     * @param subject the case
     * @param timeline everything that has happened to it, in order
     * @param tickets its tickets, in order
     */
    public record CaseStory(AfterSalesCase subject, List<TimelineEntry> timeline, List<TicketStory> tickets) {
        /** Copies the lists. */
        public CaseStory {
            timeline = List.copyOf(timeline);
            tickets = List.copyOf(tickets);
        }
    }

    /**
     * One ticket.
     *
     * @param ticket the ticket
     * @param log everything that has happened to it, in order
     */
    public record TicketStory(Ticket ticket, List<TicketLogEntry> log) {
        /** Copies the list. */
        public TicketStory {
            log = List.copyOf(log);
        }
    }

    /** Its cases as they are counted. */
    public List<CaseRecord> records() {
        return cases.stream()
                .map(each -> new CaseRecordReader(this, each).record())
                .toList();
    }
}
