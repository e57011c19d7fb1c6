package io.aftersales.domain.orders;

import io.aftersales.domain.shared.Rejection;

/** The reasons for which an order of the host cannot be right. It is refused before any after-sales is done on it. */
public sealed interface OrderRejection extends Rejection {

    @Override
    default Kind kind() {
        return Kind.POLICY;
    }

    /**
     * Refuses an order of which a part is impossible.
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
     * Refuses an order whose payments do not add up to what it asks for.
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
