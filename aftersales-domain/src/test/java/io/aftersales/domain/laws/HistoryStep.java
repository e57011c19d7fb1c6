package io.aftersales.domain.laws;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A movement on an account in which everything is decided, so that it can be played again on another account. */
public sealed interface HistoryStep {

    /**
     * Plays the step on an account; refuses what the account refuses.
     *
     * @param context the case, the actor and the time of the step
     * @param bookings the place of the booking of each earlier step that has a number
     */
    Either<Rejection, Outcome> on(OrderAccount account, BookingContext context, Map<Integer, Integer> bookings);

    /** Returns the number under which later steps know the booking of this one; empty when there is nothing to know. */
    default Optional<Integer> known() {
        return Optional.empty();
    }

    /**
     * The result of a step.
     *
     * @param account the account after it
     * @param told the refund explained, for a booking
     * @param adjustment the result of an entry that is no booking
     */
    record Outcome(OrderAccount account, Optional<RefundBreakdown> told, Optional<Adjustment> adjustment) {
        /** Creates the outcome of a booking. */
        static Outcome of(Booking booking) {
            return new Outcome(booking.account(), Optional.of(booking.breakdown()), Optional.empty());
        }

        /** Creates the outcome of an entry that is no booking. */
        static Outcome of(Adjustment adjustment) {
            return new Outcome(adjustment.account(), Optional.empty(), Optional.of(adjustment));
        }
    }

    /**
     * Returns units, pays a shipping fee back alone, or cancels a whole order: held and booked as claimed.
     *
     * @param number the number under which later steps know the booking
     * @param claim the claim, accepted as it is
     */
    record Refund(int number, RefundClaim claim) implements HistoryStep {
        @Override
        public Optional<Integer> known() {
            return Optional.of(number);
        }

        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            List<PlacedUnits> units = PlacedUnits.inNoParcel(claim.plainUnits());
            return account.hold(context, Taken.fromNoParcel(claim.plainUnits()))
                    .flatMap(held -> held.quote(claim).map(quoted -> held.book(context, units, units, claim)))
                    .map(Outcome::of);
        }

        /** Returns a copy that claims something else. */
        public Refund with(RefundClaim other) {
            return new Refund(number, other);
        }
    }

    /**
     * Gives goodwill.
     *
     * @param goodwill the goodwill
     */
    record Give(Goodwill goodwill) implements HistoryStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.goodwill(context, goodwill).map(Outcome::of);
        }
    }

    /**
     * Takes money after the sale.
     *
     * @param tender the tender it is taken on
     * @param amount minor units
     */
    record Capture(TenderId tender, long amount) implements HistoryStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.capture(
                            context,
                            tender,
                            amount,
                            "capture-" + account.totals().captures().size())
                    .map(Outcome::of);
        }
    }

    /**
     * Adds a part to the order.
     *
     * @param more the part
     */
    record Amend(Amendment more) implements HistoryStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.amend(context, more).map(Outcome::of);
        }
    }

    /**
     * Records a refund made elsewhere.
     *
     * @param number the number under which later steps know it
     * @param tender the tender it was made on
     * @param amount minor units
     * @param units the units it was made for; empty for none
     */
    record External(int number, TenderId tender, long amount, List<Units> units) implements HistoryStep {
        /** Returns the reference under which it is recorded. */
        public String reference() {
            return "E" + number;
        }

        @Override
        public Optional<Integer> known() {
            return units.isEmpty() ? Optional.empty() : Optional.of(number);
        }

        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.external(context, tender, amount, reference(), context.at(), units)
                    .map(Outcome::of);
        }
    }

    /**
     * Records that a refund made elsewhere came back to the shop, or a part of it.
     *
     * @param reference the reference of the refund
     * @param amount minor units
     */
    record Reverse(String reference, long amount) implements HistoryStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.reverseExternal(context, reference, amount, context.at())
                    .map(Outcome::of);
        }
    }

    /**
     * Pays what an earlier step kept, or a part of it.
     *
     * @param number the number of that step
     * @param amount minor units
     */
    record GiveBack(int number, long amount) implements HistoryStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            Integer booking = bookings.get(number);
            return booking == null
                    ? Either.left(
                            new AccountRejection.NothingOnReference("step " + number)) // because that step was refused
                    : account.giveBackKept(context, booking, amount).map(Outcome::of);
        }
    }
}
