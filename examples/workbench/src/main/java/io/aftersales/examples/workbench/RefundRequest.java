package io.aftersales.examples.workbench;

import io.aftersales.domain.cases.CaseRejection.NothingAsked;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.refunds.ClaimedUnits;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refund as a scenario asks for it. Its fields decide what kind of refund it is:
 *
 * <ul>
 * <li>lines with quantities: those goods; with an amount, for an agreed sum
 * <li>an amount, and lines with quantity 0, INCLUDE or nothing beside it: goodwill on those lines, on shipping or on the order
 * <li>INCLUDE alone: the shipping fee
 * <li>nothing at all, on an order without lines: the whole cancellation
 * </ul>
 *
 * @param reason the reason for all its lines
 * @param lines the lines asked back; a line may be named twice
 * @param shipping the choice about the shipping fee
 * @param fee the refund's own fee, minor units
 * @param amount an agreed amount or goodwill, minor units, null for neither
 */
record RefundRequest(
        Reason reason,
        List<Asked> lines,
        ShippingChoice shipping,
        long fee,
        @Nullable Long amount) {

    /**
     * Units of a line; quantity 0 means the line and no unit of it.
     *
     * @param deduct per cent by which each unit is worth less
     * @param unshipped whether the units were never handed to a carrier
     */
    record Asked(LineId line, long quantity, int deduct, boolean unshipped) {
        ClaimedUnits claimed(boolean sellersFault) {
            var units = ClaimedUnits.of(line, quantity).faulty(sellersFault).worthLess(deduct);
            return unshipped ? units.unshipped() : units;
        }
    }

    /** Returns the refusal of negative values and of lines with a quantity beside lines without one; empty when there are none. */
    Optional<Rejection> impossiblePart() {
        boolean forGoods = asksForGoods();
        for (int i = 0; i < lines.size(); i++) {
            long quantity = lines.get(i).quantity();
            if (quantity < 0 || (quantity == 0 && forGoods)) {
                return Optional.of(new InvalidCommand("lines[" + i + "].quantity", quantity));
            }
        }
        if (fee < 0) {
            return Optional.of(new InvalidCommand("fee", fee));
        }
        return amount != null && amount < 0 ? Optional.of(new InvalidCommand("amount", amount)) : Optional.empty();
    }

    /** Tells whether units are asked back. */
    boolean asksForGoods() {
        return lines.stream().anyMatch(asked -> asked.quantity() > 0);
    }

    /** Returns the units asked back. */
    List<Units> units() {
        return lines.stream()
                .map(asked -> new Units(asked.line(), asked.quantity()))
                .toList();
    }

    /** Returns the goodwill this request asks for; empty when it asks for goods, shipping or a cancellation. */
    Optional<Goodwill> goodwill() {
        if (amount == null || asksForGoods()) {
            return Optional.empty();
        }
        return Optional.of(
                new Goodwill(lines.stream().map(Asked::line).toList(), shipping == ShippingChoice.INCLUDE, amount));
    }

    /** Returns the claim for goods. The order has these units: what is special about more of them cannot be counted. */
    RefundClaim ofGoods() {
        boolean fault = reason.fault().isSellersSide();
        return decided(RefundClaim.ofClaimed(
                lines.stream().map(asked -> asked.claimed(fault)).toList()));
    }

    /** Returns the claim for shipping or for the whole order; refuses NOTHING_ASKED. */
    Either<Rejection, RefundClaim> withoutGoods(boolean orderHasLines) {
        if (lines.isEmpty() && shipping == ShippingChoice.INCLUDE) {
            return Either.right(decided(RefundClaim.shippingAlone()));
        }
        if (lines.isEmpty() && !orderHasLines) {
            return Either.right(decided(RefundClaim.cancellation(List.of())));
        }
        return Either.left(new NothingAsked());
    }

    private RefundClaim decided(RefundClaim claim) {
        return claim.with(shipping).withFee(fee).agreedOn(amount);
    }
}
