package io.aftersales.domain.tickets;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case that needs a person, and the person. It never decides about its case: what the staff do goes to the case, which decides, and the
 * ticket hears of it.
 *
 * <p>Its verbs are for the ticket desk alone: a host reads a ticket, and sends a command to have it changed.
 *
 * @param id the ticket
 * @param buyer the host's id of the buyer
 * @param kind the kind of its case
 * @param need what a person was needed for: the code with which the case asked for one
 * @param priority how urgent it is
 * @param rule the name of the rule that said so
 * @param queue where it waits, or waited, for somebody
 * @param status where it stands
 * @param askedIn where it goes back to with the buyer's answer; null when the buyer is not being asked
 * @param agent who has it; null when it is nobody's
 * @param response the way to the first response
 * @param resolution the way to the end
 * @param entries how many lines its log has
 * @param version how often it was saved
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
        SlaTimer resolution,
        int entries,
        long version) {

    /** Why the library hands a ticket to the supervisors. */
    public static final String OVERDUE = "OVERDUE";

    private static final int LONGEST_CODE = 100;

    /** A case needs a person. How urgent that is and whose it is, the rules say. */
    public static TicketChange open(TicketId id, String buyer, TicketFacts facts, TicketContext act) {
        return TicketDraft.opened(id, buyer, facts, act);
    }

    /**
     * Somebody takes what is nobody's, or is given it by a supervisor or by the library. What somebody has, supervisors alone give to
     * others. What was escalated stays so, and its queue is that of the supervisors.
     */
    public Either<TicketRejection, TicketChange> assign(Agent to, TicketContext act) {
        var why = refused(TicketMove.ASSIGN, act.by(), agent == null ? to.id() : null);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        if (!queue.suits(to) || to.id().equals(buyer)) {
            return Either.left(new TicketRejection.AgentNotSuited(to.id(), queue));
        }
        var draft = new TicketDraft(this, act);
        draft.agent = to.id();
        return Either.right(draft.move(TicketMove.ASSIGN, new TicketEvent.TicketAssigned(to.id()))
                .done());
    }

    /** Back into its queue, with the clocks as they are. */
    public Either<TicketRejection, TicketChange> unassign(TicketContext act) {
        var why = refused(TicketMove.UNASSIGN, act.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        if (agent == null) {
            return Either.left(new TicketRejection.IllegalTicketMove(status, TicketMove.UNASSIGN));
        }
        var draft = new TicketDraft(this, act);
        draft.agent = null;
        return Either.right(draft.move(TicketMove.UNASSIGN, new TicketEvent.TicketUnassigned(agentId()))
                .done());
    }

    /**
     * Over to the supervisors: it waits in their queue, and any of them may act on it from then on.
     *
     * @param reason a code, upper-case
     */
    public Either<TicketRejection, TicketChange> escalate(String reason, TicketContext act) {
        var why = refused(TicketMove.ESCALATE, act.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        var draft = new TicketDraft(this, act);
        escalate(draft, code(reason));
        return Either.right(draft.done());
    }

    private static void escalate(TicketDraft draft, String reason) {
        draft.agent = null;
        draft.queue = draft.act().policy().supervisors();
        draft.move(TicketMove.ESCALATE, new TicketEvent.TicketEscalated(reason, draft.queue.group()));
    }

    /**
     * Hears what was done about its case while that needs a person. Whoever of the staff acts on a case whose ticket is nobody's has taken
     * it; whose ticket it is is not asked, because the case has decided already who may do what. Without entries when it is no news to it.
     *
     * @param action what was done, a code
     * @param buyersTurn whether the buyer is waited for from then on; the clocks stand still for so long
     * @param act by whom and when it was done
     */
    public TicketChange hears(String action, boolean buyersTurn, TicketContext act) {
        TicketDraft draft = taken(act);
        boolean asked = status == TicketStatus.AWAITING_BUYER;
        if (buyersTurn && !asked) {
            draft.move(TicketMove.REQUEST_INFO, new TicketEvent.BuyerAsked(code(action)));
        } else if (asked && !buyersTurn) {
            draft.move(TicketMove.INFO_GIVEN, new TicketEvent.BuyerAnswered());
        } else if (act.by().role().isStaff()) {
            draft.move(TicketMove.ACT, new TicketEvent.ActionTaken(code(action)));
        }
        return draft.done();
    }

    /**
     * The case needs nobody any more. One of the staff whose doing it is has acted on it.
     *
     * @param action what was done, a code
     * @param act by whom and when it was done
     */
    public TicketChange resolve(String action, TicketContext act) {
        TicketDraft draft = taken(act);
        if (act.by().role().isStaff()) {
            draft.move(TicketMove.ACT, new TicketEvent.ActionTaken(code(action)));
        }
        return draft.move(TicketMove.RESOLVE, new TicketEvent.TicketResolved(code(action)))
                .done();
    }

    /** Who acts on the case of a ticket that waits has taken it; of one that was escalated, if they are a supervisor. */
    private TicketDraft taken(TicketContext act) {
        var draft = new TicketDraft(this, act);
        boolean takes = status == TicketStatus.ESCALATED
                ? act.by().role() == Role.SUPERVISOR
                : act.by().role().isStaff();
        if (isWaiting() && takes) {
            draft.agent = act.by().id();
            draft.move(
                    TicketMove.ASSIGN, new TicketEvent.TicketAssigned(act.by().id()));
        }
        return draft;
    }

    /** Whom it concerns first, then what is possible, then whose it is. */
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
     * Tells that a limit is near or has passed, as far as nobody was told, and hands what passes a limit in somebody's hands to the
     * supervisors where the policy says so. Nothing when there is nothing to tell, so that several workers may ask, and the one that
     * saves its answer has told it.
     */
    public Optional<TicketChange> alarm(TicketContext act) {
        if (status.isEnd()) {
            return Optional.empty();
        }
        var draft = new TicketDraft(this, act);
        draft.response = told(draft, SlaGoal.RESPONSE, response, act.now());
        draft.resolution = told(draft, SlaGoal.RESOLUTION, resolution, act.now());
        boolean passed = response.isToAlarm(act.now()) || resolution.isToAlarm(act.now());
        if (passed && act.policy().escalatesOverdue() && status == TicketStatus.ASSIGNED) {
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

    /** Whether it waits in its queue for somebody who takes care of it. */
    public boolean isWaiting() {
        return agent == null && (status == TicketStatus.OPEN || status == TicketStatus.ESCALATED);
    }

    /** When it was opened. */
    public Instant openedAt() {
        return resolution.clock().startedAt();
    }

    /** When one of the staff first did something about it; null before. */
    public @Nullable Instant firstResponseAt() {
        return response.clock().stoppedAt();
    }

    /** When it was resolved; null before. */
    public @Nullable Instant resolvedAt() {
        return resolution.clock().stoppedAt();
    }

    /** The way to a goal. */
    public SlaTimer timer(SlaGoal goal) {
        return switch (goal) {
            case RESPONSE -> response;
            case RESOLUTION -> resolution;
        };
    }

    /** After which moment some goal of it is missed: what an index of open tickets is on. Null when that is not coming. */
    public @Nullable Instant dueAt() {
        return status.isEnd()
                ? null
                : earliest(response.clock().isStopped() ? null : response.dueAt(), resolution.dueAt());
    }

    /** After which moment somebody is to be told something: what a worker's index is on. Null when that is not coming. */
    public @Nullable Instant nextAlarmAt() {
        return status.isEnd() ? null : earliest(response.nextAlarmAt(), resolution.nextAlarmAt());
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Whether some goal is missed at this moment. */
    public boolean isOverdue(Instant now) {
        Instant due = dueAt();
        return due != null && now.isAfter(due);
    }

    /** The same ticket one version later. */
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
