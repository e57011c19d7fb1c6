package io.aftersales.domain.orders;

import io.aftersales.domain.shared.Rejection;

/** Host data that cannot be true. The order is refused before any after-sales is done on it. */
public sealed interface OrderRejection extends Rejection {

    @Override
    default Kind kind() {
        return Kind.POLICY;
    }

    /**
     * A part of the order is impossible.
     *
     * @param field which part, such as {@code lines[0].discount}
     * @param value what it says, minor units or units
     */
    record InvalidOrder(String field, long value) implements OrderRejection {
        @Override
        public String message() {
            return "the order cannot be right: " + field + " is " + value;
        }
    }

    /**
     * What was asked is not what was paid.
     *
     * @param payable minor units asked: goods, discounts, taxes, charges
     * @param tenders minor units paid, all tenders together
     */
    record OrderDoesNotBalance(long payable, long tenders) implements OrderRejection {
        @Override
        public String message() {
            return "the order does not balance: " + payable + " payable, " + tenders + " in tenders (minor units)";
        }
    }
}
