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
 * One case as it is counted.
 *
 * @param id the case
 * @param kind what was applied for
 * @param orderedAt when its order was placed
 * @param openedAt when it was applied for
 * @param outcome what has become of it
 * @param endedAt when it came to its present end; null while it is open
 * @param buyersSeconds how long it waited for the buyer, whole seconds
 * @param items what it is about
 * @param refunded what was paid back in money, less what came back; minor units never below zero
 * @param score what its buyer thinks of it, 1 to 5; null as long as nothing was said
 * @param firstContact whether it has ended with at most one ticket and one agent, with nothing asked of the buyer and nothing handed to the
 *     supervisors, and was not followed within {@link #FOLLOWED_WITHIN} of its end by another case on units it left with the buyer. Such
 *     a case may still come: until then it is what it is so far. False while it is open
 * @param responses its tickets that were first answered, and how many of them in time
 * @param resolutions its tickets that were resolved, and how many of them in time
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
        @Nullable Integer score,
        boolean firstContact,
        Mean responses,
        Mean resolutions) {

    /** For how long another case on the same units says that the first did not settle it. */
    public static final Duration FOLLOWED_WITHIN = Duration.ofDays(7);

    /** Copies the list. */
    public CaseRecord {
        items = List.copyOf(items);
    }

    /** What has become of a case. */
    public enum Outcome {
        /** Nothing yet. */
        OPEN,
        /** The buyer got money or goods. */
        GRANTED,
        /** It ended without. */
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
     * Units of one product, for one reason.
     *
     * @param sku the product
     * @param reason the code of the reason
     * @param fault whose fault the inspection found it to be; before it, whose the reason says it is
     * @param units how many
     * @param refunded minor units that were booked for them: goods less discounts, with taxes on top
     */
    public record Item(String sku, String reason, Fault fault, long units, long refunded) {
        Item plus(long more) {
            return new Item(sku, reason, fault, units, refunded + more);
        }
    }

    /** From the application to its end, whole seconds; what is still open has none. */
    long handlingSeconds() {
        if (endedAt == null) {
            throw new IllegalStateException("still open: " + id);
        }
        return Math.max(0, Duration.between(openedAt, endedAt).toSeconds());
    }

    /** The same without the waits for the buyer. */
    long handlingSecondsByShop() {
        return Math.max(0, handlingSeconds() - buyersSeconds);
    }
}
