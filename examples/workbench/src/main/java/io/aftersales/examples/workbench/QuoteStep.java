package io.aftersales.examples.workbench;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/** A step of a scenario: a refund, or an entry that changes what refunds pay. */
sealed interface QuoteStep {

    /** A refund. */
    record Refund(RefundRequest request) implements QuoteStep {}

    /** An entry on the account that is no refund. */
    sealed interface Entry extends QuoteStep {
        /**
         * Makes the entry.
         *
         * @param bookings the place of the booking that each step before made, -1 for none
         */
        Either<Rejection, Adjustment> on(OrderAccount account, BookingContext context, List<Integer> bookings);
    }

    /** Money taken after the sale. */
    record Capture(TenderId tender, long amount) implements Entry {
        @Override
        public Either<Rejection, Adjustment> on(OrderAccount account, BookingContext context, List<Integer> bookings) {
            return positive("capture.amount", amount)
                    .flatMap(ok -> account.capture(context, tender, amount, "step-" + bookings.size()));
        }
    }

    /** A part added to the order, or the refusal of one that cannot be counted. */
    record Amend(Either<Rejection, Amendment> part) implements Entry {
        @Override
        public Either<Rejection, Adjustment> on(OrderAccount account, BookingContext context, List<Integer> bookings) {
            return part.flatMap(more -> account.amend(context, more));
        }
    }

    /** A refund made elsewhere. */
    record External(TenderId tender, long amount, String reference, List<RefundRequest.Asked> lines) implements Entry {
        @Override
        public Either<Rejection, Adjustment> on(OrderAccount account, BookingContext context, List<Integer> bookings) {
            return positive("external.amount", amount)
                    .flatMap(ok -> units().flatMap(units ->
                            account.external(context, tender, amount, reference, context.at(), units)));
        }

        private Either<Rejection, List<Units>> units() {
            var units = new ArrayList<Units>(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                LineId line = lines.get(i).line();
                long quantity = lines.get(i).quantity();
                Either<Rejection, Long> possible = positive("external.lines[" + i + "].quantity", quantity);
                if (possible.isLeft()) {
                    return Either.left(possible.getLeft());
                }
                units.add(new Units(line, quantity));
            }
            return Either.right(units);
        }
    }

    /** A refund made elsewhere that came back to the shop. */
    record ReverseExternal(String reference, long amount) implements Entry {
        @Override
        public Either<Rejection, Adjustment> on(OrderAccount account, BookingContext context, List<Integer> bookings) {
            return positive("reverseExternal.amount", amount)
                    .flatMap(ok -> account.reverseExternal(context, reference, amount, context.at()));
        }
    }

    /** Money that an earlier step kept, paid after all. */
    record GiveBackKept(long step, long amount) implements Entry {
        @Override
        public Either<Rejection, Adjustment> on(OrderAccount account, BookingContext context, List<Integer> bookings) {
            if (amount < 1) {
                return Either.left(new InvalidCommand("giveBackKept.amount", amount));
            }
            if (step < 0 || step >= bookings.size()) {
                return Either.left(new InvalidCommand("giveBackKept.step", step));
            }
            int booking = bookings.get((int) step);
            return booking < 0
                    ? Either.left(new AmountExceeded(money(account, amount), money(account, 0)))
                    : account.giveBackKept(context, booking, amount);
        }

        private static Money money(OrderAccount account, long minor) {
            return Money.ofMinor(minor, account.frozen().currency());
        }
    }

    private static Either<Rejection, Long> positive(String field, long value) {
        return value > 0 ? Either.right(value) : Either.left(new InvalidCommand(field, value));
    }
}
