package io.aftersales.domain.cases;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.TenderId;
import org.jspecify.annotations.Nullable;

/**
 * The difference an exchange settles.
 *
 * @param amount minor units: positive when the buyer pays it, negative when it goes back; 0 before it is known
 * @param topUp the key the buyer is asked under; null when the buyer pays nothing
 * @param givingUp the key under which the buyer is to be asked no longer; null when that was not tried
 * @param state how far what the buyer pays has come
 * @param tender what the payment is called on the order's account; null until paid
 * @param surplus what goes back, and why; null before the exchange is booked
 */
public record Difference(
        long amount,
        @Nullable EffectKey topUp,
        @Nullable EffectKey givingUp,
        State state,
        @Nullable TenderId tender,
        @Nullable RefundBreakdown surplus) {
    /** Not known yet. */
    public static final Difference NONE = new Difference(0, null, null, State.NOTHING_ASKED, null, null);

    /** How far what the buyer pays has come. */
    public enum State {
        /** The buyer is asked nothing. */
        NOTHING_ASKED,
        /** The buyer is asked for it. */
        ASKED,
        /** The buyer is to be asked no longer; whether that came in time is not known yet. */
        CANCELLING,
        /** The buyer will not pay it any more. */
        CANCELLED,
        /** Paid. */
        PAID,
        /** Paid when nobody waited for it any more; it goes back. */
        PAID_LATE,
        /** Paid, and taken back from the shop. */
        TAKEN_BACK
    }

    static Difference asked(long amount, EffectKey topUp) {
        return new Difference(amount, topUp, null, State.ASKED, null, null);
    }

    Difference in(State next) {
        return new Difference(amount, topUp, givingUp, next, tender, surplus);
    }

    Difference givingUp(EffectKey under) {
        return new Difference(amount, topUp, under, State.CANCELLING, tender, surplus);
    }

    Difference paid(State next, TenderId as) {
        return new Difference(amount, topUp, givingUp, next, as, surplus);
    }

    Difference booked(long settled, RefundBreakdown back) {
        return new Difference(settled, topUp, givingUp, state, tender, back);
    }
}
