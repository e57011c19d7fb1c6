package io.aftersales.ports.desks;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.repositories.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes answers to effects that reach the host on their own, such as a provider's webhook. */
final class OutcomeReports implements OutcomeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeReports.class);

    private final Outbox outbox;
    private final PaymentGateway payments;
    private final EffectSettlements settlements;
    private final LostRaces races;
    private final EffectsAfterCommit effects;
    private final RetryPolicy retry;
    private final InstantSource clock;

    OutcomeReports(
            Outbox outbox,
            PaymentGateway payments,
            EffectSettlements settlements,
            LostRaces races,
            EffectsAfterCommit effects,
            RetryPolicy retry,
            InstantSource clock) {
        this.outbox = outbox;
        this.payments = payments;
        this.settlements = settlements;
        this.races = races;
        this.effects = effects;
        this.retry = retry;
        this.clock = clock;
    }

    @Override
    public boolean report(OrderId order, EffectKey key, Answer answer) {
        Instant now = clock.instant();
        Taken taken = races.decide(() -> {
            Optional<OutboxEntry> found = outbox.find(order, key);
            if (found.isEmpty()) {
                LOG.warn("Order {}: an answer came in for an unknown effect: {}", order, key);
                return Taken.NOTHING;
            }
            OutboxEntry entry = found.get();
            OutboxEntry.Next next = entry.after(answer, profile(entry.effect()), retry, now);
            boolean changed = !next.entry().equals(entry);
            return next.outcome() == null && !changed ? Taken.NOTHING : take(entry, next, changed);
        });
        effects.carryOut(taken.owed());
        return taken.changed();
    }

    private record Taken(boolean changed, List<OutboxEntry> owed) {
        private static final Taken NOTHING = new Taken(false, List.of());
    }

    private Taken take(OutboxEntry before, OutboxEntry.Next next, boolean changed) {
        Outcome outcome = next.outcome();
        boolean wasParked = before.state() == OutboxEntry.State.PARKED;
        if (outcome != null && (wasParked || before.effect().answersCase())) {
            Optional<List<OutboxEntry>> owed = settlements.tell(next.entry(), outcome, changed);
            return new Taken(changed || owed.isPresent(), owed.orElse(List.of()));
        }
        if (next.entry().state() == OutboxEntry.State.PARKED && !wasParked) {
            return new Taken(true, settlements.park(next.entry()));
        }
        settlements.write(next.entry());
        return new Taken(changed, List.of());
    }

    private ProviderProfile profile(Effect effect) {
        return effect instanceof Effect.PayRefund refund
                ? payments.profile(refund.channel())
                : ProviderProfile.IN_HOUSE;
    }
}
