package io.aftersales.domain.finance;

import io.aftersales.domain.refunds.AccountEntry;
import java.time.Instant;
import java.util.Optional;

/**
 * A movement of money at a payment provider, as one of two sides has it.
 *
 * @param key the key it was asked for under; empty where the side does not know it
 * @param transaction the provider's id; empty where the side does not know it
 * @param direction which way the money went
 * @param amount minor units, never negative
 * @param currency three capital letters
 * @param at when it happened at the provider, as far as the side knows
 * @param isKnown false for a payment that is owed and of which it is not known whether it was made
 */
public record Movement(
        String key,
        String transaction,
        Direction direction,
        long amount,
        String currency,
        Instant at,
        boolean isKnown) {

    /** Which way money goes. */
    public enum Direction {
        /** To the buyer. */
        OUT,
        /** To the buyer, and back to the shop again. */
        TAKEN_BACK,
        /** From the buyer, on top of the sale. */
        IN;

        /** Which way an entry of a journal went; empty for what moves no money at a provider. */
        public static Optional<Direction> of(AccountEntry.Kind kind) {
            return switch (kind) {
                case REFUND, GOODWILL, EXTERNAL, OWED -> Optional.of(OUT);
                case REVERSAL -> Optional.of(TAKEN_BACK);
                case TOP_UP -> Optional.of(IN);
                case HELD, RELEASED, BACK, MOVED, REPLACED, RESHIPPED, OPENING, FEE, WAIVED, POINTS_BACK, COUPON_BACK ->
                    Optional.empty();
            };
        }
    }

    /** Refuses a negative amount. */
    public Movement {
        if (amount < 0) {
            throw new IllegalArgumentException(
                    "amount is " + amount + ", a movement says by its direction where it went");
        }
    }
}
