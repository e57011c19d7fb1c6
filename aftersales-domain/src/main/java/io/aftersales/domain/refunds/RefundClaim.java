package io.aftersales.domain.refunds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The refund that one case asks for, or the accepted part of it.
 *
 * @param units units by line; a line named twice counts as its sum
 * @param sellerFault whether one of the units is the seller's or carrier's fault
 * @param whole whether the order is cancelled as a whole; on an order without lines this is the only thing to claim
 * @param shipping the reviewer's decision about the shipping fee
 * @param fee the case's own fee, minor units, such as a return label; not negative
 * @param agreed the amount that buyer and shop settled on, minor units; null when the rules decide; the rest is waived for good
 */
public record RefundClaim(
        List<Units> units,
        boolean sellerFault,
        boolean whole,
        ShippingChoice shipping,
        long fee,
        @Nullable Long agreed) {

    /** Sums the units by line; refuses a negative fee or agreed amount. */
    public RefundClaim {
        units = Units.summed(units);
        if (fee < 0) {
            throw new IllegalArgumentException("negative fee " + fee);
        }
        if (agreed != null && agreed < 0) {
            throw new IllegalArgumentException("negative agreed amount " + agreed);
        }
    }

    /** Creates a claim for these units, without fault of the seller. */
    public static RefundClaim of(List<Units> units) {
        return new RefundClaim(units, false, false, ShippingChoice.BY_POLICY, 0, null);
    }

    /** Creates a claim for these units, without fault of the seller. */
    public static RefundClaim of(Units... units) {
        return of(List.of(units));
    }

    /** Creates a claim for the shipping fee alone. */
    public static RefundClaim shippingAlone() {
        return of().with(ShippingChoice.INCLUDE);
    }

    /** Creates a claim that cancels the order; for an order with lines name the units, see {@link OrderAccount#wholeOrder()}. */
    public static RefundClaim cancellation(List<Units> units) {
        return new RefundClaim(units, false, true, ShippingChoice.BY_POLICY, 0, null);
    }

    /** Returns a copy with the fault on the seller's or carrier's side. */
    public RefundClaim bySellersFault() {
        return faultOfSeller(true);
    }

    /** Returns a copy with this decision about the fault. */
    public RefundClaim faultOfSeller(boolean fault) {
        return new RefundClaim(units, fault, whole, shipping, fee, agreed);
    }

    /** Returns a copy with this decision about the shipping fee. */
    public RefundClaim with(ShippingChoice choice) {
        return new RefundClaim(units, sellerFault, whole, choice, fee, agreed);
    }

    /** Returns a copy with a fee of the case, in minor units. */
    public RefundClaim withFee(long minor) {
        return new RefundClaim(units, sellerFault, whole, shipping, minor, agreed);
    }

    /** Returns a copy with an agreed amount, in minor units; null for none. */
    public RefundClaim agreedOn(@Nullable Long minor) {
        return new RefundClaim(units, sellerFault, whole, shipping, fee, minor);
    }

    /** Returns a copy with these decisions about fewer or other units. */
    public RefundClaim about(List<Units> accepted) {
        return new RefundClaim(accepted, sellerFault, whole, shipping, fee, agreed);
    }
}
