package io.aftersales.ports.repositories;

import io.aftersales.domain.analytics.OrderStory;
import io.aftersales.domain.analytics.OrderStory.CaseStory;
import io.aftersales.domain.analytics.OrderStory.TicketStory;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.TicketId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads the histories of orders, for figures: {@code new OrderStories(cases, tickets).forEach(story ->
 * story.records().forEach(fold::add))}. Decisions made during the reading may be included or not.
 */
public final class OrderStories {
    private static final int PAGE = 500;

    private final CaseRepository cases;
    private final TicketRepository tickets;

    /** Creates a reader of these repositories. */
    public OrderStories(CaseRepository cases, TicketRepository tickets) {
        this.cases = cases;
        this.tickets = tickets;
    }

    /** The story of an order; empty when after-sales never touched it. */
    public Optional<OrderStory> of(OrderId order) {
        return cases.account(order).map(account -> story(account, cases.all(CaseQuery.ofOrder(order))));
    }

    /** Passes every order's story to the reader, one after another; each is in memory only while the reader has it. */
    public void forEach(Consumer<OrderStory> reader) {
        CaseQuery page = CaseQuery.in().atMost(PAGE);
        List<AfterSalesCase> found = cases.search(page);
        while (!found.isEmpty()) {
            OrderId last = found.get(found.size() - 1).id().order();
            found.stream()
                    .map(each -> each.id().order())
                    .distinct()
                    .forEach(order -> of(order).ifPresent(reader));
            found = cases.search(page.after(new CaseId(last, Integer.MAX_VALUE)));
        }
    }

    private OrderStory story(OrderAccount account, List<AfterSalesCase> subjects) {
        return new OrderStory(
                account,
                subjects.stream()
                        .map(subject -> new CaseStory(subject, cases.timeline(subject.id()), tickets(subject)))
                        .toList());
    }

    /** The tickets of a case. A ticket that was asked for and is not there yet, or was given up, is left out. */
    private List<TicketStory> tickets(AfterSalesCase subject) {
        return IntStream.rangeClosed(1, subject.attention().tickets())
                .mapToObj(number -> new TicketId(subject.id(), number))
                .flatMap(id -> tickets.find(id).stream())
                .map(ticket -> new TicketStory(ticket, tickets.log(ticket.id())))
                .toList();
    }
}
