package io.aftersales.domain.analytics;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the figures count it.
 *
 * @param id the case
 * @param kind the kind of case
 * @param orderedAt the moment its order was placed
 * @param openedAt the moment of the application
 * @param outcome the outcome
 * @param endedAt the moment the case reached its current end; null while it is open
 * @param buyersSeconds the time the case waited for the buyer, in whole seconds
 * @param items the units of the case, by product and reason
 * @param refunded the money paid back, less what came back to the shop; in minor units never below zero
 * @param goodsKept whether the case paid for goods that stay with the buyer, so that they are not among the goods that came back
 * @param score the buyer's rating, 1 to 5; null before the buyer rates the case
 * @param firstContact whether the case was settled at first contact: it has ended with at most one ticket and one agent, with nothing asked
 *     of the buyer and no escalation, and was not followed within {@link #FOLLOWED_WITHIN} of its end by another case on units it left with
 *     the buyer. Such a case may still come, so the value holds for the cases known so far. False while the case is open
 * @param responses the count of its tickets that were first answered, and how many of them in time
 * @param nextReplies the count of the buyer's answers to its staff that were replied to, and how many of them in time
 * @param resolutions the count of its tickets that were resolved, and how many of them in time
 */
public record CaseRecord(
        CaseId id,
        CaseKind kind,
        Instant orderedAt,
        Instant openedAt,
        Outcome outcome,
        @Nullable Instant endedAt,
        long buyersSeconds,
        List<Item> items,
        Money refunded,
        boolean goodsKept,
        @Nullable Integer score,
        boolean firstContact,
        Mean responses,
        Mean nextReplies,
        Mean resolutions) {

    /** The time after the end of a case within which another case on the same units tells that the first did not settle the matter. */
    public static final Duration FOLLOWED_WITHIN = Duration.ofDays(7);

    /** Copies the list. */
    public CaseRecord {
        items = List.copyOf(items);
    }

    /** The outcome of a case. */
    public enum Outcome {
        /** The case has not ended. */
        OPEN,
        /** The buyer received money or goods. */
        GRANTED,
        /** The case ended without money or goods for the buyer. */
        NOT_GRANTED;

        static Outcome of(CaseStatus status) {
            return switch (status) {
                case REFUNDED, EXCHANGED, RESHIPPED -> GRANTED;
                case REJECTED, CLOSED -> NOT_GRANTED;
                default -> OPEN;
            };
        }
    }

    /**
     * The units of one product that a case claims for one reason.
     *
     * @param sku the product
     * @param reason the code of the reason
     * @param fault the party at fault, as the inspection found it; before an inspection, as the reason implies it
     * @param units the number of units
     * @param refunded the amount booked for the units, in minor units: goods less discounts, with taxes on top
     */
    public record Item(String sku, String reason, Fault fault, long units, long refunded) {
        Item plus(long more) {
            return new Item(sku, reason, fault, units, refunded + more);
        }
    }

    /** Returns the whole seconds from the application to the end; an open case has none. */
    long handlingSeconds() {
        if (endedAt == null) {
            throw new IllegalStateException("still open: " + id);
        }
        return Math.max(0, Duration.between(openedAt, endedAt).toSeconds());
    }

    /** Returns the whole seconds from the application to the end, without the waits for the buyer. */
    long handlingSecondsByShop() {
        return Math.max(0, handlingSeconds() - buyersSeconds);
    }
}
