package io.aftersales.domain.effects;

import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.Effect.ReleaseStock;
import io.aftersales.domain.effects.OutboxEntry.Call;
import io.aftersales.domain.effects.OutboxEntry.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rules of {@link DispatchDecision}, in their order. */
final class DispatchRules {
    private final OutboxEntry entry;
    private final ProviderProfile profile;
    private final RetryPolicy retry;
    private final Function<EffectKey, Optional<OutboxEntry>> find;
    private final Supplier<List<OutboxEntry>> ofOrder;
    private final Instant now;

    DispatchRules(
            OutboxEntry entry,
            ProviderProfile profile,
            RetryPolicy retry,
            Function<EffectKey, Optional<OutboxEntry>> find,
            Supplier<List<OutboxEntry>> ofOrder,
            Instant now) {
        this.entry = entry;
        this.profile = profile;
        this.retry = retry;
        this.find = find;
        this.ofOrder = ofOrder;
        this.now = now;
    }

    DispatchDecision turn() {
        Optional<DispatchDecision> waiting = entry.effect().follows().flatMap(this::whileOpen);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        Call call = entry.callTo(profile);
        if (call == Call.SEND && !entry.maySend(profile, now)) {
            return new DispatchDecision.Park();
        }
        boolean pays = entry.effect() instanceof PayRefund refund && refund.route() == Route.ORIGINAL;
        return call == Call.SEND && pays ? payment((PayRefund) entry.effect()) : new DispatchDecision.Go(call);
    }

    // --- effects that undo another effect, or build on it

    private Optional<DispatchDecision> whileOpen(EffectKey first) {
        return find.apply(first).filter(other -> other.state().isOpen()).map(this::before);
    }

    private DispatchDecision before(OutboxEntry first) {
        boolean whole = entry.effect() instanceof ReleaseStock release
                && release.goods().isEmpty();
        return whole && first.state() == State.READY && !first.doubted()
                ? new DispatchDecision.Withdraw(first)
                : new DispatchDecision.Wait(now.plus(retry.first()));
    }

    // --- a provider's limits on one payment; they do not apply to a route other than the original one

    private DispatchDecision payment(PayRefund refund) {
        if (!entry.doubted()) {
            if (profile.isPastWindow(refund.paidAt(), now)) {
                return new DispatchDecision.Refuse("REFUND_WINDOW");
            }
            if (profile.maxPartialRefunds() != null && made(refund) >= profile.maxPartialRefunds()) {
                return new DispatchDecision.Refuse("PARTIAL_REFUND_LIMIT");
            }
            if (profile.oneAtATime() && others(refund).anyMatch(DispatchRules::isUnderWay)) {
                return wait(now);
            }
        }
        Instant earliest = earliest(refund);
        return now.isBefore(earliest) ? wait(earliest) : new DispatchDecision.Go(Call.SEND);
    }

    private long made(PayRefund refund) {
        return others(refund).filter(other -> other.state() == State.DONE).count();
    }

    /**
     * Postpones an entry. Two entries that were claimed by two workers both wait; because their keys spread the wait, they do not collide
     * for ever.
     */
    private DispatchDecision wait(Instant until) {
        return new DispatchDecision.Wait(until.plus(retry.after(1, entry.key())));
    }

    /** Tells whether the provider may be working on an entry: claimed, or sent without a definite answer. */
    private static boolean isUnderWay(OutboxEntry other) {
        return other.state() == State.SENT || (other.state().isOpen() && other.doubted());
    }

    private Instant earliest(PayRefund refund) {
        if (profile.minInterval().isZero()) {
            return now;
        }
        return others(refund)
                .filter(other -> other.state() == State.DONE || other.state() == State.SENT || other.doubted())
                .map(other -> other.state() == State.DONE ? other.nextAt() : other.firstSentAt())
                .filter(Objects::nonNull)
                .map(last -> last.plus(profile.minInterval()))
                .max(Instant::compareTo)
                .orElse(now);
    }

    private Stream<OutboxEntry> others(PayRefund refund) {
        return ofOrder.get().stream()
                .filter(other -> !other.key().equals(entry.key()))
                .filter(other -> other.effect() instanceof PayRefund paid && paid.isOnPaymentOf(refund));
    }
}
