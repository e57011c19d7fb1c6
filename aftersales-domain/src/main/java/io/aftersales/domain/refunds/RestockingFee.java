package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;

/**
 * The fee that the shop keeps for taking goods back without fault of the seller or carrier.
 *
 * @param percent 0 to 100 per cent of the goods refunded, rounded half up; never of shipping
 * @param amount minor units for each case, in addition to the percentage
 */
public record RestockingFee(int percent, long amount) {
    /** No restocking fee. */
    public static final RestockingFee NONE = new RestockingFee(0, 0);

    /** Refuses a percentage outside 0 to 100 and a negative amount. */
    public RestockingFee {
        if (percent < 0 || percent > 100 || amount < 0) {
            throw new IllegalArgumentException(
                    "a restocking fee is 0 to 100 per cent and not negative: " + percent + " %, " + amount);
        }
    }

    /** Creates a fee of a percentage of the goods refunded. */
    public static RestockingFee percent(int percent) {
        return new RestockingFee(percent, 0);
    }

    /** Creates a fixed fee for each case, in minor units. */
    public static RestockingFee amount(long minor) {
        return new RestockingFee(0, minor);
    }

    /** Returns the fee on goods of this worth; at most {@code Long.MAX_VALUE}. */
    long on(long goods) {
        long share = Apportionment.part(goods, percent, 100);
        long sum = share + amount;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
