package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.CaseId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking of an account, with all that is needed to work it out again when money comes back to the order. Amounts are minor units.
 *
 * @param caseId the case that was booked, or on which units that came back elsewhere were entered; null for what was before
 * @param full the amount it would take if there had been no refund made elsewhere
 * @param taken the amount it takes from the order: paid and kept
 * @param elsewhere the part of the full amount that a refund made elsewhere paid for its units
 * @param goods the goods in it
 * @param terms what the shop keeps of it; null when that was decided for good
 * @param paid the part that goes to the buyer
 * @param kept the part that the shop still keeps
 * @param neverShipped the worth of its units that were never handed to a carrier
 * @param shipped the worth of its other units
 * @param weights the amounts by which it is drawn from the tax rates
 * @param keptByRate the kept part by tax rate
 */
public record BookedRefund(
        @Nullable CaseId caseId,
        long full,
        long taken,
        long elsewhere,
        long goods,
        @Nullable RefundTerms terms,
        long paid,
        long kept,
        long neverShipped,
        long shipped,
        List<TaxShare> weights,
        List<TaxShare> keptByRate) {

    /** Copies the lists. */
    public BookedRefund {
        weights = List.copyOf(weights);
        keptByRate = List.copyOf(keptByRate);
    }

    /** Returns the amount by which refunds made elsewhere limit the booking. */
    long limited() {
        return full - taken - elsewhere;
    }

    /** Returns the part of the paid amount for units that were never handed to a carrier. */
    long paidForNeverShipped() {
        return RefundCalculator.neverShipped(paid, neverShipped, shipped);
    }

    BookedRefund taking(long more, long morePaid, long moreKept, List<TaxShare> keptNow) {
        return new BookedRefund(
                caseId,
                full,
                taken + more,
                elsewhere,
                goods,
                terms,
                paid + morePaid,
                kept + moreKept,
                neverShipped,
                shipped,
                weights,
                keptNow);
    }

    /** Returns the booking with goods that are worth more, all of which it would take. */
    BookedRefund worthMore(long minor, int row) {
        var drawn = new ArrayList<>(weights);
        drawn.add(new TaxShare(row, minor));
        return new BookedRefund(
                caseId,
                full + minor,
                taken,
                elsewhere,
                goods + minor,
                terms,
                paid,
                kept,
                neverShipped,
                shipped,
                drawn,
                keptByRate);
    }

    BookedRefund paidElsewhere(long minor) {
        return new BookedRefund(
                caseId, full, taken, minor, goods, terms, paid, kept, neverShipped, shipped, weights, keptByRate);
    }
}
