package io.aftersales.domain.finance;

import io.aftersales.domain.refunds.AccountEntry;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * A movement of money at a payment provider, as one of two sides recorded it.
 *
 * @param key the idempotency key of the movement; empty where the side does not know it
 * @param transaction the provider's id; empty where the side does not know it
 * @param direction the direction of the money
 * @param amount the amount in minor units; negative only for an entry of the journal that undoes a payment to the buyer that was not made,
 *     so that both together are nothing
 * @param currency the currency, as three capital letters
 * @param at the time of the movement at the provider, as far as the side knows it
 * @param isKnown whether the movement is known to have happened; false for a payment that is owed and may or may not have been made
 */
public record Movement(
        String key,
        String transaction,
        Direction direction,
        long amount,
        String currency,
        Instant at,
        boolean isKnown) {

    /**
     * Returns the movement at a payment provider that an entry of the journal tells; empty for an entry that moves no money there, such as one of
     * points, also when they come back. What is only owed is not known to have happened.
     *
     * @param currency the currency of the order
     */
    public static Optional<Movement> of(AccountEntry entry, Currency currency) {
        return Direction.of(entry.kind())
                .filter(direction -> entry.points() == 0) // points are the host's own books
                .map(direction -> new Movement(
                        Objects.requireNonNullElse(entry.key(), ""),
                        Objects.requireNonNullElse(entry.reference(), ""),
                        direction,
                        amountOf(entry.kind(), entry.amount()),
                        currency.getCurrencyCode(),
                        entry.occurredAt(),
                        entry.kind() != AccountEntry.Kind.OWED));
    }

    /** Tells whether a provider's statement can have movements of a kind; a payment that was not made is on none. */
    public static boolean isInStatements(AccountEntry.Kind kind) {
        return kind.isMoney()
                && kind != AccountEntry.Kind.VOIDED
                && Direction.of(kind).isPresent();
    }

    /**
     * Returns the amount of an entry of the journal as a movement has it.
     *
     * @param minor the amount of the entry in minor units
     */
    public static long amountOf(AccountEntry.Kind kind, long minor) {
        return kind == AccountEntry.Kind.VOIDED ? -Math.abs(minor) : Math.abs(minor);
    }

    /** The direction of a movement. */
    public enum Direction {
        /** Money to the buyer. */
        OUT,
        /** Money to the buyer that came back to the shop. */
        TAKEN_BACK,
        /** Money from the buyer, on top of the sale. */
        IN;

        /** Returns the direction of an entry of the journal; empty for an entry that moves no money at a provider. */
        public static Optional<Direction> of(AccountEntry.Kind kind) {
            return switch (kind) {
                case REFUND, GOODWILL, EXTERNAL, OWED, VOIDED -> Optional.of(OUT);
                case REVERSAL, EXTERNAL_REVERSED -> Optional.of(TAKEN_BACK);
                case TOP_UP -> Optional.of(IN);
                // Gifts of store credit are granted by the host's own books, not by a payment provider.
                // Captures belong to the sale, whose other payments this journal does not have.
                case HELD,
                        RELEASED,
                        BACK,
                        MOVED,
                        REPLACED,
                        RESHIPPED,
                        OPENING,
                        CAPTURE,
                        AMENDED,
                        CREDITED,
                        CREDITED_ELSEWHERE,
                        FEE,
                        DEDUCTION,
                        WAIVED,
                        KEPT_GIVEN_BACK,
                        CREDIT_GIVEN,
                        CREDIT_TAKEN_BACK,
                        POINTS_BACK,
                        COUPON_BACK -> Optional.empty();
            };
        }
    }

    /** Refuses a negative amount of another direction than OUT with an {@link IllegalArgumentException}. */
    public Movement {
        if (amount < 0 && direction != Direction.OUT) {
            throw new IllegalArgumentException(
                    "amount is " + amount + ", a movement says by its direction where it went");
        }
    }
}
