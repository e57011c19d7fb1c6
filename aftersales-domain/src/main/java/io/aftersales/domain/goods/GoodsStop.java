package io.aftersales.domain.goods;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an approved case that did not reach the buyer, in one place. They are stopped before a refund is paid for them, unless they are
 * lost or come back by themselves.
 *
 * @param place the place of the goods when the case was approved
 * @param warehouse the warehouse that the parcel was sent from; empty for no parcel
 * @param units the units of the case there; none for an order without lines
 * @param by the partner who was asked to stop them
 * @param key the key of the effect that asks the partner; null when no partner was asked
 * @param state the state of the request
 */
public record GoodsStop(
        Place place,
        String warehouse,
        List<Units> units,
        Partner by,
        @Nullable EffectKey key,
        State state) {

    /** The partner who stops goods. */
    public enum Partner {
        /** The warehouse keeps goods back that no carrier has taken yet. */
        WAREHOUSE,
        /** The carrier intercepts a parcel on its way. */
        CARRIER,
        /** No partner can stop the goods: they were delivered by the approval, or share a parcel with goods that are wanted. */
        NONE
    }

    /** The state of a request to stop goods. */
    public enum State {
        /** The partner was asked and has not answered. */
        ASKED,
        /** The goods will not reach the buyer. */
        STOPPED,
        /** The goods reach the buyer, or may. */
        NOT_STOPPED,
        /** The goods come back without having been asked to: refused, undeliverable, or found after they were lost. */
        RETURNING,
        /** The carrier has lost the goods. */
        LOST,
        /** The carrier had lost the goods, and the buyer has them after all. */
        FOUND
    }

    /** Copies the list. */
    public GoodsStop {
        units = List.copyOf(units);
    }

    /** Tells whether the partner was asked and has not answered. */
    public boolean isAsked() {
        return state == State.ASKED;
    }

    /** Tells whether a parcel comes back to the shop. */
    public boolean comesBack() {
        return state == State.RETURNING || (state == State.STOPPED && by == Partner.CARRIER);
    }

    /** Returns a copy in another state. */
    public GoodsStop in(State next) {
        return new GoodsStop(place, warehouse, units, by, key, next);
    }

    /** Returns a copy that was asked of its partner under this key. */
    public GoodsStop askedUnder(EffectKey fresh) {
        return new GoodsStop(place, warehouse, units, by, fresh, state);
    }
}
