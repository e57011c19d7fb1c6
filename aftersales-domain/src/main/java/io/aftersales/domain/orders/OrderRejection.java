package io.aftersales.domain.orders;

import io.aftersales.domain.shared.Rejection;

/** A refusal of an order whose facts cannot be right, before a case is opened on it. */
public sealed interface OrderRejection extends Rejection {

    @Override
    default Kind kind() {
        return Kind.POLICY;
    }

    /**
     * Refuses an order with an impossible part.
     *
     * @param field the part, such as {@code lines[0].discount}
     * @param value the value of the part, in minor units or units
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
