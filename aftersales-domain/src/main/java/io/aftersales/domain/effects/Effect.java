package io.aftersales.domain.effects;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.shared.UpperSnake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing owed to the outside. The payload is complete: whoever carries it out looks at neither case nor account.
 *
 * <p>The order of the records below is the order in which the effects of one decision are carried out: money, stock, parcels,
 * points, coupons, the order's mark, people.
 */
public sealed interface Effect {

    /** The key it is carried out under. */
    EffectKey key();

    /** Whether the case waits for what comes of it. */
    default boolean answersCase() {
        return false;
    }

    /** Whether it gives the buyer something of value, so that doing it twice costs. */
    default boolean isPayment() {
        return false;
    }

    /** The effect that has to be settled before this one goes out, because it undoes it or builds on it. */
    default Optional<EffectKey> follows() {
        return Optional.empty();
    }

    /** Where it stands among the effects of one decision; lower first. */
    default int rank() {
        return 1;
    }

    /** The stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /**
     * Pay money back.
     *
     * @param tender the tender it was paid with
     * @param channel the host's name of the way it was paid
     * @param paymentReference what the provider calls the payment
     * @param route the way it goes back
     * @param amount how much; more than nothing
     * @param paidAt when the buyer's payment was taken; null when that is not known
     */
    record PayRefund(
            EffectKey key,
            TenderId tender,
            String channel,
            String paymentReference,
            Route route,
            Money amount,
            @Nullable Instant paidAt)
            implements Effect {

        /** Whether both go back the way the same payment came. */
        boolean isOnPaymentOf(PayRefund other) {
            return route == Route.ORIGINAL
                    && other.route == Route.ORIGINAL
                    && channel.equals(other.channel)
                    && paymentReference.equals(other.paymentReference);
        }

        @Override
        public boolean isPayment() {
            return true;
        }

        @Override
        public boolean answersCase() {
            return true;
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** Ask the buyer for the difference to dearer goods. Done means paid. */
    record RequestTopUp(EffectKey key, String buyer, Money amount, Instant expires) implements Effect {
        @Override
        public boolean answersCase() {
            return true;
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /**
     * Ask no longer for a difference. Done means that it will not be paid any more, refused that it was. It waits for nothing: a
     * request is not settled before the buyer has paid.
     */
    record CancelTopUp(EffectKey key, EffectKey topUp) implements Effect {
        @Override
        public boolean answersCase() {
            return true;
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** Reserve goods, all of them or none. */
    record ReserveStock(EffectKey key, List<Goods> goods, Instant expires) implements Effect {
        /** Copies the list. */
        public ReserveStock {
            goods = List.copyOf(goods);
        }

        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Give a reservation free: these goods of it, or with none named whatever is left of it. */
    record ReleaseStock(EffectKey key, EffectKey reservation, List<Goods> goods) implements Effect {
        /** Copies the list. */
        public ReleaseStock {
            goods = List.copyOf(goods);
        }

        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(reservation);
        }
    }

    /** Do not ship these lines of the order, and give the stock free that was reserved for them; no lines means the order as such. */
    record StopFulfilment(EffectKey key, List<LineId> lines, List<Goods> goods) implements Effect {
        /** Copies the lists. */
        public StopFulfilment {
            lines = List.copyOf(lines);
            goods = List.copyOf(goods);
        }
    }

    /** Put goods back on sale. */
    record RestockGood(EffectKey key, String warehouse, List<Goods> goods) implements Effect {
        /** Copies the list. */
        public RestockGood {
            goods = List.copyOf(goods);
        }
    }

    /** Take goods in as damaged. */
    record RestockDamaged(EffectKey key, String warehouse, List<Goods> goods) implements Effect {
        /** Copies the list. */
        public RestockDamaged {
            goods = List.copyOf(goods);
        }
    }

    /** Have the carrier fetch goods from the buyer, at the shop's cost. */
    record CreateReturnWaybill(EffectKey key, String warehouse, List<Goods> goods) implements Effect {
        /** Copies the list. */
        public CreateReturnWaybill {
            goods = List.copyOf(goods);
        }

        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Do not fetch them after all. */
    record CancelReturnWaybill(EffectKey key, EffectKey waybill) implements Effect {
        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(waybill);
        }
    }

    /** Stop a parcel on its way to the buyer. Done means caught, refused means missed. */
    record InterceptParcel(EffectKey key, String parcel, String carrier, String trackingNumber) implements Effect {
        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Send goods that were not accepted back to the buyer. */
    record SendBack(EffectKey key, String warehouse, List<Goods> goods) implements Effect {
        /** Copies the list. */
        public SendBack {
            goods = List.copyOf(goods);
        }

        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Order the replacement, using up what is left of its reservation. Refused means that it will not go out. */
    record CreateReplacementOrder(EffectKey key, EffectKey reservation, List<Goods> goods) implements Effect {
        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(reservation);
        }

        /** Copies the list. */
        public CreateReplacementOrder {
            goods = List.copyOf(goods);
        }

        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Do not send the replacement after all. Done means that it will not go out, refused that it is too late. */
    record CancelReplacementOrder(EffectKey key, EffectKey replacement) implements Effect {
        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(replacement);
        }

        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Give points back to the buyer. */
    record GiveBackPoints(EffectKey key, TenderId tender, String paymentReference, String buyer, long points)
            implements Effect {
        @Override
        public boolean isPayment() {
            return true;
        }

        @Override
        public boolean answersCase() {
            return true;
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /** Give the buyer something other than money, as a compensation. */
    record GrantGift(EffectKey key, String buyer, Gift gift) implements Effect {
        @Override
        public boolean isPayment() {
            return true;
        }

        @Override
        public boolean answersCase() {
            return true;
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /** Give a coupon back to the buyer. */
    record GiveBackCoupon(EffectKey key, String coupon, String buyer) implements Effect {
        @Override
        public int rank() {
            return 3;
        }
    }

    /**
     * Tell the host's order what became of it: everything given back on it so far, and the host's ids of everything that was sent for
     * its goods so far.
     */
    record MarkOrder(EffectKey key, OrderMark mark, Money givenBack, List<String> replacementOrders) implements Effect {
        /** Copies the list. */
        public MarkOrder {
            replacementOrders = List.copyOf(replacementOrders);
        }

        @Override
        public int rank() {
            return 4;
        }
    }

    /** Tell a person. */
    record Notify(EffectKey key, Notice notice) implements Effect {
        @Override
        public int rank() {
            return 5;
        }
    }

    /** Wake somebody. */
    record RaiseAlarm(EffectKey key, Alarm alarm, String detail) implements Effect {
        @Override
        public int rank() {
            return 5;
        }
    }

    /**
     * The case needs a person. Whatever a ticket hears it hears in order: each of the three effects on tickets follows the one before.
     *
     * @param number the number of the ticket on its case, counted from 1
     * @param earlier the last effect on a ticket of the case; null for the first
     * @param need what for, a code
     * @param group whose it is; empty when the rules of assignment say
     * @param at since when a person is needed
     */
    record OpenTicket(EffectKey key, int number, @Nullable EffectKey earlier, String need, String group, Instant at)
            implements Effect {
        @Override
        public Optional<EffectKey> follows() {
            return Optional.ofNullable(earlier);
        }

        @Override
        public int rank() {
            return 6;
        }
    }

    /**
     * Something was done about a case that still needs a person.
     *
     * @param number the number of the ticket on its case
     * @param earlier the last effect on the ticket
     * @param by who did it
     * @param action what, a code
     * @param buyersTurn whether the buyer is waited for from then on
     * @param at when
     */
    record TellTicket(
            EffectKey key, int number, EffectKey earlier, Actor by, String action, boolean buyersTurn, Instant at)
            implements Effect {
        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(earlier);
        }

        @Override
        public int rank() {
            return 6;
        }
    }

    /**
     * The case needs nobody any more.
     *
     * @param number the number of the ticket on its case
     * @param earlier the last effect on the ticket
     * @param by whose doing it is
     * @param action what was done, a code
     * @param at when
     */
    record ResolveTicket(EffectKey key, int number, EffectKey earlier, Actor by, String action, Instant at)
            implements Effect {
        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(earlier);
        }

        @Override
        public int rank() {
            return 6;
        }
    }
}
