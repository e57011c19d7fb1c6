package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Objects;

/**
 * A checked sale: every part is possible, no total overflows, and the amount asked equals the amount paid.
 *
 * <p>{@code payable = sum(amount - discount) - sum(order discounts) + (tax not included in prices) + shipping + other charges}, and that is
 * the sum of the tenders.
 */
public final class OrderSnapshot {
    private final Sale sale;
    private final Map<LineId, Integer> places;
    private final long payable;

    private OrderSnapshot(Sale sale, Map<LineId, Integer> places, long payable) {
        this.sale = sale;
        this.places = places;
        this.payable = payable;
    }

    /** Checks the sale; refuses INVALID_ORDER and ORDER_DOES_NOT_BALANCE, in this order. */
    public static Either<Rejection, OrderSnapshot> of(Sale sale) {
        var check = new SaleCheck(sale);
        var impossible = check.impossiblePart();
        if (impossible.isPresent()) {
            return Either.left(impossible.get());
        }
        long payable = check.payable();
        long paid = check.paid();
        if (payable != paid) {
            return Either.left(new OrderRejection.OrderDoesNotBalance(payable, paid));
        }
        return Either.right(new OrderSnapshot(sale, check.places(), payable));
    }

    /** Returns the sale. */
    public Sale sale() {
        return sale;
    }

    /** Returns the place of a line in the sale, counted from 0; -1 when there is no such line. */
    public int indexOf(LineId line) {
        Integer place = places.get(line);
        return place == null ? -1 : place;
    }

    /** Returns the amount asked for the whole order, in minor units; never negative. */
    public long payable() {
        return payable;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderSnapshot that && sale.equals(that.sale);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(sale);
    }

    @Override
    public String toString() {
        return "OrderSnapshot[" + sale + "]";
    }
}
