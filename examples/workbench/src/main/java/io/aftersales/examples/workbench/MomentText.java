package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.OneLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Reads moments of the command line. */
final class MomentText {
    private static final Pattern ZONE = Pattern.compile(".*T.*(Z|[+-]\\d\\d:\\d\\d)");

    private MomentText() {}

    /** Tells whether a text names its offset, or UTC as Z. */
    static boolean namesZone(String text) {
        return ZONE.matcher(text).matches();
    }

    /** Reads a moment with Z or an offset, a local time, which is taken as UTC, or a date, which is taken as its start in UTC. */
    static Instant parse(String text) {
        try {
            if (namesZone(text)) {
                return Instant.parse(text);
            }
            LocalDateTime local = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            return local.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "expected a moment such as 2026-03-31T18:30:00Z, 2026-03-31T18:30:00+08:00, "
                            + "2026-03-31T18:30:00 (taken as UTC) or 2026-03-31 (its start in UTC), found '"
                            + OneLine.of(text) + "'");
        }
    }
}
