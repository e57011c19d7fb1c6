package io.aftersales.domain.refunds;

import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.shared.CaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an entry that is not the booking of a case: a capture, an amendment, a refund made elsewhere or its reversal, a
 * payment of the buyer for what did not come back, money given back that had been kept. All amounts are minor units.
 *
 * @param account the account after it
 * @param caseId the case that pays out what has become due; null when no case was booked before
 * @param total the amount to which the buyer is entitled in addition
 * @param kept the amount that the shop keeps in addition
 * @param tenders the payout that has become due, split over the tenders
 * @param taxes the amounts given back by tax rate; negative for what a reversal takes back
 */
public record Adjustment(
        OrderAccount account,
        @Nullable CaseId caseId,
        long total,
        long kept,
        List<OfTender> tenders,
        List<OfRate> taxes) {

    /** Copies the lists. */
    public Adjustment {
        tenders = List.copyOf(tenders);
        taxes = List.copyOf(taxes);
    }

    /** Returns the payout on all tenders together. */
    public long payout() {
        long payout = 0;
        for (OfTender tender : tenders) {
            payout += tender.amount();
        }
        return payout;
    }

    /** Returns the account as if the payout had been made at once, with no entries left to write. Simulations use it. */
    public OrderAccount paidAtOnce(BookingContext context) {
        return Booking.paidAtOnce(account, tenders, context, false);
    }
}
