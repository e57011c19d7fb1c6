package io.aftersales.domain.refunds;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The refund that one case asks for, or the accepted part of it.
 *
 * @param units units by line; a line named twice counts as its sum
 * @param whole whether the order is cancelled as a whole; on an order without lines this is the only thing to claim
 * @param shipping the reviewer's decision about the shipping fee
 * @param fee the case's own fee, minor units, such as a return label; not negative
 * @param agreed the amount that buyer and shop settled on, minor units; null when the rules decide; the rest is waived for good
 */
public record RefundClaim(
        List<ClaimedUnits> units,
        boolean whole,
        ShippingChoice shipping,
        long fee,
        @Nullable Long agreed) {

    /** Sums the units by line; refuses a negative fee or agreed amount. */
    public RefundClaim {
        units = ClaimedUnits.summed(units);
        if (fee < 0) {
            throw new IllegalArgumentException("negative fee " + fee);
        }
        if (agreed != null && agreed < 0) {
            throw new IllegalArgumentException("negative agreed amount " + agreed);
        }
    }

    /** Creates a claim for these units, of which nothing is special. */
    public static RefundClaim of(List<Units> units) {
        return ofClaimed(units.stream().map(ClaimedUnits::of).toList());
    }

    /** Creates a claim for these units, of which nothing is special. */
    public static RefundClaim of(Units... units) {
        return of(List.of(units));
    }

    /** Creates a claim for these units. */
    public static RefundClaim ofClaimed(List<ClaimedUnits> units) {
        return new RefundClaim(units, false, ShippingChoice.BY_POLICY, 0, null);
    }

    /** Creates the claim of units that came back outside of after-sales: without fault of the seller, and no shipping fee is paid. */
    static RefundClaim elsewhere(List<Units> units) {
        return of(units).with(ShippingChoice.EXCLUDE);
    }

    /** Creates a claim for the shipping fees alone. */
    public static RefundClaim shippingAlone() {
        return of().with(ShippingChoice.INCLUDE);
    }

    /** Creates a claim that cancels the order; for an order with lines name the units, see {@link OrderAccount#wholeOrder()}. */
    public static RefundClaim cancellation(List<Units> units) {
        return of(units).asWhole();
    }

    /** Returns a copy that cancels the order as a whole. */
    public RefundClaim asWhole() {
        return new RefundClaim(units, true, shipping, fee, agreed);
    }

    /** Returns a copy in which every unit comes back through the seller's or carrier's fault. */
    public RefundClaim bySellersFault() {
        return faultOfSeller(true);
    }

    /** Returns a copy in which every unit comes back through the seller's or carrier's fault, or none of them. */
    public RefundClaim faultOfSeller(boolean fault) {
        return about(units.stream().map(each -> each.faulty(fault)).toList());
    }

    /** Tells whether one of the units comes back through the seller's or carrier's fault. */
    public boolean isAnyAtFault() {
        for (ClaimedUnits each : units) {
            if (each.atFault() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns a copy with this decision about the shipping fee. */
    public RefundClaim with(ShippingChoice choice) {
        return new RefundClaim(units, whole, choice, fee, agreed);
    }

    /** Returns a copy with a fee of the case, in minor units. */
    public RefundClaim withFee(long minor) {
        return new RefundClaim(units, whole, shipping, minor, agreed);
    }

    /** Returns a copy with an agreed amount, in minor units; null for none. */
    public RefundClaim agreedOn(@Nullable Long minor) {
        return new RefundClaim(units, whole, shipping, fee, minor);
    }

    /** Returns a copy with these decisions about fewer or other units. */
    public RefundClaim about(List<ClaimedUnits> accepted) {
        return new RefundClaim(accepted, whole, shipping, fee, agreed);
    }

    /** Returns the units by line, without what is special about them. */
    public List<Units> plainUnits() {
        var plain = new ArrayList<Units>(units.size());
        for (ClaimedUnits each : units) {
            plain.add(each.units());
        }
        return plain;
    }
}
