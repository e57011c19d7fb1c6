package io.aftersales.domain.effects;

import io.aftersales.domain.shared.UpperSnake;

/** Something other than money that a buyer gets as a compensation. */
public sealed interface Gift {

    /** The stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /**
     * Points.
     *
     * @param count how many, at least 1
     */
    record Points(long count) implements Gift {
        /** Refuses none. */
        public Points {
            if (count < 1) {
                throw new IllegalArgumentException("a gift of " + count + " points");
            }
        }

        @Override
        public String toString() {
            return count == 1 ? "1 point" : count + " points";
        }
    }

    /**
     * A coupon the buyer did not have before.
     *
     * @param of the host's id of what coupon, such as a campaign
     */
    record Coupon(String of) implements Gift {
        /** Refuses a blank id. */
        public Coupon {
            if (of.isBlank()) {
                throw new IllegalArgumentException("a gift of no coupon");
            }
        }

        @Override
        public String toString() {
            return "coupon " + of;
        }
    }
}
