package io.aftersales.domain.finance;

import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the refunds on an order under two sets of money rules. The comparison takes one order at a time, so a host can try a change of
 * its rules on all its past orders; the sums are {@link WhatIfTotals}.
 */
public final class WhatIf {
    private static final Actor BY = Actor.SYSTEM;

    private final RefundPolicy one;
    private final RefundPolicy other;

    /** Starts a comparison of two sets of money rules. */
    public WhatIf(RefundPolicy one, RefundPolicy other) {
        this.one = one;
        this.other = other;
    }

    /**
     * A claim that was made, or may be made.
     *
     * @param id the host's id of the claim
     * @param reason the code under which the claim is counted
     * @param claim the claim
     */
    public record Asked(String id, String reason, RefundClaim claim) {}

    /**
     * The refund of a claim under two sets of money rules.
     *
     * @param asked the claim
     * @param one the refund under the first set of rules, or why it is refused
     * @param other the refund under the second set of rules, or why it is refused
     */
    public record Compared(
            Asked asked, Either<Rejection, RefundBreakdown> one, Either<Rejection, RefundBreakdown> other) {
        /** Returns how much more the second set of rules pays, in minor units; negative when it pays less. A refused claim pays nothing. */
        public long difference() {
            return minor(other) - minor(one);
        }

        /** Tells whether the two sets of rules differ, in the amount or in the refusal. */
        public boolean differs() {
            return difference() != 0 || !code(one).equals(code(other));
        }

        static long minor(Either<Rejection, RefundBreakdown> answer) {
            return answer.map(RefundBreakdown::total).getOrElse(0L);
        }

        static String code(Either<Rejection, RefundBreakdown> answer) {
            return answer.isLeft() ? answer.getLeft().code() : "";
        }
    }

    /**
     * Compares claims on an order. Each claim comes on top of those before it and is paid at once under either set of rules; a refused
     * claim leaves nothing behind.
     */
    public List<Compared> compare(OrderSnapshot order, List<Asked> claims) {
        List<Either<Rejection, RefundBreakdown>> first = under(one, order, claims);
        List<Either<Rejection, RefundBreakdown>> second = under(other, order, claims);
        var compared = new ArrayList<Compared>(claims.size());
        for (int i = 0; i < claims.size(); i++) {
            compared.add(new Compared(claims.get(i), first.get(i), second.get(i)));
        }
        return compared;
    }

    private static List<Either<Rejection, RefundBreakdown>> under(
            RefundPolicy rules, OrderSnapshot order, List<Asked> claims) {
        OrderAccount account = OrderAccount.open(FrozenOrder.of(order, rules));
        var answers = new ArrayList<Either<Rejection, RefundBreakdown>>(claims.size());
        for (Asked asked : claims) {
            RefundClaim claim = asked.claim();
            var context =
                    new BookingContext(account.nextCase(), BY, Instant.EPOCH); // no money rule depends on the time
            Either<Rejection, Booking> booked = account.withCase()
                    .hold(context, Taken.fromNoParcel(claim.plainUnits()))
                    .flatMap(held -> held.quote(claim).map(quoted -> book(held, context, claim)));
            answers.add(booked.map(Booking::breakdown));
            if (booked.isRight()) {
                account = booked.get().paidAtOnce(context, false);
            }
        }
        return answers;
    }

    private static Booking book(OrderAccount account, BookingContext context, RefundClaim claim) {
        List<PlacedUnits> units = PlacedUnits.inNoParcel(claim.plainUnits()); // no money rule depends on the place
        return account.book(context, units, units, claim);
    }
}
