package io.aftersales.domain.refunds;

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
        OrderAccount paid = account;
        for (RefundBreakdown.OfTender part : breakdown.tenders()) {
            String key = context.caseId() + "/" + part.id();
            paid = paid.settle(
                    context, new Settlement(part.id(), part.amount(), part.points(), goodwill, key, key, context.at()));
        }
        return paid.saved();
    }
}
