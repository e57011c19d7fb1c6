package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step on an account in which everything is decided, so that it can be played again in another story. */
sealed interface MoneyStep {

    /**
     * Plays the step.
     *
     * @param bookings the place of the booking of each earlier step that has a number
     */
    Either<Rejection, Outcome> on(OrderAccount account, BookingContext context, Map<Integer, Integer> bookings);

    /** Returns the number under which later steps know the booking of this one; empty when there is nothing to know. */
    default Optional<Integer> known() {
        return Optional.empty();
    }

    /** The account after a step, with what was told about it: a breakdown for a booking, an adjustment otherwise. */
    record Outcome(OrderAccount account, Optional<RefundBreakdown> told, Optional<Adjustment> adjustment) {
        static Outcome of(Booking booking) {
            return new Outcome(booking.account(), Optional.of(booking.breakdown()), Optional.empty());
        }

        static Outcome of(Adjustment adjustment) {
            return new Outcome(adjustment.account(), Optional.empty(), Optional.of(adjustment));
        }
    }

    /** Units, shipping alone or a whole order, held and booked as asked. */
    record Refund(int number, RefundClaim claim) implements MoneyStep {
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

        Refund with(RefundClaim other) {
            return new Refund(number, other);
        }
    }

    /** Goodwill. */
    record Give(Goodwill goodwill) implements MoneyStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.goodwill(context, goodwill).map(Outcome::of);
        }
    }

    /** Money taken after the sale. */
    record Capture(TenderId tender, long amount) implements MoneyStep {
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

    /** A part added to the order. */
    record Amend(Amendment more) implements MoneyStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.amend(context, more).map(Outcome::of);
        }
    }

    /** A refund made elsewhere, for units or for none. */
    record External(int number, TenderId tender, long amount, List<Units> units) implements MoneyStep {
        String reference() {
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

    /** A refund made elsewhere that came back to the shop. */
    record Reverse(String reference, long amount) implements MoneyStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            return account.reverseExternal(context, reference, amount, context.at())
                    .map(Outcome::of);
        }
    }

    /** What an earlier step kept, or a part of it, paid after all. */
    record GiveBack(int number, long amount) implements MoneyStep {
        @Override
        public Either<Rejection, Outcome> on(
                OrderAccount account, BookingContext context, Map<Integer, Integer> bookings) {
            Integer booking = bookings.get(number);
            return booking == null
                    ? Either.left(new AccountRejection.NothingOnReference("step " + number)) // that step was refused
                    : account.giveBackKept(context, booking, amount).map(Outcome::of);
        }
    }
}
