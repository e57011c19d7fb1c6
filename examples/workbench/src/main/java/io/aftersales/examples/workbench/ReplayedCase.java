package io.aftersales.examples.workbench;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inspection;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;

/**
 * Outcome of a request.
 *
 * @param request the request
 * @param end the refusal, or the case at its end
 */
record ReplayedCase(PastRequest request, Either<Rejection, AfterSalesCase> end) {

    boolean isAccepted() {
        return end.isRight();
    }

    /** Returns the code of the refusal; empty for an accepted case. */
    String rule() {
        return end.isLeft() ? end.getLeft().code() : "";
    }

    /** Returns the refund with its explanation; empty for a refused case. */
    Optional<RefundBreakdown> refund() {
        return end.isRight() ? Optional.ofNullable(end.get().refund().breakdown()) : Optional.empty();
    }

    /** Returns the units the buyer no longer has, line by line: refunded, or taken back in an exchange. */
    List<Units> unitsBack() {
        return refund().map(r -> r.lines().stream()
                        .map(line -> new Units(line.line(), line.quantity()))
                        .toList())
                .orElseGet(this::unitsExchanged);
    }

    private List<Units> unitsExchanged() {
        Inspection inspection = end.isRight() ? end.get().inspection() : null;
        return inspection == null ? List.of() : inspection.accepted();
    }

    long totalRefund() {
        return refund().map(RefundBreakdown::total).orElse(0L);
    }

    long shippingRefund() {
        return refund().map(RefundBreakdown::shipping).orElse(0L);
    }

    /** Returns the refund of goods, less fees: without shipping and other charges. Minor units. */
    long goodsRefund() {
        return refund().map(r -> r.total() - r.shipping() - r.otherCharges()).orElse(0L);
    }
}
