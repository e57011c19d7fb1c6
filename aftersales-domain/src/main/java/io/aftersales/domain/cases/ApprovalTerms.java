package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.ShippingChoice;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer grants beside the rules.
 *
 * @param shipping whether the shipping fee is paid back
 * @param fee the case's own fee, minor units, such as a return label
 * @param agreed what buyer and shop settled on, minor units; null when the rules decide
 */
public record ApprovalTerms(
        ShippingChoice shipping, long fee, @Nullable Long agreed) {
    /** What the rules say. */
    public static final ApprovalTerms BY_POLICY = new ApprovalTerms(ShippingChoice.BY_POLICY, 0, null);

    /** Whether they change the amount: a fee of the case, or what was settled on. */
    boolean bargains() {
        return fee > 0 || agreed != null;
    }

    /** Refuses negative amounts. */
    public ApprovalTerms {
        if (fee < 0 || (agreed != null && agreed < 0)) {
            throw new IllegalArgumentException("negative terms: fee " + fee + ", agreed " + agreed);
        }
    }
}
