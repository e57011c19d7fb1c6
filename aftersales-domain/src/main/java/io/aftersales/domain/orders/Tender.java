package io.aftersales.domain.orders;

import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment of the order by one means, such as a card, store credit or points.
 *
 * @param id the tender; unique in its order
 * @param channel the host's name of the payment channel, such as {@code ALIPAY}
 * @param paymentReference the payment provider's reference of the payment
 * @param kind the kind of payment
 * @param amount minor units agreed to be paid this way
 * @param captured minor units really taken; 0 to the amount
 * @param points the number of points for {@link TenderKind#POINTS}, otherwise 0
 * @param paidAt when the payment was taken, for providers that refund for a limited time only; null when that is not known
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

    /** Creates a tender whose time of payment is not known. */
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

    /** Creates a captured payment of money; its reference is its id until {@link #referredToAs} says otherwise. */
    public static Tender money(String id, String channel, long amount) {
        return new Tender(TenderId.of(id), channel, id, TenderKind.MONEY, amount, amount, 0);
    }

    /** Creates a payment by store credit, gift card or the like. */
    public static Tender of(String id, String channel, TenderKind kind, long amount) {
        return new Tender(TenderId.of(id), channel, id, kind, amount, amount, 0);
    }

    /** Creates a payment by points, with their worth in minor units. */
    public static Tender points(String id, long points, long worth) {
        return new Tender(TenderId.of(id), "POINTS", id, TenderKind.POINTS, worth, worth, points);
    }

    /** Returns a copy of this payment under the provider's reference. */
    public Tender referredToAs(String reference) {
        return new Tender(id, channel, reference, kind, amount, captured, points, paidAt);
    }

    /** Returns a copy of this payment, of which only this amount was captured, in minor units. */
    public Tender captured(long minor) {
        return new Tender(id, channel, paymentReference, kind, amount, minor, points, paidAt);
    }

    /** Returns a copy of this payment, taken at this moment. */
    public Tender paidAt(Instant moment) {
        return new Tender(id, channel, paymentReference, kind, amount, captured, points, moment);
    }
}
