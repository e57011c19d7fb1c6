package io.aftersales.domain.effects;

import io.aftersales.domain.effects.OutboxEntry.Next;
import io.aftersales.domain.effects.OutboxEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of delay, retry and giving up: one row for each answer. */
final class AnswerRules {
    /**
     * Codes with which a provider says that the money went out before: after doubt, evidence of success; at the first attempt, a contradiction
     * of what the account knows.
     */
    private static final Set<String> PAID_BEFORE = Set.of("ALREADY_REFUNDED", "EXCEEDS_REMAINING");

    private final OutboxEntry entry;
    private final ProviderProfile profile;
    private final RetryPolicy retry;
    private final Instant now;

    AnswerRules(OutboxEntry entry, ProviderProfile profile, RetryPolicy retry, Instant now) {
        this.entry = entry;
        this.profile = profile;
        this.retry = retry;
        this.now = now;
    }

    Next next(Answer answer) {
        if (answer instanceof Answer.Succeeded done) {
            var outcome = new Outcome.Done(done.by(), done.reference());
            return entry.state() == State.DONE ? doneAgain(outcome) : end(State.DONE, outcome);
        }
        if (answer instanceof Answer.Reversed reversed) {
            return reversed(reversed);
        }
        if (entry.state() == State.DONE || entry.state() == State.REJECTED) {
            return unchanged();
        }
        if (answer instanceof Answer.Rejected rejected) {
            return rejected(rejected);
        }
        if (answer instanceof Answer.Abnormal abnormal) {
            return end(State.REJECTED, new Outcome.Refused(abnormal.code()));
        }
        if (answer instanceof Answer.Pending) {
            return pending();
        }
        return answer instanceof Answer.NotFound ? notFound() : unknown();
    }

    /** Handles the report of an effect that is done: a payment may be known only from what the staff stated, or was undone as not made. */
    private Next doneAgain(Outcome outcome) {
        return entry.effect().isPayment() ? new Next(entry, outcome) : unchanged();
    }

    /** Handles a reversal: a reversed payment was paid before, even if no answer has reported that yet; any other effect was not done. */
    private Next reversed(Answer.Reversed reversed) {
        if (entry.state() == State.DONE) {
            return new Next(entry, new Outcome.TakenBack(reversed.reference()));
        }
        if (entry.effect().isPayment()) {
            return end(State.DONE, new Outcome.TakenBack(reversed.reference()));
        }
        return entry.state() == State.REJECTED ? unchanged() : end(State.REJECTED, new Outcome.Refused("REVERSED"));
    }

    /**
     * Handles an effect that the provider has accepted. Waiting for the provider never ends in giving up, and silence is counted from here
     * on.
     */
    private Next pending() {
        if (entry.state() == State.PARKED) {
            return unchanged();
        }
        Instant sent = entry.firstSentAt() == null ? now : entry.firstSentAt();
        Duration wait = retry.whileWaiting(Duration.between(sent, now), entry.key());
        return new Next(
                entry.again(State.IN_DOUBT, true, now.plus(noSooner(wait))).untried(), null);
    }

    private Next rejected(Answer.Rejected rejected) {
        if (PAID_BEFORE.contains(rejected.code())) {
            if (entry.doubted()) {
                return profile.queryable() && !isTired() ? tryAgain(State.IN_DOUBT, true, askDelay()) : park();
            }
            if (entry.effect().isPayment()) {
                return park(); // the buyer may have this money: another route would pay it twice
            }
        }
        if (rejected.retry() == Answer.Retry.NEVER) {
            return end(State.REJECTED, new Outcome.Refused(rejected.code()));
        }
        if (isTired()) {
            return park();
        }
        // The effect was not done this time. Whether an earlier attempt did it is queried before it is sent once more.
        return entry.doubted() && profile.queryable()
                ? tryAgain(State.IN_DOUBT, true, askDelay())
                : tryAgain(State.READY, entry.doubted(), backOff());
    }

    private Next notFound() {
        if (isTired() || !remembered()) {
            return park();
        }
        // Under the same key a second send is harmless while the provider remembers the key. Where "not found" is
        // final, doubt ends here.
        return tryAgain(State.READY, !profile.notFoundAuthoritative(), backOff());
    }

    private Next unknown() {
        boolean mayGoOn = !isTired() && (profile.queryable() || remembered());
        if (!mayGoOn) {
            return entry.state() == State.PARKED ? unchanged() : new Next(entry.parkedInDoubt(now), null);
        }
        return profile.queryable()
                ? tryAgain(State.IN_DOUBT, true, askDelay())
                : tryAgain(State.READY, true, backOff());
    }

    private boolean remembered() {
        Instant sent = entry.firstSentAt();
        return sent == null || profile.remembers(sent, now.plus(backOff()));
    }

    private boolean isTired() {
        return entry.attempts() >= retry.attempts();
    }

    private Duration backOff() {
        return retry.after(Math.max(1, entry.attempts()), entry.key());
    }

    private Duration askDelay() {
        return noSooner(backOff());
    }

    private Duration noSooner(Duration wait) {
        return wait.compareTo(profile.minQueryDelay()) < 0 ? profile.minQueryDelay() : wait;
    }

    /** Retries an entry unless it is parked: a member of the staff may be paying a parked entry by hand. */
    private Next tryAgain(State state, boolean doubted, Duration wait) {
        return entry.state() == State.PARKED ? unchanged() : stay(state, doubted, wait);
    }

    private Next stay(State state, boolean doubted, Duration wait) {
        return new Next(entry.again(state, doubted, now.plus(wait)), null);
    }

    private Next park() {
        return entry.state() == State.PARKED ? unchanged() : new Next(entry.in(State.PARKED, now), null);
    }

    private Next end(State state, @Nullable Outcome outcome) {
        return new Next(entry.in(state, now), outcome);
    }

    private Next unchanged() {
        return new Next(entry, null);
    }
}
