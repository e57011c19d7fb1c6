package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.PriorityRule;
import io.aftersales.domain.tickets.SlaGoal;
import io.aftersales.domain.tickets.SlaPolicy;
import io.aftersales.domain.tickets.SlaTimer;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketFacts;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Computes how soon tickets were answered and resolved. Each ticket is run through the library again, and the figures are read from its
 * timers.
 */
final class SlaFigures {
    private static final CaseId CASE = new CaseId(OrderId.of("file"), 1);
    private static final TicketFacts FACTS =
            new TicketFacts(CaseKind.RETURN_REFUND, "PENDING_REVIEW", "", Set.of(), false, Money.of("0.00", "CNY"));
    private static final BigDecimal HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toNanos());

    private final Instant now;
    private final List<Ticket> tickets = new ArrayList<>();

    /** Creates figures as of a moment. */
    SlaFigures(Instant now) {
        this.now = now;
    }

    /** Runs a ticket through the library. */
    void add(PastTicket past) {
        TicketPolicy policy = TicketPolicy.STANDARD.with(new PriorityRule("FILE", facts -> true, past.priority()));
        var opened = new TicketContext(Actor.SYSTEM, past.openedAt(), policy);
        Ticket ticket = Ticket.open(new TicketId(CASE, tickets.size() + 1), "buyer", FACTS, opened)
                .next();
        if (past.firstResponseAt() != null) {
            var answer = new TicketContext(Actor.agent("agent"), past.firstResponseAt(), policy);
            ticket = ticket.hears("ANSWERED", false, answer).next();
        }
        if (past.resolvedAt() != null) {
            ticket = ticket.resolve("RESOLVED", new TicketContext(Actor.SYSTEM, past.resolvedAt(), policy))
                    .next();
        }
        tickets.add(ticket);
    }

    /** Returns the figures of each priority. */
    ObjectNode figures() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (Priority priority : Priority.values()) {
            all.set(
                    priority.name(),
                    figures(tickets.stream()
                            .filter(ticket -> ticket.priority() == priority)
                            .toList()));
        }
        return all;
    }

    private ObjectNode figures(List<Ticket> some) {
        List<SlaTimer> responses = timers(some, SlaGoal.RESPONSE);
        List<SlaTimer> resolutions = timers(some, SlaGoal.RESOLUTION);
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("tickets", some.size())
                .put("responded", reached(responses))
                .put("response_within", kept(responses))
                .put("resolved", reached(resolutions))
                .put("resolution_within", kept(resolutions))
                .put("overdue_response", overdue(responses))
                .put("overdue_resolution", overdue(resolutions));
        hours(node, SlaGoal.RESPONSE, times(responses));
        hours(node, SlaGoal.RESOLUTION, times(resolutions));
        return node;
    }

    private static List<SlaTimer> timers(List<Ticket> some, SlaGoal goal) {
        return some.stream().flatMap(ticket -> ticket.timers(goal).stream()).toList();
    }

    private static long reached(List<SlaTimer> timers) {
        return timers.stream().filter(timer -> timer.clock().isStopped()).count();
    }

    private static long kept(List<SlaTimer> timers) {
        return timers.stream().filter(SlaTimer::isKept).count();
    }

    private long overdue(List<SlaTimer> timers) {
        return timers.stream().filter(timer -> timer.isOverdue(now)).count();
    }

    /** Returns the durations of the stopped timers, shortest first. */
    private static List<Duration> times(List<SlaTimer> timers) {
        var times = new ArrayList<Duration>();
        for (SlaTimer each : timers) {
            Instant end = each.clock().stoppedAt();
            if (end != null) {
                times.add(each.clock().elapsed(end, SlaPolicy.STANDARD.calendar()));
            }
        }
        times.sort(null);
        return times;
    }

    private static void hours(ObjectNode node, SlaGoal goal, List<Duration> sorted) {
        String end = "_" + goal.name().toLowerCase(Locale.ROOT) + "_hours";
        Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        put(node, "mean" + end, sum, sorted.size());
        for (int percent : new int[] {50, 90}) {
            boolean any = !sorted.isEmpty();
            int place = (int) ((long) sorted.size() * percent / 100);
            put(node, "p" + percent + end, any ? sorted.get(place) : Duration.ZERO, any ? 1 : 0);
        }
    }

    /** Puts a sum divided by a number of shares, in hours with three decimals; null when there are no shares. */
    private static void put(ObjectNode node, String name, Duration sum, int shares) {
        if (shares == 0) {
            node.putNull(name);
            return;
        }
        BigDecimal nanos =
                BigDecimal.valueOf(sum.getSeconds()).scaleByPowerOfTen(9).add(BigDecimal.valueOf(sum.getNano()));
        node.put(
                name,
                nanos.divide(HOUR.multiply(BigDecimal.valueOf(shares)), 3, RoundingMode.HALF_UP)
                        .doubleValue());
    }
}
