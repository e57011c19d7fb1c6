package io.aftersales.domain.refunds;

import java.util.ArrayList;
import java.util.List;

/**
 * An amount under one tax rate.
 *
 * @param row the place of the rate among the {@linkplain AccountRecord#taxes() tax balances} of the account
 * @param amount minor units
 */
public record TaxShare(int row, long amount) {

    static List<TaxShare> of(long[] amounts) {
        var shares = new ArrayList<TaxShare>(amounts.length);
        for (int r = 0; r < amounts.length; r++) {
            if (amounts[r] != 0) {
                shares.add(new TaxShare(r, amounts[r]));
            }
        }
        return List.copyOf(shares);
    }

    static long[] spread(List<TaxShare> shares, int rows) {
        long[] amounts = new long[rows];
        for (TaxShare share : shares) {
            amounts[share.row] += share.amount;
        }
        return amounts;
    }
}
