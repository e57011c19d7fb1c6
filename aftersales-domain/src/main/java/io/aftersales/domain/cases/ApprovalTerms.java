package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.ShippingChoice;
import org.jspecify.annotations.Nullable;

/**
 * The terms that a reviewer grants beside the rules.
 *
 * @param shipping whether the shipping fee is paid back
 * @param fee the case's own fee, such as a return label, in minor units
 * @param agreed the amount that the buyer and the shop agreed on, in minor units; null when the rules decide
 */
public record ApprovalTerms(
        ShippingChoice shipping, long fee, @Nullable Long agreed) {
    /** The terms under which the rules alone decide: no fee, no agreed amount, shipping by policy. */
    public static final ApprovalTerms BY_POLICY = new ApprovalTerms(ShippingChoice.BY_POLICY, 0, null);

    /** Tells whether the terms change the amount: by a fee of the case, or by an agreed amount. */
    boolean changeAmount() {
        return fee > 0 || agreed != null;
    }

    /** Refuses negative amounts with an {@link IllegalArgumentException}. */
    public ApprovalTerms {
        if (fee < 0 || (agreed != null && agreed < 0)) {
            throw new IllegalArgumentException("negative terms: fee " + fee + ", agreed " + agreed);
        }
    }
}
