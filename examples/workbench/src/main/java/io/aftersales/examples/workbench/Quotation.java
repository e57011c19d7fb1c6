package io.aftersales.examples.workbench;

import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers to the refunds of an order. Each refund is held, booked as asked and paid at once; a refused one leaves the account unchanged.
 *
 * @param refunds the answer to each refund, in order
 * @param account the order's account after all of them
 */
record Quotation(List<Either<Rejection, RefundBreakdown>> refunds, OrderAccount account) {
    private static final Actor CLERK = Actor.agent("workbench");

    static Quotation of(FrozenOrder order, List<RefundRequest> requests) {
        OrderAccount account = OrderAccount.open(order);
        var answers = new ArrayList<Either<Rejection, RefundBreakdown>>();
        for (RefundRequest request : requests) {
            var context =
                    new BookingContext(account.nextCase(), CLERK, Instant.EPOCH); // no rule here depends on the time
            Either<Rejection, Booking> booked = book(account, context, request);
            answers.add(booked.map(Booking::breakdown));
            if (booked.isRight()) {
                account = booked.get().paidAtOnce(context, request.goodwill().isPresent());
            }
        }
        return new Quotation(answers, account);
    }

    private static Either<Rejection, Booking> book(
            OrderAccount account, BookingContext context, RefundRequest request) {
        var impossible = request.impossiblePart();
        if (impossible.isPresent()) {
            return Either.left(impossible.get());
        }
        var goodwill = request.goodwill();
        if (goodwill.isPresent()) {
            return account.withCase().goodwill(context, goodwill.get());
        }
        boolean hasLines = !account.frozen().sale().lines().isEmpty();
        return request.claim(hasLines)
                .flatMap(claim -> account.withCase()
                        .hold(context, Taken.fromNoParcel(claim.units()))
                        // Booking takes an agreed amount as a ceiling; the quote refuses an amount that is too high.
                        .flatMap(held -> held.quote(claim).map(quoted -> book(held, context, claim))));
    }

    private static Booking book(OrderAccount account, BookingContext context, RefundClaim claim) {
        List<PlacedUnits> units = PlacedUnits.inNoParcel(claim.units()); // a quote knows no parcels
        return account.book(context, units, units, claim);
    }
}
