package io.aftersales.ports.desks;

import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.Transactions;
import java.io.Serial;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Decides again, from a fresh load, when another writer was faster. Inside a transaction of the host a lost race passes through instead:
 * the host has to roll back, because deciding again there would read the same data.
 */
final class LostRaces {
    private final Transactions transactions;
    private final int attempts;
    private final boolean claimsToo;

    private LostRaces(Transactions transactions, int attempts, boolean claimsToo) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.claimsToo = claimsToo;
    }

    /** Decides again after a stale version only: a runner that has lost its claim has lost the right to decide. */
    static LostRaces ofVersions(Transactions transactions, int attempts) {
        return new LostRaces(transactions, attempts, false);
    }

    /** Decides again after a stale version and after a lost claim. */
    static LostRaces ofVersionsAndClaims(Transactions transactions, int attempts) {
        return new LostRaces(transactions, attempts, true);
    }

    /** Signals that every attempt lost its race. */
    static final class LostTooOften extends StaleVersion {
        @Serial
        private static final long serialVersionUID = 1L;

        LostTooOften(RuntimeException last) {
            super("lost too often: " + last.getMessage());
            initCause(last);
        }
    }

    /**
     * Makes the attempt until it loses no race.
     *
     * @throws LostTooOften when every attempt allowed lost its race
     */
    <T> T decide(Supplier<T> attempt) {
        return decide(number -> attempt.get());
    }

    /**
     * Makes the attempt until it loses no race.
     *
     * @param attempt the attempt, called with its number from 1; an attempt after the first has to load afresh
     * @throws LostTooOften when every attempt allowed lost its race
     */
    <T> T decide(IntFunction<T> attempt) {
        for (int number = 1; ; number++) {
            try {
                return attempt.apply(number);
            } catch (LostTooOften e) {
                throw e; // the attempt itself has used up its own attempts
            } catch (StaleVersion | ClaimLost e) {
                if (transactions.isActive() || (e instanceof ClaimLost && !claimsToo)) {
                    throw e;
                }
                if (number >= attempts) {
                    throw new LostTooOften(e);
                }
            }
        }
    }
}
