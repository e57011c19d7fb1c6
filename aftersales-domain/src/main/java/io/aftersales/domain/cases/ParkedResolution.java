package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;

/** The resolution of a parked effect, as a person states it from evidence. */
public enum ParkedResolution {
    /** The payment was made; the reference is its id. */
    PAID,
    /** The payment was definitely not made: it is attempted again on the same route, under a new key. */
    NOT_PAID,
    /** The payment was definitely not made: the next route is taken. */
    OTHER_ROUTE,
    /** An effect other than a payment was carried out; the reference is its id. */
    DONE,
    /** The effect was definitely not carried out, and will not be. */
    GIVE_UP,
    /** The outcome is unknown: the effect is attempted again under its own key, by the same rules as before. */
    TRY_AGAIN;

    /** Tells whether this resolution is possible for an effect. Points have no other route. */
    public boolean isFor(Effect effect) {
        return switch (this) {
            case PAID, NOT_PAID -> effect.isPayment();
            case OTHER_ROUTE -> effect instanceof Effect.PayRefund;
            case DONE -> !effect.isPayment();
            case GIVE_UP -> !(effect instanceof Effect.PayRefund);
            case TRY_AGAIN -> true;
        };
    }

    /** Tells whether two persons have to state this resolution, because something of value could be given twice, or never. */
    boolean needsTwo(Effect effect) {
        return effect.isPayment() && this != TRY_AGAIN;
    }
}
