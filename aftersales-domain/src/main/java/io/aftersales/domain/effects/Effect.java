package io.aftersales.domain.effects;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.shared.UpperSnake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task owed to an outside system. The payload is complete: the gateway that carries it out needs neither the case nor the account.
 *
 * <p>The effects of one decision are carried out by {@link #rank}: first payments, then stock and parcels, points and gifts, coupons, the
 * order's mark, notices and alarms, and last tickets.
 *
 * <p>Effects on stock, points, gifts and coupons carry the code of the buyer's first reason, for the records of the partner; the case is on
 * the {@link OutboxEntry}.
 */
public sealed interface Effect {

    /** Returns the idempotency key that the effect is carried out under. */
    EffectKey key();

    /** Tells whether the case waits for the outcome of the effect. */
    default boolean answersCase() {
        return false;
    }

    /** Tells whether the effect gives the buyer something of value, so that doing it twice costs money. */
    default boolean isPayment() {
        return false;
    }

    /** Returns the effect that has to be settled before this one is sent, because this one undoes it or builds on it. */
    default Optional<EffectKey> follows() {
        return Optional.empty();
    }

    /** Returns the rank of the effect among the effects of one decision; lower first. */
    default int rank() {
        return 1;
    }

    /** Returns the stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /**
     * Pays money back to the buyer.
     *
     * @param tender the tender that it was paid with
     * @param channel the host's name of the payment channel
     * @param paymentReference the provider's reference of the payment
     * @param route the way the money goes back
     * @param amount the amount; more than zero
     * @param captured everything captured on the tender so far
     * @param reason the code of the buyer's reason, or the case's kind of payment where there is none, for the provider's records
     * @param paidAt when the buyer's payment was taken; null when that is not known
     */
    record PayRefund(
            EffectKey key,
            TenderId tender,
            String channel,
            String paymentReference,
            Route route,
            Money amount,
            Money captured,
            String reason,
            @Nullable Instant paidAt)
            implements Effect {

        /** Tells whether both refunds go back on the original route of the same payment. */
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

    /** Asks the buyer to pay the difference to dearer goods. Done means paid. */
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
     * Cancels the request for a difference. Done means that it will not be paid any more, refused that it was paid. The cancellation does
     * not wait for the request, because a request is not settled before the buyer has paid.
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

    /** Reserves goods, all of them or none. */
    record ReserveStock(EffectKey key, String reason, List<Goods> goods, Instant expires) implements Effect {
        /** Copies the list. */
        public ReserveStock {
            goods = List.copyOf(goods);
        }

        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Releases a reservation: these goods of it, or with none named the rest of it. */
    record ReleaseStock(EffectKey key, String reason, EffectKey reservation, List<Goods> goods) implements Effect {
        /** Copies the list. */
        public ReleaseStock {
            goods = List.copyOf(goods);
        }

        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(reservation);
        }
    }

    /**
     * Stops the shipping of goods in one place of the order, and releases the stock reserved for them. Done means that none of these units
     * will leave, refused that they will or may.
     *
     * @param place the parcel that is not handed over yet, or no parcel
     * @param lines the lines of the goods; none means the whole order
     */
    record StopFulfilment(EffectKey key, String reason, Place place, List<LineId> lines, List<Goods> goods)
            implements Effect {
        /** Copies the lists. */
        public StopFulfilment {
            lines = List.copyOf(lines);
            goods = List.copyOf(goods);
        }

        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Puts goods that came back where goods of their grade go. */
    record Restock(EffectKey key, String reason, String warehouse, Disposition disposition, List<Goods> goods)
            implements Effect {
        /** Copies the list. */
        public Restock {
            goods = List.copyOf(goods);
        }
    }

    /** Has the carrier collect goods from the buyer, at the shop's cost. */
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

    /** Cancels the collection of goods from the buyer. */
    record CancelReturnWaybill(EffectKey key, EffectKey waybill) implements Effect {
        @Override
        public Optional<EffectKey> follows() {
            return Optional.of(waybill);
        }
    }

    /** Stops a parcel on its way to the buyer. Done means intercepted, refused means missed. */
    record InterceptParcel(EffectKey key, String parcel, String carrier, String trackingNumber) implements Effect {
        @Override
        public boolean answersCase() {
            return true;
        }
    }

    /** Sends goods that were not accepted back to the buyer. */
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

    /** Orders the replacement, using up the rest of its reservation. Refused means that it will not be shipped. */
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

    /** Cancels the order of a replacement. Done means that it will not be shipped, refused that it is too late. */
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

    /** Returns points to the buyer. */
    record GiveBackPoints(
            EffectKey key, String reason, TenderId tender, String paymentReference, String buyer, long points)
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

    /** Gives the buyer points or a coupon as goodwill. */
    record GrantGift(EffectKey key, String reason, String buyer, Gift gift) implements Effect {
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

    /** Returns a coupon to the buyer. */
    record GiveBackCoupon(EffectKey key, String reason, String coupon, String buyer) implements Effect {
        @Override
        public int rank() {
            return 3;
        }
    }

    /**
     * Marks the host's order with the results so far.
     *
     * @param givenBack the total given back on it
     * @param toCollect the amount that is still to be collected from the buyer; goods that were cancelled before they were paid are deducted
     * @param replacementOrders the host's ids of all replacements shipped for its goods
     */
    record MarkOrder(EffectKey key, OrderMark mark, Money givenBack, Money toCollect, List<String> replacementOrders)
            implements Effect {
        /** Copies the list. */
        public MarkOrder {
            replacementOrders = List.copyOf(replacementOrders);
        }

        @Override
        public int rank() {
            return 4;
        }
    }

    /** Sends a notice to the buyer or to staff. */
    record Notify(EffectKey key, Notice notice) implements Effect {
        @Override
        public int rank() {
            return 5;
        }
    }

    /** Raises an alarm. */
    record RaiseAlarm(EffectKey key, Alarm alarm, String detail) implements Effect {
        @Override
        public int rank() {
            return 5;
        }
    }

    /**
     * Opens a ticket, because the case needs a member of the staff. A ticket receives its effects in order: each of the three effects on
     * tickets follows the one before.
     *
     * @param number the number of the ticket on its case, counted from 1
     * @param earlier the last effect on a ticket of the case; null for the first
     * @param need the reason why staff is needed, a code
     * @param group the group the ticket belongs to; empty when the rules of assignment decide
     * @param at the time since when staff is needed
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
     * Records progress on the ticket of a case that still needs a member of the staff.
     *
     * @param number the number of the ticket on its case
     * @param earlier the last effect on the ticket
     * @param by the actor who made the progress
     * @param action the action, a code
     * @param buyersTurn whether the case waits for the buyer from then on
     * @param at the time of the action
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
     * Resolves the ticket of a case that no longer needs a member of the staff.
     *
     * @param number the number of the ticket on its case
     * @param earlier the last effect on the ticket
     * @param by the actor who ended the need
     * @param action the action, a code
     * @param at the time of the action
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
