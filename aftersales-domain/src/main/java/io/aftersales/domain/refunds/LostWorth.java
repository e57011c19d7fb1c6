package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.shared.LineId;

/**
 * The worth that a line of an exchange lost because the top-up paid for it was taken back from the shop, as far as it still stands. The line
 * gets it again when that is reversed. Amounts are minor units.
 *
 * @param line the line that the exchange opened
 * @param net the worth
 * @param addedTax the part of it that is tax added to the price
 * @param tax the tax that it took from the line's tax balance
 */
public record LostWorth(LineId line, long net, long addedTax, long tax) {

    /** Returns the part of it that comes with an amount of it; all of it with the whole. */
    LostWorth part(long minor) {
        return minor == 0
                ? new LostWorth(line, 0, 0, 0)
                : new LostWorth(
                        line, minor, Apportionment.part(addedTax, minor, net), Apportionment.part(tax, minor, net));
    }

    LostWorth less(LostWorth regained) {
        return new LostWorth(line, net - regained.net, addedTax - regained.addedTax, tax - regained.tax);
    }
}
