package io.aftersales.domain.tickets;

import io.aftersales.domain.cases.TicketNeed;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ticket for a case that needs a person, with the agent who works on it. A ticket never decides about its case: the staff act on the
 * case, which decides, and the ticket is told.
 *
 * <p>The methods that change a ticket are for the ticket desk alone. A host reads a ticket, and sends a command to have it changed.
 *
 * @param id the id of the ticket
 * @param buyer the host's id of the buyer
 * @param kind the kind of its case
 * @param need the code with which the case asked for a person
 * @param priority the priority
 * @param rule the name of the rule that set the priority; {@link #BY_HAND} after a person changed it
 * @param queue the queue in which the ticket waits, or waited, for an agent
 * @param status the current status
 * @param askedIn the status to return to with the buyer's answer; null when the buyer is not being asked
 * @param agent the id of the agent who has the ticket; null when it is not assigned
 * @param response the timer of the first response
 * @param replies the timers of the next replies, one for each time the buyer answered after the first response, in order; only the last can
 *     still run
 * @param resolution the timer of the end
 * @param entries the number of entries in its log
 * @param version the number of times the ticket was saved
 */
@CheckReturnValue
public record Ticket(
        TicketId id,
        String buyer,
        CaseKind kind,
        String need,
        Priority priority,
        String rule,
        TicketQueue queue,
        TicketStatus status,
        @Nullable TicketStatus askedIn,
        @Nullable String agent,
        SlaTimer response,
        List<SlaTimer> replies,
        SlaTimer resolution,
        int entries,
        long version) {
    /** Copies the list. */
    public Ticket {
        replies = List.copyOf(replies);
    }

    /** The reason with which the library escalates a ticket that passed a limit. */
    public static final String OVERDUE = "OVERDUE";

    /** The name that stands for a rule when a person has set the priority. */
    public static final String BY_HAND = "BY_HAND";

    private static final int LONGEST_CODE = 100;

    /** Opens a ticket for a case that needs a person. The rules of the policy set its priority and its queue. */
    public static TicketChange open(TicketId id, String buyer, TicketFacts facts, TicketContext context) {
        return TicketDraft.opened(id, buyer, facts, context);
    }

    /**
     * Assigns the ticket to an agent. An agent takes an unassigned ticket, or a supervisor or the library assigns it; a ticket that is
     * assigned already, only a supervisor or the library assigns to another agent. An escalated ticket stays escalated, in the queue of the
     * supervisors. Refuses the agent who has the ticket with TICKET_UNCHANGED, and an agent who does not suit the queue, or is the buyer, with
     * AGENT_NOT_SUITED.
     */
    public Either<TicketRejection, TicketChange> assign(Agent to, TicketContext context) {
        var why = refused(TicketMove.ASSIGN, context.by(), agent == null ? to.id() : null);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        if (to.id().equals(agent)) {
            return Either.left(new TicketRejection.TicketUnchanged(id, to.id()));
        }
        if (!queue.suits(to) || to.id().equals(buyer)) {
            return Either.left(new TicketRejection.AgentNotSuited(to.id(), queue));
        }
        var draft = new TicketDraft(this, context);
        draft.agent = to.id();
        return Either.right(draft.move(TicketMove.ASSIGN, new TicketEvent.TicketAssigned(to.id()))
                .done());
    }

    /** Releases the ticket into its queue; its clocks are not changed. */
    public Either<TicketRejection, TicketChange> unassign(TicketContext context) {
        var why = refused(TicketMove.UNASSIGN, context.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        if (agent == null) {
            return Either.left(new TicketRejection.IllegalTicketMove(status, TicketMove.UNASSIGN));
        }
        var draft = new TicketDraft(this, context);
        draft.agent = null;
        return Either.right(draft.move(TicketMove.UNASSIGN, new TicketEvent.TicketUnassigned(agentId()))
                .done());
    }

    /**
     * Escalates the ticket to the supervisors: it waits in their queue, and any of them may act on it from then on.
     *
     * @param reason the code of the reason, in upper case
     */
    public Either<TicketRejection, TicketChange> escalate(String reason, TicketContext context) {
        var why = refused(TicketMove.ESCALATE, context.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        var draft = new TicketDraft(this, context);
        escalate(draft, code(reason));
        return Either.right(draft.done());
    }

    private static void escalate(TicketDraft draft, String reason) {
        draft.agent = null;
        draft.queue = draft.context().policy().supervisors();
        draft.move(TicketMove.ESCALATE, new TicketEvent.TicketEscalated(reason, draft.queue.group()));
    }

    /**
     * Changes the priority. The limits of the new priority count from the opening, or from the buyer's answer, and leave out the same waits
     * for the buyer; goals that were reached already are not judged again. Refuses the priority that the ticket has with TICKET_UNCHANGED.
     *
     * @param reason the code of the reason, in upper case
     */
    public Either<TicketRejection, TicketChange> changePriority(Priority to, String reason, TicketContext context) {
        var why = refused(TicketMove.CHANGE_PRIORITY, context.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        if (to == priority) {
            return Either.left(new TicketRejection.TicketUnchanged(id, to.name()));
        }
        var draft = new TicketDraft(this, context);
        draft.changePriority(to);
        return Either.right(
                draft.move(TicketMove.CHANGE_PRIORITY, new TicketEvent.PriorityChanged(priority, to, code(reason)))
                        .done());
    }

    /**
     * Hands the ticket over to another group: the agent no longer has the ticket, and the skill that its queue needs is needed there too.
     * An escalated ticket leaves the supervisors. The clocks are not changed. Refuses the group in whose queue the ticket is with
     * TICKET_UNCHANGED.
     *
     * @param group the group, which the caller has checked
     * @param reason the code of the reason, in upper case
     */
    public Either<TicketRejection, TicketChange> handOver(String group, String reason, TicketContext context) {
        var why = refused(TicketMove.HAND_OVER, context.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        if (group.equals(queue.group())) {
            return Either.left(new TicketRejection.TicketUnchanged(id, group));
        }
        var draft = new TicketDraft(this, context);
        draft.agent = null;
        draft.queue = new TicketQueue(group, queue.skill());
        return Either.right(
                draft.move(TicketMove.HAND_OVER, new TicketEvent.TicketHandedOver(queue.group(), group, code(reason)))
                        .done());
    }

    /**
     * Tells the ticket about an action on its case, which still needs a person. A member of the staff who acts on the case of an unassigned
     * ticket is assigned the ticket. The holder of the ticket is not checked, because the case has decided already who may act. The change
     * has no entries when the action is no news to the ticket.
     *
     * @param action the code of the action
     * @param buyersTurn whether the case waits for the buyer from then on; the clocks stand still for that time
     * @param context the actor, the time and the policy of the action
     */
    public TicketChange hears(String action, boolean buyersTurn, TicketContext context) {
        TicketDraft draft = taken(context);
        boolean asked = status == TicketStatus.AWAITING_BUYER;
        if (buyersTurn && !asked) {
            draft.move(TicketMove.REQUEST_INFO, new TicketEvent.BuyerAsked(code(action)));
        } else if (asked && !buyersTurn) {
            draft.move(TicketMove.INFO_GIVEN, new TicketEvent.BuyerAnswered());
        } else if (context.by().role().isStaff()) {
            draft.move(TicketMove.ACT, new TicketEvent.ActionTaken(code(action)));
        }
        return draft.done();
    }

    /**
     * Resolves the ticket because its case needs no person any more. When a member of the staff brought that about, the action is recorded
     * too.
     *
     * @param action the code of the action
     * @param context the actor, the time and the policy of the action
     */
    public TicketChange resolve(String action, TicketContext context) {
        TicketDraft draft = taken(context);
        if (context.by().role().isStaff()) {
            draft.move(TicketMove.ACT, new TicketEvent.ActionTaken(code(action)));
        }
        return draft.move(TicketMove.RESOLVE, new TicketEvent.TicketResolved(code(action)))
                .done();
    }

    /** Assigns a waiting ticket to the member of the staff who acts on its case; an escalated ticket to supervisors only. */
    private TicketDraft taken(TicketContext context) {
        var draft = new TicketDraft(this, context);
        boolean takes = status == TicketStatus.ESCALATED
                ? context.by().role() == Role.SUPERVISOR
                : context.by().role().isStaff();
        if (isWaiting() && takes) {
            draft.agent = context.by().id();
            draft.move(
                    TicketMove.ASSIGN,
                    new TicketEvent.TicketAssigned(context.by().id()));
        }
        return draft;
    }

    /** Returns why a move is refused, checked in this order: the role of the actor, the table of moves, the holder of the ticket. */
    private Optional<TicketRejection> refused(TicketMove move, Actor by, @Nullable String holder) {
        if (!move.takers().contains(by.role())) {
            return Optional.of(new TicketRejection.TicketMoveNotPermitted(move, by));
        }
        if (move.target(status, askedIn).isEmpty()) {
            return Optional.of(new TicketRejection.IllegalTicketMove(status, move));
        }
        boolean theirs = by.role() == Role.SUPERVISOR
                || by.role() == Role.SYSTEM
                || by.id().equals(holder);
        return theirs ? Optional.empty() : Optional.of(new TicketRejection.NotYourTicket(id, by));
    }

    /**
     * Raises the warnings and alarms that are due and were not raised before, and escalates an assigned ticket that has passed a limit,
     * where the policy says so; goodwill also when no agent took the ticket, because the group in whose queue it waits may not be able to
     * decide about it. Empty when none is due, so that several workers may ask, and the one that saves the change has raised the
     * alarm.
     */
    public Optional<TicketChange> alarm(TicketContext context) {
        if (status.isEnd()) {
            return Optional.empty();
        }
        var draft = new TicketDraft(this, context);
        draft.response = told(draft, SlaGoal.RESPONSE, response, context.now());
        Optional<SlaTimer> reply = owedReply();
        reply.ifPresent(owed -> draft.replaceReply(told(draft, SlaGoal.NEXT_REPLY, owed, context.now())));
        draft.resolution = told(draft, SlaGoal.RESOLUTION, resolution, context.now());
        boolean passed = response.isToAlarm(context.now())
                || resolution.isToAlarm(context.now())
                || reply.filter(owed -> owed.isToAlarm(context.now())).isPresent();
        boolean escalates =
                status == TicketStatus.ASSIGNED || (status == TicketStatus.OPEN && need.equals(TicketNeed.GOODWILL));
        if (passed && escalates && context.policy().escalatesOverdue()) {
            escalate(draft, OVERDUE);
        }
        TicketChange change = draft.done();
        return change.entries().isEmpty() ? Optional.empty() : Optional.of(change);
    }

    private static SlaTimer told(TicketDraft draft, SlaGoal goal, SlaTimer timer, Instant now) {
        if (timer.isToAlarm(now)) {
            draft.note(new TicketEvent.LimitPassed(goal));
            return timer.afterAlarm();
        }
        if (timer.isToWarn(now)) {
            draft.note(new TicketEvent.LimitNear(goal));
            return timer.afterWarning();
        }
        return timer;
    }

    /** Tells whether the ticket waits in its queue for an agent. */
    public boolean isWaiting() {
        return agent == null && (status == TicketStatus.OPEN || status == TicketStatus.ESCALATED);
    }

    /** Returns the moment the ticket was opened. */
    public Instant openedAt() {
        return resolution.clock().startedAt();
    }

    /** Returns the moment of the first response by a member of the staff; null before. */
    public @Nullable Instant firstResponseAt() {
        return response.clock().stoppedAt();
    }

    /** Returns the moment the ticket was resolved; null before. */
    public @Nullable Instant resolvedAt() {
        return resolution.clock().stoppedAt();
    }

    /** Returns the timers of a goal: one for the response, one for the end, and any number for the next replies. */
    public List<SlaTimer> timers(SlaGoal goal) {
        return switch (goal) {
            case RESPONSE -> List.of(response);
            case NEXT_REPLY -> replies;
            case RESOLUTION -> List.of(resolution);
        };
    }

    /** Returns the timer of the reply that the buyer waits for after an answer; empty when no reply is owed. */
    private Optional<SlaTimer> owedReply() {
        SlaTimer last = replies.isEmpty() ? null : replies.get(replies.size() - 1);
        return Optional.ofNullable(last).filter(reply -> !reply.clock().isStopped());
    }

    /** Returns the moment after which a goal is missed, for an index of open tickets; null when no goal will be missed as things stand. */
    public @Nullable Instant dueAt() {
        return earliestOf(timer -> timer.clock().isStopped() ? null : timer.dueAt());
    }

    /** Returns the moment after which a warning or an alarm is due, for a worker's index; null when none is. */
    public @Nullable Instant nextAlarmAt() {
        return earliestOf(SlaTimer::nextAlarmAt);
    }

    private @Nullable Instant earliestOf(Function<SlaTimer, @Nullable Instant> moment) {
        if (status.isEnd()) {
            return null;
        }
        Instant first = earliest(moment.apply(response), moment.apply(resolution));
        return replies.isEmpty() ? first : earliest(first, moment.apply(replies.get(replies.size() - 1)));
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Tells whether a goal is missed at this moment. */
    public boolean isOverdue(Instant now) {
        Instant due = dueAt();
        return due != null && now.isAfter(due);
    }

    /** Returns this ticket with its version counted up by one, as a repository stores it. */
    public Ticket saved() {
        return new Ticket(
                id,
                buyer,
                kind,
                need,
                priority,
                rule,
                queue,
                status,
                askedIn,
                agent,
                response,
                replies,
                resolution,
                entries,
                version + 1);
    }

    private String agentId() {
        return Objects.requireNonNull(agent, "an assigned ticket without an agent");
    }

    private static String code(String text) {
        boolean isCode = !text.isEmpty() && text.length() <= LONGEST_CODE && isCapital(text.charAt(0));
        for (int i = 1; i < text.length() && isCode; i++) {
            char c = text.charAt(i);
            isCode = isCapital(c) || (c >= '0' && c <= '9') || c == '_';
        }
        if (!isCode) {
            throw new IllegalArgumentException("not a code: " + text);
        }
        return text;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
