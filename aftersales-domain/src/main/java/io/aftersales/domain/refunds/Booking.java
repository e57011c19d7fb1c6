package io.aftersales.domain.refunds;

import io.aftersales.domain.effects.Route;
import java.util.List;

/**
 * The result of a booking: the account after it, and an explanation of the amount owed.
 *
 * @param account the account after the booking
 * @param breakdown the amount owed now, explained
 */
public record Booking(OrderAccount account, RefundBreakdown breakdown) {

    /**
     * Returns the account as if every part had been paid at once, with no entries left to write. Simulations use it.
     *
     * @param goodwill whether the payment is goodwill
     */
    public OrderAccount paidAtOnce(BookingContext context, boolean goodwill) {
        return paidAtOnce(account, breakdown.tenders(), context, goodwill);
    }

    static OrderAccount paidAtOnce(
            OrderAccount owing, List<RefundBreakdown.OfTender> parts, BookingContext context, boolean goodwill) {
        OrderAccount paid = owing;
        for (RefundBreakdown.OfTender part : parts) {
            String key = context.caseId() + "/" + part.id();
            paid = paid.settle(
                    context,
                    new Settlement(
                            part.id(), part.amount(), part.points(), goodwill, key, Route.ORIGINAL, key, context.at()));
        }
        return paid.saved();
    }
}
