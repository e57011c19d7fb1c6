package io.aftersales.domain.orders;

import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One means of payment of the order.
 *
 * @param id unique in its order
 * @param channel the host's name of the way it was paid, such as {@code ALIPAY}
 * @param paymentReference what the payment provider calls the payment
 * @param kind what it is
 * @param amount minor units agreed to be paid this way
 * @param captured minor units really taken; 0 to the amount
 * @param points for {@link TenderKind#POINTS} how many points that was, otherwise 0
 * @param paidAt when it was taken, for providers that refund for a limited time only; null when that is not known
 */
public record Tender(
        TenderId id,
        String channel,
        String paymentReference,
        TenderKind kind,
        long amount,
        long captured,
        long points,
        @Nullable Instant paidAt) {

    /** A means of payment of which it is not known when it was taken. */
    public Tender(
            TenderId id,
            String channel,
            String paymentReference,
            TenderKind kind,
            long amount,
            long captured,
            long points) {
        this(id, channel, paymentReference, kind, amount, captured, points, null);
    }

    /** A captured payment of money; its reference is its id until {@link #referredToAs} says otherwise. */
    public static Tender money(String id, String channel, long amount) {
        return new Tender(TenderId.of(id), channel, id, TenderKind.MONEY, amount, amount, 0);
    }

    /** A payment by balance, gift card or the like. */
    public static Tender of(String id, String channel, TenderKind kind, long amount) {
        return new Tender(TenderId.of(id), channel, id, kind, amount, amount, 0);
    }

    /** So many points, worth so much. */
    public static Tender points(String id, long points, long worth) {
        return new Tender(TenderId.of(id), "POINTS", id, TenderKind.POINTS, worth, worth, points);
    }

    /** The same payment under the provider's own reference. */
    public Tender referredToAs(String reference) {
        return new Tender(id, channel, reference, kind, amount, captured, points, paidAt);
    }

    /** The same payment, of which only so much was captured. */
    public Tender captured(long minor) {
        return new Tender(id, channel, paymentReference, kind, amount, minor, points, paidAt);
    }

    /** The same payment, taken at this moment. */
    public Tender paidAt(Instant moment) {
        return new Tender(id, channel, paymentReference, kind, amount, captured, points, moment);
    }
}
