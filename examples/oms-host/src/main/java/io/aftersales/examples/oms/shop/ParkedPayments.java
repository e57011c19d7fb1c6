package io.aftersales.examples.oms.shop;

import io.aftersales.domain.cases.ParkedEffect;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.ParkedDesk;
import io.aftersales.ports.repositories.CaseRepository;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parked effects with what a person needs to look into them: the amount, why and since when they wait, and what persons have stated. */
public final class ParkedPayments {
    private final ParkedDesk desk;
    private final CaseRepository cases;
    private final RetryPolicy retry;

    /** Creates the list over the desk of parked effects. */
    public ParkedPayments(ParkedDesk desk, CaseRepository cases, RetryPolicy retry) {
        this.desk = desk;
        this.cases = cases;
        this.retry = retry;
    }

    /** Reason for which an effect was parked. */
    public enum Cause {
        /** An attempt ended without a definite answer: the effect may have been done. */
        IN_DOUBT,
        /** The partner could not do it, however often it was asked. */
        TRIED_TOO_OFTEN,
        /** The partner says that the money was paid before, which the account does not know. */
        PAID_BEFORE
    }

    /**
     * Parked effect.
     *
     * @param entry the entry of the outbox
     * @param amount the amount it moves; null where it moves none
     * @param cause why it was parked
     * @param since since when
     * @param statements what persons have stated where two have to agree, in the order stated
     * @param contradicted whether they have stated different things
     */
    public record Row(
            OutboxEntry entry,
            @Nullable Money amount,
            Cause cause,
            Instant since,
            List<ParkedEffect.Statement> statements,
            boolean contradicted) {}

    /**
     * Returns the parked effects that the actor may see, by order, by case and by number. Refuses NOT_PERMITTED to all but finance.
     *
     * @param after the last entry of the part before; null to begin
     */
    public Either<Rejection, List<Row>> list(Actor by, @Nullable OutboxEntry after, int limit) {
        return desk.parked(by, after, limit)
                .map(entries -> entries.stream().map(this::row).toList());
    }

    /**
     * Returns one page of the parked effects that the actor may see, and one more where others follow.
     *
     * @param skipped how many are on the pages before
     */
    public Either<Rejection, List<Row>> page(Actor by, int skipped, int size) {
        return desk.parked(by, null, skipped + size + 1)
                .map(entries -> entries.stream().skip(skipped).map(this::row).toList());
    }

    /** Returns one parked effect, if the actor may see it and it is among the first so many. */
    public Either<Rejection, Optional<Row>> find(Actor by, CaseId id, EffectKey key, int most) {
        return desk.parked(by, null, most)
                .map(entries -> entries.stream()
                        .filter(each -> each.caseId().equals(id) && each.key().equals(key))
                        .findFirst()
                        .map(this::row));
    }

    private Row row(OutboxEntry entry) {
        Optional<ParkedEffect> parked = cases.find(entry.caseId()).stream()
                .flatMap(found -> found.parked().stream())
                .filter(each -> each.key().equals(entry.key()))
                .findFirst();
        return new Row(
                entry,
                amount(entry.effect()),
                cause(entry),
                entry.nextAt(),
                parked.map(ParkedEffect::statements).orElse(List.of()),
                parked.map(ParkedEffect::isContradicted).orElse(false));
    }

    private Cause cause(OutboxEntry entry) {
        if (entry.doubted()) {
            return Cause.IN_DOUBT;
        }
        return entry.attempts() >= retry.attempts() ? Cause.TRIED_TOO_OFTEN : Cause.PAID_BEFORE;
    }

    private static @Nullable Money amount(Effect effect) {
        if (effect instanceof Effect.PayRefund refund) {
            return refund.amount();
        }
        if (effect instanceof Effect.RequestTopUp topUp) {
            return topUp.amount();
        }
        return effect instanceof Effect.GrantGift grant && grant.gift() instanceof Gift.Credit credit
                ? credit.amount()
                : null;
    }
}
