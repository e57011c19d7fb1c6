package io.aftersales.domain.refunds;

/**
 * The answer of a booking.
 *
 * @param account the account after it
 * @param breakdown what is owed now, and why
 */
public record Booking(OrderAccount account, RefundBreakdown breakdown) {

    /**
     * The account once every part was paid as it was asked, with nothing left to write: for what is only tried out.
     *
     * @param goodwill whether it was a compensation
     */
    public OrderAccount paidAtOnce(BookingContext stamp, boolean goodwill) {
        OrderAccount paid = account;
        for (RefundBreakdown.OfTender part : breakdown.tenders()) {
            String key = stamp.caseId() + "/" + part.id();
            paid = paid.settle(
                    stamp, new Settlement(part.id(), part.amount(), part.points(), goodwill, key, key, stamp.at()));
        }
        return paid.saved();
    }
}
