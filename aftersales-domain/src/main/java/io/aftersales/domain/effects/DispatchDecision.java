package io.aftersales.domain.effects;

import io.aftersales.domain.effects.OutboxEntry.Call;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is to be done with a claimed entry, before anything is called. */
public sealed interface DispatchDecision {

    /** Its gateway is called. */
    record Go(Call call) implements DispatchDecision {}

    /** Not before then. Nothing is called, and that is no try. */
    record Wait(Instant until) implements DispatchDecision {}

    /** Nothing is called, because it is known to be refused: the code says why. */
    record Refuse(String code) implements DispatchDecision {}

    /** What it would undo was definitely never done: that is withdrawn, and there is nothing left to be called. */
    record Withdraw(OutboxEntry unsent) implements DispatchDecision {}

    /** Nothing is called: it may have been done, and sending it again might do it twice. */
    record Park() implements DispatchDecision {}

    /**
     * Whose turn it is. Asked in this order: what undoes something waits for it; what is in doubt is asked about, or sent again while its
     * key is remembered; a payment past the refund window or over the limit of refunds is refused; a payment waits for
     * another of the same payment, and for the interval between two.
     *
     * @param find an entry of the order by its key; asked for where an effect follows another
     * @param ofOrder all entries of the order, this one among them; asked for only where they matter
     */
    static DispatchDecision of(
            OutboxEntry claimed,
            ProviderProfile profile,
            RetryPolicy retry,
            Function<EffectKey, Optional<OutboxEntry>> find,
            Supplier<List<OutboxEntry>> ofOrder,
            Instant now) {
        return new DispatchRules(claimed, profile, retry, find, ofOrder, now).turn();
    }
}
