package io.aftersales.domain.effects;

import io.aftersales.domain.effects.OutboxEntry.Call;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The decision about a claimed outbox entry, before its gateway is called. */
public sealed interface DispatchDecision {

    /** Calls the gateway. */
    record Go(Call call) implements DispatchDecision {}

    /** Postpones the call. No gateway is called, and no attempt is counted. */
    record Wait(Instant until) implements DispatchDecision {}

    /** Refuses the effect without a call, because the provider is known to refuse it; the code is the reason. */
    record Refuse(String code) implements DispatchDecision {}

    /** Withdraws the effect that this one would undo, because that was definitely never done; no call is left to be made. */
    record Withdraw(OutboxEntry unsent) implements DispatchDecision {}

    /** Parks the entry without a call: the effect may have been done, and sending it again might do it twice. */
    record Park() implements DispatchDecision {}

    /**
     * Decides whether a claimed entry is sent, queried or postponed. The rules in order: an effect that undoes another waits for it; an
     * effect in doubt is queried, or sent again while the provider remembers its key; a payment past the refund window or over the limit of
     * refunds is refused; a payment waits for another refund of the same payment, and for the interval between two.
     *
     * @param find finds an entry of the order by its key; called where an effect follows another
     * @param ofOrder supplies all entries of the order, this one among them; called only where they matter
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
