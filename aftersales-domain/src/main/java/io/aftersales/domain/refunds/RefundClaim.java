package io.aftersales.domain.refunds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one case asks back, or what was accepted of it.
 *
 * @param units units by line; a line named twice counts as its sum
 * @param sellerFault whether one of the units is the seller's or carrier's fault
 * @param whole whether the order is cancelled as a whole; on an order without lines this is the only thing to claim
 * @param shipping what the reviewer decided about the shipping fee
 * @param fee the case's own fee, minor units, such as a return label; not negative
 * @param agreed what buyer and shop settled on, minor units, null when the rules decide; the rest is waived for good
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

    /** These units, for no reason of the shop's. */
    public static RefundClaim of(List<Units> units) {
        return new RefundClaim(units, false, false, ShippingChoice.BY_POLICY, 0, null);
    }

    /** These units, for no reason of the shop's. */
    public static RefundClaim of(Units... units) {
        return of(List.of(units));
    }

    /** The shipping fee alone. */
    public static RefundClaim shippingAlone() {
        return of().with(ShippingChoice.INCLUDE);
    }

    /** The whole of an order without lines; for one with lines name the units, see {@link OrderAccount#wholeOrder()}. */
    public static RefundClaim cancellation(List<Units> units) {
        return new RefundClaim(units, false, true, ShippingChoice.BY_POLICY, 0, null);
    }

    /** The same, through the seller's or carrier's fault. */
    public RefundClaim bySellersFault() {
        return faultOfSeller(true);
    }

    /** The same with the fault decided. */
    public RefundClaim faultOfSeller(boolean fault) {
        return new RefundClaim(units, fault, whole, shipping, fee, agreed);
    }

    /** The same with this decision about the shipping fee. */
    public RefundClaim with(ShippingChoice choice) {
        return new RefundClaim(units, sellerFault, whole, choice, fee, agreed);
    }

    /** The same with a fee of its own, minor units. */
    public RefundClaim withFee(long minor) {
        return new RefundClaim(units, sellerFault, whole, shipping, minor, agreed);
    }

    /** The same with an agreed amount, minor units; null for none. */
    public RefundClaim agreedOn(@Nullable Long minor) {
        return new RefundClaim(units, sellerFault, whole, shipping, fee, minor);
    }

    /** The same decisions about fewer or other units. */
    public RefundClaim about(List<Units> accepted) {
        return new RefundClaim(accepted, sellerFault, whole, shipping, fee, agreed);
    }
}
