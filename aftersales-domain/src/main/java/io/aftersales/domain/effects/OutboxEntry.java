package io.aftersales.domain.effects;

import io.aftersales.domain.shared.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An effect that is owed, and its progress.
 *
 * @param caseId the case that owes it
 * @param number its place among all effects of the case, counted from 1; 0 for an effect that no decision of the case owes, such as an
 *     alarm about its ticket
 * @param effect the effect owed
 * @param state its progress
 * @param doubted whether an attempt ended without a definite answer, so that the effect may have been done
 * @param call the next call for it
 * @param attempts the number of attempts since the outside system last confirmed that it has the effect
 * @param firstSentAt when it was sent first; null before
 * @param nextAt when it is due; for an entry that is {@link State#SENT} the end of its lease, for one that is no longer open the time since
 *     when it is not
 * @param owner the worker that has claimed it; null when it is unclaimed
 * @param fence the number of claims; only the holder of the newest may settle
 */
public record OutboxEntry(
        CaseId caseId,
        int number,
        Effect effect,
        State state,
        boolean doubted,
        Call call,
        int attempts,
        @Nullable Instant firstSentAt,
        Instant nextAt,
        @Nullable String owner,
        long fence) {

    /** The progress of an outbox entry. */
    public enum State {
        /** The entry is to be sent. */
        READY,
        /** The entry is claimed by a worker that is sending or querying right now, or was interrupted. */
        SENT,
        /** The entry was sent without a definite answer and is to be queried. */
        IN_DOUBT,
        /** The effect is done. */
        DONE,
        /** The effect was refused for good. */
        REJECTED,
        /** The entry is left to a member of the staff. */
        PARKED;

        /** Tells whether the library still has work to do for an entry in this state. */
        public boolean isOpen() {
            return this == READY || this == SENT || this == IN_DOUBT;
        }
    }

    /** The call to make for a claimed entry. */
    public enum Call {
        /** Sends the effect. */
        SEND,
        /** Queries the result of the effect. */
        QUERY
    }

    /**
     * The result of an answer.
     *
     * @param entry the entry after the answer
     * @param outcome the outcome to report to the case; null when there is none yet
     */
    public record Next(OutboxEntry entry, @Nullable Outcome outcome) {}

    /** Creates an entry for an effect owed since now and due at once. */
    public static OutboxEntry owed(CaseId caseId, int number, Effect effect, Instant now) {
        return new OutboxEntry(caseId, number, effect, State.READY, false, Call.SEND, 0, null, now, null, 0);
    }

    /** Returns the idempotency key of the effect. */
    public EffectKey key() {
        return effect.key();
    }

    /** Tells whether a worker should process the entry now. */
    public boolean isDue(Instant now) {
        return state.isOpen() && !nextAt.isAfter(now);
    }

    /**
     * Returns this entry claimed by a worker until the lease ends; it is written before the call is made. An entry that is claimed while
     * still SENT was interrupted, so it is in doubt from then on and queried first.
     */
    public OutboxEntry claimed(String by, Instant now, Duration lease) {
        boolean interrupted = state == State.SENT;
        return new OutboxEntry(
                caseId,
                number,
                effect,
                State.SENT,
                doubted || interrupted,
                interrupted ? Call.QUERY : call,
                attempts + 1,
                firstSentAt == null ? now : firstSentAt,
                now.plus(lease),
                by,
                fence + 1);
    }

    /** Returns the call to make for a claimed entry; a provider that cannot be queried is sent the same effect again. */
    public Call callTo(ProviderProfile profile) {
        return profile.queryable() ? call : Call.SEND;
    }

    /** Tells whether a claimed entry may be sent at all: not when it is in doubt and the provider may have forgotten its key. */
    public boolean maySend(ProviderProfile profile, Instant now) {
        return !doubted || (firstSentAt != null && profile.remembers(firstSentAt, now));
    }

    /** Returns the result of an answer. The method is pure; a late or repeated answer changes nothing. */
    public Next after(Answer answer, ProviderProfile profile, RetryPolicy retry, Instant now) {
        return new AnswerRules(this, profile, retry, now).next(answer);
    }

    /**
     * Settles a parked or open entry with the evidence of a member of the staff or a provider's webhook; empty when it is settled already.
     */
    public Optional<OutboxEntry> settledBy(Outcome outcome, Instant now) {
        if (!state.isOpen() && state != State.PARKED) {
            return Optional.empty();
        }
        return Optional.of(in(outcome instanceof Outcome.Done ? State.DONE : State.REJECTED, now));
    }

    OutboxEntry in(State next, Instant since) {
        return new OutboxEntry(caseId, number, effect, next, doubted, call, attempts, firstSentAt, since, null, fence);
    }

    /** Resets the number of attempts. */
    OutboxEntry untried() {
        return new OutboxEntry(caseId, number, effect, state, doubted, call, 0, firstSentAt, nextAt, owner, fence);
    }

    OutboxEntry again(State next, boolean inDoubt, Instant at) {
        Call then = next == State.IN_DOUBT ? Call.QUERY : Call.SEND;
        return new OutboxEntry(caseId, number, effect, next, inDoubt, then, attempts, firstSentAt, at, null, fence);
    }

    /** Returns this entry as it is stored after a settlement: a worker that still holds the earlier fence can no longer settle. */
    public OutboxEntry saved() {
        return new OutboxEntry(
                caseId, number, effect, state, doubted, call, attempts, firstSentAt, nextAt, owner, fence + 1);
    }

    /** Returns this entry unclaimed and unsent, to be claimed again later; the attempt is not counted. */
    public OutboxEntry postponed(Instant until) {
        Instant sent = attempts > 1 || doubted ? firstSentAt : null;
        return new OutboxEntry(
                caseId, number, effect, State.READY, doubted, call, attempts - 1, sent, until, null, fence);
    }

    /** Counts an attempt whose call could not even be prepared: it was not sent, and it is retried like an attempt without an answer. */
    public OutboxEntry notCalled(RetryPolicy retry, Instant now) {
        return attempts >= retry.attempts()
                ? parked(now)
                : new OutboxEntry(
                        caseId,
                        number,
                        effect,
                        State.READY,
                        doubted,
                        call,
                        attempts,
                        firstSentAt,
                        now.plus(retry.after(attempts, key())),
                        null,
                        fence);
    }

    /** Parks this entry in doubt: a member of the staff has to find out whether the effect was done. */
    public OutboxEntry parkedInDoubt(Instant now) {
        return again(State.IN_DOUBT, true, now).parked(now);
    }

    /**
     * Returns a parked entry to the outbox at the request of a member of the staff: unchanged, under the same key, with attempts counted
     * from here on.
     */
    public OutboxEntry takenUp(Instant now) {
        return new OutboxEntry(caseId, number, effect, State.READY, doubted, call, 0, firstSentAt, now, null, fence);
    }

    /** Marks this entry as done without a call: its effect had nothing to undo. */
    public OutboxEntry withdrawn(Instant now) {
        return in(State.DONE, now);
    }

    /** Marks this entry as refused without a call: the provider's facts say that it would be refused, or the case no longer needs it. */
    public OutboxEntry refused(Instant now) {
        return in(State.REJECTED, now);
    }

    /** Parks this entry for a member of the staff. */
    public OutboxEntry parked(Instant now) {
        return in(State.PARKED, now);
    }
}
