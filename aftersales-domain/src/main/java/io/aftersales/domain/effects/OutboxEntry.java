package io.aftersales.domain.effects;

import io.aftersales.domain.shared.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An effect that is owed, and how far it has come.
 *
 * @param caseId the case that owes it
 * @param number its place among all effects of the case, counted from 1; 0 for what no decision of the case owes, such as an alarm about
 *     its ticket
 * @param effect what is owed
 * @param state how far it has come
 * @param doubted whether a try ended without a definite answer, so that it may have been done
 * @param call what is to be done with it next
 * @param attempts how often it was tried since the other side last said that it has it
 * @param firstSentAt when it was sent first; null before
 * @param nextAt when it is due; for an entry that is {@link State#SENT} when its lease ends, for one that is no longer open since when
 * @param owner who has claimed it; null when nobody has
 * @param fence counts claims; only the holder of the newest may settle
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

    /** How far an entry has come. */
    public enum State {
        /** To be sent. */
        READY,
        /** Claimed by somebody who is sending or asking right now, or was interrupted. */
        SENT,
        /** Sent, with no definite answer; to be asked. */
        IN_DOUBT,
        /** Done. */
        DONE,
        /** Refused for good. */
        REJECTED,
        /** Left to a person. */
        PARKED;

        /** Whether the library still has something to do for it. */
        public boolean isOpen() {
            return this == READY || this == SENT || this == IN_DOUBT;
        }
    }

    /** What is to be done with a claimed entry. */
    public enum Call {
        /** Send it. */
        SEND,
        /** Ask what became of it. */
        QUERY
    }

    /**
     * What an answer leads to.
     *
     * @param entry the entry after it
     * @param outcome what the case is to be told; null for nothing yet
     */
    public record Next(OutboxEntry entry, @Nullable Outcome outcome) {}

    /** Owed since now and due at once. */
    public static OutboxEntry owed(CaseId caseId, int number, Effect effect, Instant now) {
        return new OutboxEntry(caseId, number, effect, State.READY, false, Call.SEND, 0, null, now, null, 0);
    }

    /** The key. */
    public EffectKey key() {
        return effect.key();
    }

    /** Whether somebody should take care of it now. */
    public boolean isDue(Instant now) {
        return state.isOpen() && !nextAt.isAfter(now);
    }

    /**
     * Claimed by this owner until the lease ends, written before the call goes out. An entry that is claimed while still SENT was
     * interrupted, so it is in doubt from then on and asked first.
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

    /** What to do with a claimed entry; who cannot be asked is sent the same again. */
    public Call callTo(ProviderProfile profile) {
        return profile.queryable() ? call : Call.SEND;
    }

    /** Whether a claimed entry may be sent at all: not when in doubt and the other side may have forgotten its key. */
    public boolean maySend(ProviderProfile profile, Instant now) {
        return !doubted || (firstSentAt != null && profile.remembers(firstSentAt, now));
    }

    /** What an answer leads to. Pure; a late or repeated answer leads nowhere. */
    public Next after(Answer answer, ProviderProfile profile, RetryPolicy retry, Instant now) {
        return new AnswerRules(this, profile, retry, now).next(answer);
    }

    /** A person settles a parked or doubtful entry by evidence, or a provider's notice does. */
    public Optional<OutboxEntry> settledBy(Outcome outcome, Instant now) {
        if (!state.isOpen() && state != State.PARKED) {
            return Optional.empty();
        }
        return Optional.of(in(outcome instanceof Outcome.Done ? State.DONE : State.REJECTED, now));
    }

    OutboxEntry in(State next, Instant since) {
        return new OutboxEntry(caseId, number, effect, next, doubted, call, attempts, firstSentAt, since, null, fence);
    }

    /** Tries are counted from here on. */
    OutboxEntry untried() {
        return new OutboxEntry(caseId, number, effect, state, doubted, call, 0, firstSentAt, nextAt, owner, fence);
    }

    OutboxEntry again(State next, boolean inDoubt, Instant at) {
        Call then = next == State.IN_DOUBT ? Call.QUERY : Call.SEND;
        return new OutboxEntry(caseId, number, effect, next, inDoubt, then, attempts, firstSentAt, at, null, fence);
    }

    /** As it is stored after a settlement: whoever still holds the earlier fence can settle no more. */
    public OutboxEntry saved() {
        return new OutboxEntry(
                caseId, number, effect, state, doubted, call, attempts, firstSentAt, nextAt, owner, fence + 1);
    }

    /** Given back unsent, to be claimed again later; that was no try. */
    public OutboxEntry postponed(Instant until) {
        Instant sent = attempts > 1 || doubted ? firstSentAt : null;
        return new OutboxEntry(
                caseId, number, effect, State.READY, doubted, call, attempts - 1, sent, until, null, fence);
    }

    /** Tried, though it could not even be found out how: nothing went out, and it is tried again like what stays without an answer. */
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

    /** Left to a person, who has to find out whether it was done. */
    public OutboxEntry parkedInDoubt(Instant now) {
        return again(State.IN_DOUBT, true, now).parked(now);
    }

    /** A person has what was parked tried again: as it stood, under the same key, its tries counted from here on. */
    public OutboxEntry takenUp(Instant now) {
        return new OutboxEntry(caseId, number, effect, State.READY, doubted, call, 0, firstSentAt, now, null, fence);
    }

    /** Done without a call: there was nothing to be undone. */
    public OutboxEntry withdrawn(Instant now) {
        return in(State.DONE, now);
    }

    /** Refused without a call: the provider's facts say that it would be, or nobody wants it any more. */
    public OutboxEntry refused(Instant now) {
        return in(State.REJECTED, now);
    }

    /** Left to a person. */
    public OutboxEntry parked(Instant now) {
        return in(State.PARKED, now);
    }
}
