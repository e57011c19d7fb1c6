package io.aftersales.domain.tickets;

import io.aftersales.domain.cases.CaseKind;
import io.aftersales.domain.shared.Actor;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case that needs a person, and the person. It never decides about its case; its actions go to the case, which does.
 *
 * @param id the ticket
 * @param buyer the host's id of the buyer
 * @param kind the kind of its case
 * @param need what a person was needed for: the code with which the case asked for one
 * @param priority how urgent it is
 * @param rule the name of the rule that said so
 * @param queue where it waits, or waited, for somebody
 * @param status where it stands
 * @param askedIn where it stood when the buyer was asked; null when the buyer is not being asked
 * @param agent who has it; null when it is nobody's
 * @param response the way to the first response
 * @param resolution the way to the end
 * @param entries how many lines its log has
 * @param version how often it was saved
 */
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

    /** A case needs a person. How urgent that is and whose it is, the rules say. */
    public static TicketChange open(TicketId id, String buyer, TicketFacts facts, TicketAct act) {
        return TicketDraft.opened(id, buyer, facts, act);
    }

    /** Somebody takes it, or is given it by a supervisor or by the library. */
    public Either<TicketRejection, TicketChange> assign(Agent to, TicketAct act) {
        var why = refused(TicketMove.ASSIGN, act.by(), to.id());
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        if (!queue.suits(to)) {
            return Either.left(new TicketRejection.AgentNotSuited(to.id(), queue));
        }
        var draft = new TicketDraft(this, act);
        draft.agent = to.id();
        return Either.right(draft.move(TicketMove.ASSIGN, new TicketEvent.TicketAssigned(to.id()))
                .done());
    }

    /** Back into its queue, with the clocks as they are. */
    public Either<TicketRejection, TicketChange> unassign(TicketAct act) {
        var why = refused(TicketMove.UNASSIGN, act.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        var draft = new TicketDraft(this, act);
        draft.agent = null;
        return Either.right(draft.move(TicketMove.UNASSIGN, new TicketEvent.TicketUnassigned(agentId()))
                .done());
    }

    /**
     * Asks the buyer something; the clocks stand still until the answer.
     *
     * @param what a code, upper-case
     */
    public Either<TicketRejection, TicketChange> requestInfo(String what, TicketAct act) {
        return take(TicketMove.REQUEST_INFO, new TicketEvent.BuyerAsked(code(what)), act);
    }

    /** The buyer answers; it goes back to whoever asked. */
    public Either<TicketRejection, TicketChange> infoGiven(TicketAct act) {
        return take(TicketMove.INFO_GIVEN, new TicketEvent.BuyerAnswered(), act);
    }

    /**
     * Over to the supervisors, any of whom may act on it from then on.
     *
     * @param reason a code, upper-case
     */
    public Either<TicketRejection, TicketChange> escalate(String reason, TicketAct act) {
        var why = refused(TicketMove.ESCALATE, act.by(), agent);
        if (why.isPresent()) {
            return Either.left(why.get());
        }
        var draft = new TicketDraft(this, act);
        draft.agent = null;
        draft.queue = act.policy().supervisors();
        return Either.right(
                draft.move(TicketMove.ESCALATE, new TicketEvent.TicketEscalated(code(reason), draft.queue.group()))
                        .done());
    }

    /**
     * Whoever has it does something about the case: approves, rejects, calls the buyer.
     *
     * @param action a code, upper-case
     */
    public Either<TicketRejection, TicketChange> act(String action, TicketAct act) {
        return take(TicketMove.ACT, new TicketEvent.ActionTaken(code(action)), act);
    }

    /** The case needs nobody any more. */
    public Either<TicketRejection, TicketChange> resolve(TicketAct act) {
        return take(TicketMove.RESOLVE, new TicketEvent.TicketResolved(), act);
    }

    private Either<TicketRejection, TicketChange> take(TicketMove move, TicketEvent event, TicketAct act) {
        return refused(move, act.by(), agent)
                .<Either<TicketRejection, TicketChange>>map(Either::left)
                .orElseGet(() -> Either.right(
                        new TicketDraft(this, act).move(move, event).done()));
    }

    /** Whom it concerns first, then what is possible, then whose it is. */
    private Optional<TicketRejection> refused(TicketMove move, Actor by, @Nullable String holder) {
        if (!move.takers().contains(by.role())) {
            return Optional.of(new TicketRejection.TicketMoveNotPermitted(move, by));
        }
        if (move.target(status, askedIn).isEmpty()) {
            return Optional.of(new TicketRejection.IllegalTicketMove(status, move));
        }
        boolean theirs = switch (by.role()) {
            case SUPERVISOR, SYSTEM -> true;
            case BUYER -> by.id().equals(buyer);
            case AGENT, REVIEWER, INSPECTOR, FINANCE -> by.id().equals(holder);
        };
        return theirs ? Optional.empty() : Optional.of(new TicketRejection.NotYourTicket(id, by));
    }

    /**
     * Tells that a limit is near or has passed, as far as nobody was told. Nothing when there is nothing to tell, so that several
     * workers may ask, and the one that saves its answer has told it.
     */
    public Optional<TicketChange> alarm(TicketAct act) {
        if (status.isEnd()) {
            return Optional.empty();
        }
        var draft = new TicketDraft(this, act);
        draft.response = told(draft, SlaGoal.RESPONSE, response, act.now());
        draft.resolution = told(draft, SlaGoal.RESOLUTION, resolution, act.now());
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
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
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
        if (!text.matches("[A-Z][A-Z0-9_]{0,99}")) {
            throw new IllegalArgumentException("not a code: " + text);
        }
        return text;
    }
}
