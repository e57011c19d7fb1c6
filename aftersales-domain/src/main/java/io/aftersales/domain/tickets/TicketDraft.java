package io.aftersales.domain.tickets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects one decision about a ticket: its moves and events. No other class assigns a status. */
final class TicketDraft {
    private final Ticket before;
    private final TicketContext context;
    private final List<TicketLogEntry> entries = new ArrayList<>();
    private TicketStatus status;
    private @Nullable TicketStatus askedIn;

    private Priority priority;
    private String rule;
    private List<SlaTimer> replies;
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
        this.priority = before.priority();
        this.rule = before.rule();
        this.replies = before.replies();
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
                List.of(),
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
        boolean leftByItsAgent = move == TicketMove.UNASSIGN && askedIn == TicketStatus.ASSIGNED;
        if (leftByItsAgent || (move == TicketMove.HAND_OVER && askedIn != null)) {
            // The agent who asked no longer has the ticket; a ticket that is released while escalated stays escalated.
            askedIn = TicketStatus.OPEN;
        }
        if (move.isResponse() && context.by().role().isStaff()) {
            response = timed(response, SlaGoal.RESPONSE, response.clock().stopped(context.now()));
            turnReply(clock -> clock.stopped(context.now()));
        }
        if (move == TicketMove.INFO_GIVEN) {
            oweReply();
        }
        turnClocks();
        return write(move, event);
    }

    /**
     * Starts the timer of the next reply with the buyer's answer. Before the first response there is none, because the limit of the
     * response holds; and a reply that is owed already is not owed later because the buyer wrote again.
     */
    private void oweReply() {
        boolean owed = !replies.isEmpty() && !last(replies).clock().isStopped();
        if (owed || !response.clock().isStopped()) {
            return;
        }
        var more = new ArrayList<>(replies);
        more.add(started(SlaGoal.NEXT_REPLY));
        replies = List.copyOf(more);
    }

    private void turnReply(UnaryOperator<SlaClock> turn) {
        if (!replies.isEmpty()) {
            SlaTimer reply = last(replies);
            replaceReply(timed(reply, SlaGoal.NEXT_REPLY, turn.apply(reply.clock())));
        }
    }

    /** Replaces the timer of the latest reply. */
    void replaceReply(SlaTimer reply) {
        var some = new ArrayList<>(replies);
        some.set(some.size() - 1, reply);
        replies = List.copyOf(some);
    }

    private static SlaTimer last(List<SlaTimer> timers) {
        return timers.get(timers.size() - 1);
    }

    private SlaTimer started(SlaGoal goal) {
        SlaClock clock = SlaClock.startedAt(context.now());
        return timed(new SlaTimer(clock, null, null, false, false), goal, clock);
    }

    /**
     * Changes the priority. The limits of the new one count from the same beginning, and leave out the same pauses; a goal that was reached
     * stays kept or missed.
     */
    void changePriority(Priority to) {
        priority = to;
        rule = Ticket.BY_HAND;
        response = limitedAnew(response, SlaGoal.RESPONSE);
        resolution = limitedAnew(resolution, SlaGoal.RESOLUTION);
        if (!replies.isEmpty()) {
            replaceReply(limitedAnew(last(replies), SlaGoal.NEXT_REPLY));
        }
    }

    /** Returns a timer with the limits of the current priority. A warning or an alarm that holds for the new limit too is not raised again. */
    private SlaTimer limitedAnew(SlaTimer timer, SlaGoal goal) {
        if (timer.clock().isStopped()) {
            return timer;
        }
        SlaTimer anew = limited(timer.clock(), goal, false, false);
        boolean passed = anew.isOverdue(context.now());
        boolean near = passed || anew.isToWarn(context.now());
        return limited(timer.clock(), goal, timer.warned() && near, timer.alarmed() && passed);
    }

    private void turnClocks() {
        SlaClock first = response.clock();
        SlaClock last = resolution.clock();
        switch (status) {
            case OPEN, ASSIGNED, ESCALATED -> {
                turnReply(clock -> clock.resumed(context.now()));
                first = first.resumed(context.now());
                last = last.resumed(context.now());
            }
            case AWAITING_BUYER -> {
                turnReply(clock -> clock.paused(context.now()));
                first = first.paused(context.now());
                last = last.paused(context.now());
            }
            case RESOLVED -> last = last.stopped(context.now());
        }
        response = timed(response, SlaGoal.RESPONSE, first);
        resolution = timed(resolution, SlaGoal.RESOLUTION, last);
    }

    /**
     * Returns the timer with another clock. Deadlines are not computed again when nothing has changed: a goal that was reached is not
     * judged by the limits of a later priority.
     */
    private SlaTimer timed(SlaTimer timer, SlaGoal goal, SlaClock clock) {
        if (clock.equals(timer.clock()) && (timer.dueAt() != null || clock.isStopped())) {
            return timer;
        }
        return limited(clock, goal, timer.warned(), timer.alarmed());
    }

    private SlaTimer limited(SlaClock clock, SlaGoal goal, boolean warned, boolean alarmed) {
        SlaPolicy sla = context.policy().sla();
        return new SlaTimer(
                clock,
                clock.dueAt(sla.warning(goal, priority, before.kind()), sla.calendar())
                        .orElse(null),
                clock.dueAt(sla.limit(goal, priority, before.kind()), sla.calendar())
                        .orElse(null),
                warned,
                alarmed);
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
                priority,
                rule,
                queue,
                status,
                askedIn,
                agent,
                response,
                replies,
                resolution,
                before.entries() + entries.size(),
                before.version());
        return new TicketChange(next, entries);
    }
}
