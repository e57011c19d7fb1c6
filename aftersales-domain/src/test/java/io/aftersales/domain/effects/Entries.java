package io.aftersales.domain.effects;

import io.aftersales.domain.effects.OutboxEntry.Call;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Outbox entries of one payment, for tests. */
final class Entries {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant BEFORE = NOW.minus(Duration.ofMinutes(1));
    static final Duration LEASE = Duration.ofMinutes(2);
    static final RetryPolicy RETRY = new RetryPolicy(Duration.ofSeconds(10), Duration.ofHours(1), 5);
    static final CaseId CASE = CaseId.parse("1001.2");
    static final EffectKey KEY = EffectKey.of("as", CASE, "pay-T1", 0);
    static final Effect PAYMENT = new Effect.PayRefund(
            KEY,
            TenderId.of("T1"),
            "ALIPAY",
            "P-77",
            Route.ORIGINAL,
            Money.ofMinor(2200, "CNY"),
            Money.ofMinor(9900, "CNY"),
            "NO_REASON",
            null);

    private Entries() {}

    static OutboxEntry fresh() {
        return OutboxEntry.owed(CASE, 1, PAYMENT, NOW);
    }

    /** An entry that was sent a minute ago, for the first time. */
    static OutboxEntry sent() {
        return fresh().claimed("worker", BEFORE, LEASE);
    }

    static OutboxEntry entry(State state, boolean doubted, int attempts, @Nullable Instant firstSentAt) {
        Call call = state == State.IN_DOUBT ? Call.QUERY : Call.SEND;
        String owner = state == State.SENT ? "worker" : null;
        return new OutboxEntry(
                CASE, 1, PAYMENT, state, doubted, call, attempts, firstSentAt, NOW.plusSeconds(7), owner, attempts);
    }
}
