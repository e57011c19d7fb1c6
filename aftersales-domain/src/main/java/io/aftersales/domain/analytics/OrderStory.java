package io.aftersales.domain.analytics;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketLogEntry;
import java.util.List;

/**
 * The story of one order after the sale, from which its cases are counted. Cases are counted order by order, because only the next case on
 * the same units tells whether a case settled the matter.
 *
 * @param account the order's account
 * @param cases all cases of the order, in order
 */
public record OrderStory(OrderAccount account, List<CaseStory> cases) {
    /** Copies the list. */
    public OrderStory {
        cases = List.copyOf(cases);
    }

    /**
     * The story of one case.
     *
     * @param subject the case
     * @param timeline the complete timeline, in order
     * @param tickets the tickets of the case, in order
     */
    public record CaseStory(AfterSalesCase subject, List<TimelineEntry> timeline, List<TicketStory> tickets) {
        /** Copies the lists. */
        public CaseStory {
            timeline = List.copyOf(timeline);
            tickets = List.copyOf(tickets);
        }
    }

    /**
     * The story of one ticket.
     *
     * @param ticket the ticket
     * @param log the complete log, in order
     */
    public record TicketStory(Ticket ticket, List<TicketLogEntry> log) {
        /** Copies the list. */
        public TicketStory {
            log = List.copyOf(log);
        }
    }

    /** Returns the records of the order's cases. */
    public List<CaseRecord> records() {
        return cases.stream()
                .map(each -> new CaseRecordReader(this, each).record())
                .toList();
    }
}
