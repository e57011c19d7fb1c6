package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The window in which delivered units can be claimed for a reason, judged for each place by itself.
 *
 * @param zone the time zone whose calendar days are counted; null to count days of 24 hours
 */
public record ClaimWindow(@Nullable ZoneId zone) {

    /** Returns the last instant of the window; empty for a reason without window, and for units that are not known to be delivered. */
    public Optional<Instant> end(LinePlace place, Reason reason) {
        Integer days = reason.windowDays();
        Instant delivered = place.deliveredAt();
        return days == null || delivered == null || place.stage() != Stage.DELIVERED
                ? Optional.empty()
                : Optional.of(end(delivered, days));
    }

    private Instant end(Instant delivered, int days) {
        if (zone == null) {
            return delivered.plus(Duration.ofDays(days));
        }
        LocalDate last = delivered.atZone(zone).toLocalDate().plusDays(days);
        return last.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }
}
