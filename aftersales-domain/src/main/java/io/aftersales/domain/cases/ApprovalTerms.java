package io.aftersales.domain.cases;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.ShippingChoice;
import org.jspecify.annotations.Nullable;

/**
 * The terms that a reviewer grants beside the rules.
 *
 * @param shipping whether the shipping fee is paid back
 * @param fee the case's own fee, such as a return label, in minor units
 * @param agreed the amount that the buyer and the shop agreed on, in minor units; null when the rules decide
 * @param difference the difference that the buyer and the shop agreed on for an exchange, in minor units: positive when the buyer pays it;
 *     null for the computed one
 * @param refundTo where the money goes; null where it goes as the buyer asked
 * @param release when the buyer of a return gets the money, or the buyer of an exchange the new goods; null where it goes by the inspection
 * @param keeping whether the buyer keeps the goods of a RETURN_REFUND: the money is paid at once, and nothing has to come back
 */
public record ApprovalTerms(
        ShippingChoice shipping,
        long fee,
        @Nullable Long agreed,
        @Nullable Long difference,
        @Nullable RefundDestination refundTo,
        @Nullable Release release,
        boolean keeping) {
    /** The terms under which the rules alone decide: no fee, no agreed amount, shipping by policy. */
    public static final ApprovalTerms BY_POLICY = new ApprovalTerms(ShippingChoice.BY_POLICY, 0, null, null);

    /** Creates terms about amounts; the money goes where the buyer asked. */
    public ApprovalTerms(ShippingChoice shipping, long fee, @Nullable Long agreed, @Nullable Long difference) {
        this(shipping, fee, agreed, difference, null, null, false);
    }

    /** Returns a copy that sends the money to a destination. */
    public ApprovalTerms refundTo(RefundDestination destination) {
        return new ApprovalTerms(shipping, fee, agreed, difference, destination, release, keeping);
    }

    /** Returns a copy that pays a return at another moment. */
    public ApprovalTerms release(Release when) {
        return new ApprovalTerms(shipping, fee, agreed, difference, refundTo, when, keeping);
    }

    /** Returns a copy under which the buyer keeps the goods. */
    public ApprovalTerms keepingGoods() {
        return new ApprovalTerms(shipping, fee, agreed, difference, refundTo, release, true);
    }

    /**
     * Returns these terms with the shop's own rule about the moment where they name none; only goods that come back have such a moment.
     */
    ApprovalTerms releasedBy(CasePolicy policy, CaseKind kind) {
        boolean own = keeping || release != null || !kind.hasReturn() || policy.release() == Release.AFTER_INSPECTION;
        return own ? this : release(policy.release());
    }

    /** Returns where the money goes: as these terms say, else as the buyer asked. */
    RefundDestination destination(RefundDestination asked) {
        return refundTo == null ? asked : refundTo;
    }

    /**
     * Tells whether a kind of case knows all of these terms. A refund knows no difference, an exchange no agreed amount, and a reshipment no
     * terms at all. Buyers can keep the goods of a return alone, and only goods that are not at the shop already;
     * goods that do not come back have no moment of release. New goods that the buyer is asked to pay for cannot go out early, which depends
     * on the exchange and is not checked here.
     */
    boolean arePossible(CaseKind kind, boolean goodsAreHere) {
        return switch (kind) {
            case REFUND_ONLY -> difference == null && release == null && !keeping;
            case RETURN_REFUND -> difference == null && !(keeping && (goodsAreHere || release != null));
            case EXCHANGE -> agreed == null && !keeping;
            case RESHIP -> equals(BY_POLICY);
        };
    }

    /** Tells whether value is given before the inspection. */
    boolean areEarly() {
        return release != null && release != Release.AFTER_INSPECTION;
    }

    /** Returns these terms for the refund that takes the place of an exchange, before the fee. */
    ApprovalTerms withoutFee() {
        return new ApprovalTerms(shipping, 0, agreed, difference, refundTo, release, keeping);
    }

    /** Refuses negative amounts with an {@link IllegalArgumentException}. */
    public ApprovalTerms {
        if (fee < 0 || (agreed != null && agreed < 0)) {
            throw new IllegalArgumentException("negative terms: fee " + fee + ", agreed " + agreed);
        }
    }
}
