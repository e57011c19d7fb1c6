package io.aftersales.domain.tickets;

import java.time.Duration;

/**
 * How long each goal may take. Every goal has a limit for every priority; there is none that could be missing.
 *
 * @param highResponse to the first response, when the priority is high
 * @param normalResponse to the first response, when it is normal
 * @param highResolution to the end, when the priority is high
 * @param normalResolution to the end, when it is normal
 */
public record SlaLimits(
        Duration highResponse, Duration normalResponse, Duration highResolution, Duration normalResolution) {
    /** A response within 1 or 4 hours, an end within 24 or 72. */
    public static final SlaLimits STANDARD =
            new SlaLimits(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72));

    /** Refuses a negative limit. */
    public SlaLimits {
        if (highResponse.isNegative()
                || normalResponse.isNegative()
                || highResolution.isNegative()
                || normalResolution.isNegative()) {
            throw new IllegalArgumentException("a limit below zero");
        }
    }

    /** The limit of a goal. */
    public Duration limit(SlaGoal goal, Priority priority) {
        return switch (goal) {
            case RESPONSE ->
                switch (priority) {
                    case HIGH -> highResponse;
                    case NORMAL -> normalResponse;
                };
            case RESOLUTION ->
                switch (priority) {
                    case HIGH -> highResolution;
                    case NORMAL -> normalResolution;
                };
        };
    }
}
