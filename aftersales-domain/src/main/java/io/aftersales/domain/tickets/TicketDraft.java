package io.aftersales.domain.tickets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects one decision about a ticket: its moves and events. No other class assigns a status. */
final class TicketDraft {
    private final Ticket before;
    private final TicketContext context;
    private final List<TicketLogEntry> entries = new ArrayList<>();
    private TicketStatus status;
    private @Nullable TicketStatus askedIn;

    TicketQueue queue;

    @Nullable
    String agent;

    SlaTimer response;
    SlaTimer resolution;

    TicketDraft(Ticket before, TicketContext context) {
        this.before = before;
        this.context = context;
        this.status = before.status();
        this.askedIn = before.askedIn();
        this.queue = before.queue();
        this.agent = before.agent();
        this.response = before.response();
        this.resolution = before.resolution();
    }

    /** Opens a new ticket: in its queue, with both clocks started, and the first entry of its log. */
    static TicketChange opened(TicketId id, String buyer, TicketFacts facts, TicketContext context) {
        PriorityRule rule = PriorityRule.first(context.policy().priorities(), facts);
        TicketQueue queue = context.policy().assignment().queue(facts);
        var started = new SlaTimer(SlaClock.startedAt(context.now()), null, null, false, false);
        var blank = new Ticket(
                id,
                buyer,
                facts.kind(),
                facts.need(),
                rule.priority(),
                rule.name(),
                queue,
                TicketStatus.OPEN,
                null,
                null,
                started,
                started,
                0,
                0);
        var draft = new TicketDraft(blank, context);
        draft.response = draft.timed(started, SlaGoal.RESPONSE, started.clock());
        draft.resolution = draft.timed(started, SlaGoal.RESOLUTION, started.clock());
        return draft.note(new TicketEvent.TicketOpened(facts.need(), rule.priority(), rule.name(), queue.group()))
                .done();
    }

    /**
     * Takes a move and adds its event; a move that is not in the table is a defect of this library and an {@link IllegalStateException}.
     */
    TicketDraft move(TicketMove move, TicketEvent event) {
        TicketStatus from = status;
        status = move.target(from, askedIn).orElseThrow(() -> new IllegalStateException(move + " from " + from));
        if (status == TicketStatus.AWAITING_BUYER && from != status) {
            askedIn = from;
        } else if (status != TicketStatus.AWAITING_BUYER) {
            askedIn = null;
        }
        if (move == TicketMove.UNASSIGN && askedIn == TicketStatus.ASSIGNED) {
            // The agent who asked no longer has the ticket; an escalated ticket stays escalated.
            askedIn = TicketStatus.OPEN;
        }
        if (move.isResponse() && context.by().role().isStaff()) {
            response = timed(response, SlaGoal.RESPONSE, response.clock().stopped(context.now()));
        }
        turnClocks();
        return write(move, event);
    }

    private void turnClocks() {
        SlaClock first = response.clock();
        SlaClock last = resolution.clock();
        switch (status) {
            case OPEN, ASSIGNED, ESCALATED -> {
                first = first.resumed(context.now());
                last = last.resumed(context.now());
            }
            case AWAITING_BUYER -> {
                first = first.paused(context.now());
                last = last.paused(context.now());
            }
            case RESOLVED -> last = last.stopped(context.now());
        }
        response = timed(response, SlaGoal.RESPONSE, first);
        resolution = timed(resolution, SlaGoal.RESOLUTION, last);
    }

    /** Returns the timer with another clock; deadlines are not computed again when nothing has changed. */
    private SlaTimer timed(SlaTimer timer, SlaGoal goal, SlaClock clock) {
        if (clock.equals(timer.clock()) && timer.dueAt() != null) {
            return timer;
        }
        SlaPolicy sla = context.policy().sla();
        return new SlaTimer(
                clock,
                clock.dueAt(sla.warning(goal, before.priority(), before.kind()), sla.calendar())
                        .orElse(null),
                clock.dueAt(sla.limit(goal, before.priority(), before.kind()), sla.calendar())
                        .orElse(null),
                timer.warned(),
                timer.alarmed());
    }

    TicketContext context() {
        return context;
    }

    /** Adds an event that does not change the status. */
    TicketDraft note(TicketEvent event) {
        return write(null, event);
    }

    private TicketDraft write(@Nullable TicketMove move, TicketEvent event) {
        int number = before.entries() + entries.size() + 1;
        entries.add(new TicketLogEntry(before.id(), number, event, move, status, context.by(), context.now()));
        return this;
    }

    TicketChange done() {
        var next = new Ticket(
                before.id(),
                before.buyer(),
                before.kind(),
                before.need(),
                before.priority(),
                before.rule(),
                queue,
                status,
                askedIn,
                agent,
                response,
                resolution,
                before.entries() + entries.size(),
                before.version());
        return new TicketChange(next, entries);
    }
}
