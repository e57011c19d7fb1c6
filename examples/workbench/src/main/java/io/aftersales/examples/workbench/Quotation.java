package io.aftersales.examples.workbench;

import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.BookingContext;
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
 * Answers to the steps of a scenario. Each refund is held, booked as asked and paid at once; a refused step leaves the account unchanged.
 *
 * @param steps the answer to each step, in order
 * @param account the order's account after all of them
 */
record Quotation(List<Either<Rejection, Answer>> steps, OrderAccount account) {
    private static final Actor CLERK = Actor.agent("workbench");

    /** The answer to a step that was not refused. */
    sealed interface Answer {
        /** A refund, explained. */
        record Refunded(RefundBreakdown breakdown) implements Answer {}

        /** An entry that is no refund. */
        record Entered(QuoteStep.Entry entry, Adjustment adjustment) implements Answer {}
    }

    static BookingContext context(OrderAccount account) {
        return new BookingContext(account.nextCase(), CLERK, Instant.EPOCH); // no rule here depends on the time
    }

    static Quotation of(OrderAccount opened, List<QuoteStep> asked) {
        OrderAccount account = opened;
        var answers = new ArrayList<Either<Rejection, Answer>>();
        var bookings = new ArrayList<Integer>();
        for (QuoteStep step : asked) {
            BookingContext context = context(account);
            int before = account.bookings().size();
            if (step instanceof QuoteStep.Refund refund) {
                RefundRequest request = refund.request();
                Either<Rejection, Booking> booked = book(account, context, request);
                answers.add(booked.map(each -> new Answer.Refunded(each.breakdown())));
                if (booked.isRight()) {
                    account =
                            booked.get().paidAtOnce(context, request.goodwill().isPresent());
                }
            } else if (step instanceof QuoteStep.Entry entry) {
                Either<Rejection, Adjustment> made = entry.on(account, context, bookings);
                answers.add(made.map(each -> new Answer.Entered(entry, each)));
                if (made.isRight()) {
                    account = made.get().paidAtOnce(context);
                }
            }
            bookings.add(account.bookings().size() > before ? before : -1);
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
        OrderAccount opened = account.withCase();
        if (request.asksForGoods()) {
            return opened.hold(context, Taken.fromNoParcel(request.units()))
                    .flatMap(held -> book(held, context, request.ofGoods()));
        }
        return request.withoutGoods(!account.frozen().sale().lines().isEmpty())
                .flatMap(claim -> book(opened, context, claim));
    }

    /** Books a claim whose units are held. Booking takes an agreed amount as a ceiling; the quote refuses one that is too high. */
    private static Either<Rejection, Booking> book(OrderAccount held, BookingContext context, RefundClaim claim) {
        List<PlacedUnits> units = PlacedUnits.inNoParcel(claim.plainUnits()); // a quote knows no parcels
        return held.quote(claim).map(quoted -> held.book(context, units, units, claim));
    }
}
