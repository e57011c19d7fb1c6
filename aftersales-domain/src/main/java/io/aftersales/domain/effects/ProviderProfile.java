package io.aftersales.domain.effects;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The facts known about a payment provider or another outside system: what it does, not what the host wishes.
 *
 * @param keyMemory how long it remembers a key; null for ever, zero when it knows no keys
 * @param queryable whether it can be queried by key
 * @param minQueryDelay how soon it may be queried at the earliest
 * @param notFoundAuthoritative whether "not found" means that the effect was not and will not be done
 * @param maxPartialRefunds the most refunds one payment may have, counted in its order; past it the next route is taken at once; null when
 *     there is no limit
 * @param minInterval how long to wait between two refunds of one payment
 * @param refundWindow how long after the payment a refund is possible; past it the next route is taken at once; null when there is no limit
 * @param oneAtATime whether only one refund of a payment may be under way
 */
public record ProviderProfile(
        @Nullable Duration keyMemory,
        boolean queryable,
        Duration minQueryDelay,
        boolean notFoundAuthoritative,
        @Nullable Integer maxPartialRefunds,
        Duration minInterval,
        @Nullable Duration refundWindow,
        boolean oneAtATime) {

    /** The profile of a host's own system: remembers every key for ever, so that sending again is always safe. */
    public static final ProviderProfile IN_HOUSE =
            new ProviderProfile(null, false, Duration.ZERO, false, null, Duration.ZERO, null, false);

    /** The profile of a provider that remembers keys for ever and can be queried at once. */
    public static final ProviderProfile STRAIGHTFORWARD =
            new ProviderProfile(null, true, Duration.ZERO, true, null, Duration.ZERO, null, false);

    /** Returns a copy with another memory for keys. */
    public ProviderProfile remembering(@Nullable Duration memory) {
        return new ProviderProfile(
                memory,
                queryable,
                minQueryDelay,
                notFoundAuthoritative,
                maxPartialRefunds,
                minInterval,
                refundWindow,
                oneAtATime);
    }

    /** Returns a copy with these facts about querying. */
    public ProviderProfile asked(boolean possible, Duration earliest, boolean authoritative) {
        return new ProviderProfile(
                keyMemory, possible, earliest, authoritative, maxPartialRefunds, minInterval, refundWindow, oneAtATime);
    }

    /** Returns a copy with these limits to the number of refunds of one payment and to the time after it. */
    public ProviderProfile limited(@Nullable Integer refunds, @Nullable Duration window) {
        return new ProviderProfile(
                keyMemory, queryable, minQueryDelay, notFoundAuthoritative, refunds, minInterval, window, oneAtATime);
    }

    /** Returns a copy with this interval between two refunds of one payment, and with one or more of them under way. */
    public ProviderProfile paced(Duration interval, boolean one) {
        return new ProviderProfile(
                keyMemory,
                queryable,
                minQueryDelay,
                notFoundAuthoritative,
                maxPartialRefunds,
                interval,
                refundWindow,
                one);
    }

    /** Tells whether it is too late to refund a payment; a payment of unknown time is not too late. */
    boolean isPastWindow(@Nullable Instant paidAt, Instant now) {
        return paidAt != null && refundWindow != null && !now.isBefore(paidAt.plus(refundWindow));
    }

    /** Tells whether the provider still remembers a key that was first sent at this time. */
    boolean remembers(Instant firstSentAt, Instant now) {
        return keyMemory == null || now.isBefore(firstSentAt.plus(keyMemory));
    }
}
