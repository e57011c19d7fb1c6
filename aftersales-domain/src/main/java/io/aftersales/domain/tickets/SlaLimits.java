package io.aftersales.domain.tickets;

import java.time.Duration;

/**
 * The time limits of the goals. Every goal has a limit for every priority, so none can be missing.
 *
 * @param highResponse the time to the first response at high priority
 * @param normalResponse the time to the first response at normal priority
 * @param highNextReply the time from the buyer's answer to the next reply at high priority
 * @param normalNextReply the time from the buyer's answer to the next reply at normal priority
 * @param highResolution the time to the end at high priority
 * @param normalResolution the time to the end at normal priority
 */
public record SlaLimits(
        Duration highResponse,
        Duration normalResponse,
        Duration highNextReply,
        Duration normalNextReply,
        Duration highResolution,
        Duration normalResolution) {
    /** The default limits: a response and each next reply within 1 or 4 hours, an end within 24 or 72 hours, at high or normal priority. */
    public static final SlaLimits STANDARD =
            new SlaLimits(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(72));

    /** Refuses a negative limit with an {@link IllegalArgumentException}. */
    public SlaLimits {
        if (highResponse.isNegative()
                || normalResponse.isNegative()
                || highNextReply.isNegative()
                || normalNextReply.isNegative()
                || highResolution.isNegative()
                || normalResolution.isNegative()) {
            throw new IllegalArgumentException("a limit below zero");
        }
    }

    /** Creates limits with which the next reply may take as long as the response. */
    public SlaLimits(
            Duration highResponse, Duration normalResponse, Duration highResolution, Duration normalResolution) {
        this(highResponse, normalResponse, highResponse, normalResponse, highResolution, normalResolution);
    }

    /** Returns these limits with others for the next reply. */
    public SlaLimits withNextReply(Duration high, Duration normal) {
        return new SlaLimits(highResponse, normalResponse, high, normal, highResolution, normalResolution);
    }

    /** Returns the limit of a goal at a priority. */
    public Duration limit(SlaGoal goal, Priority priority) {
        return switch (goal) {
            case RESPONSE ->
                switch (priority) {
                    case HIGH -> highResponse;
                    case NORMAL -> normalResponse;
                };
            case NEXT_REPLY ->
                switch (priority) {
                    case HIGH -> highNextReply;
                    case NORMAL -> normalNextReply;
                };
            case RESOLUTION ->
                switch (priority) {
                    case HIGH -> highResolution;
                    case NORMAL -> normalResolution;
                };
        };
    }
}
