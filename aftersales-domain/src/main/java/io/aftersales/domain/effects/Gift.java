package io.aftersales.domain.effects;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.UpperSnake;

/** A gift to the buyer beside the money of the order: points or a coupon as goodwill, or a bonus on store credit. */
public sealed interface Gift {

    /** Returns the stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /**
     * A gift of points.
     *
     * @param count the number of points, at least 1
     */
    record Points(long count) implements Gift {
        /** Refuses a count below 1. */
        public Points {
            if (count < 1) {
                throw new IllegalArgumentException("a gift is at least 1 point: " + count);
            }
        }

        @Override
        public String toString() {
            return count == 1 ? "1 point" : count + " points";
        }
    }

    /**
     * A gift of store credit, such as the bonus for taking store credit in place of money.
     *
     * @param amount the amount, above zero
     */
    record Credit(Money amount) implements Gift {
        /** Refuses an amount that is not above zero. */
        public Credit {
            if (amount.minor() < 1) {
                throw new IllegalArgumentException("a gift of credit is above zero: " + amount);
            }
        }

        @Override
        public String toString() {
            return "credit of " + amount;
        }
    }

    /**
     * A gift of a coupon that the buyer did not have before.
     *
     * @param of the host's id of the kind of coupon, such as a campaign
     */
    record Coupon(String of) implements Gift {
        /** Refuses a blank id. */
        public Coupon {
            if (of.isBlank()) {
                throw new IllegalArgumentException("the coupon of a gift is blank");
            }
        }

        @Override
        public String toString() {
            return "coupon " + of;
        }
    }
}
