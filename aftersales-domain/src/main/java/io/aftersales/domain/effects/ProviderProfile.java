package io.aftersales.domain.effects;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the other side. Facts about a provider, not wishes.
 *
 * @param keyMemory how long it remembers a key; null for ever, zero when it knows no keys
 * @param queryable whether it can be asked what became of a key
 * @param minQueryDelay how soon it may be asked at the earliest
 * @param notFoundAuthoritative whether "not found" means that it was not and will not be done
 * @param maxPartialRefunds how many refunds one payment may have, counted in its order; past it the next way is taken at once; null
 *     when there is no limit
 * @param minInterval how long to wait between two refunds of one payment
 * @param refundWindow how long after the payment a refund is possible; past it the next way is taken at once; null when there is no
 *     limit
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

    /** A system of the host's own: remembers every key for ever, so that sending again is always safe. */
    public static final ProviderProfile IN_HOUSE =
            new ProviderProfile(null, false, Duration.ZERO, false, null, Duration.ZERO, null, false);

    /** A provider that remembers keys for ever and can be asked at once. */
    public static final ProviderProfile STRAIGHTFORWARD =
            new ProviderProfile(null, true, Duration.ZERO, true, null, Duration.ZERO, null, false);

    /** The same with another memory for keys. */
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

    /** The same, with these facts about asking. */
    public ProviderProfile asked(boolean possible, Duration earliest, boolean authoritative) {
        return new ProviderProfile(
                keyMemory, possible, earliest, authoritative, maxPartialRefunds, minInterval, refundWindow, oneAtATime);
    }

    /** The same, with so many refunds of one payment, and so long after it, at the most. */
    public ProviderProfile limited(@Nullable Integer refunds, @Nullable Duration window) {
        return new ProviderProfile(
                keyMemory, queryable, minQueryDelay, notFoundAuthoritative, refunds, minInterval, window, oneAtATime);
    }

    /** The same, with so long between two refunds of one payment, and one or more of them under way. */
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

    /** Whether it is too late to refund a payment; what is not known to be late is not. */
    boolean isPastWindow(@Nullable Instant paidAt, Instant now) {
        return paidAt != null && refundWindow != null && !now.isBefore(paidAt.plus(refundWindow));
    }

    /** Whether a key first sent then is still remembered now. */
    boolean remembers(Instant firstSentAt, Instant now) {
        return keyMemory == null || now.isBefore(firstSentAt.plus(keyMemory));
    }
}
