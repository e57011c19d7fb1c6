package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;

/** What a person says of a parked effect, from evidence. */
public enum ParkedAnswer {
    /** A payment that was made; the reference says under which id. */
    PAID,
    /** A payment that was definitely not made: it is made again on the same route, under a new key. */
    NOT_PAID,
    /** A payment that was definitely not made: the next route is taken. */
    OTHER_ROUTE,
    /** Anything else that was done; the reference says under which id. */
    DONE,
    /** Something that was definitely not done, and will not be. */
    GIVE_UP,
    /** Nobody knows: it is taken up again under its own key, by the same rules as before. */
    TRY_AGAIN;

    /** Whether this can be said of such an effect. Points know no other route. */
    public boolean isFor(Effect effect) {
        return switch (this) {
            case PAID, NOT_PAID -> effect.isPayment();
            case OTHER_ROUTE -> effect instanceof Effect.PayRefund;
            case DONE -> !effect.isPayment();
            case GIVE_UP -> !(effect instanceof Effect.PayRefund);
            case TRY_AGAIN -> true;
        };
    }

    /** Whether two persons have to say the same: where something of value could be given twice, or never. */
    boolean needsTwo(Effect effect) {
        return effect.isPayment() && this != TRY_AGAIN;
    }
}
