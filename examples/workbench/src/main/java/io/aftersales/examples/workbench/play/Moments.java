package io.aftersales.examples.workbench.play;

import io.aftersales.examples.workbench.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads moments and lengths of time. */
final class Moments {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Duration LONGEST = Duration.ofDays(365_000);

    private Moments() {}

    /** Reads a moment such as {@code 2026-03-01T10:00:00Z}. */
    static Instant instant(JsonValue json) {
        return checked(json, json.text(Moments::instant));
    }

    private static Instant instant(String text) {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw noMoment(text, e);
        }
        throw noMoment(text, null);
    }

    private static IllegalArgumentException noMoment(String text, @Nullable Exception why) {
        return new IllegalArgumentException("\"" + text + "\" is no moment such as 2026-03-01T10:00:00Z", why);
    }

    private static Instant checked(JsonValue json, Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw json.fault("is not within the years 1 to 9999");
        }
        return moment;
    }

    /** Reads a length of time such as {@code P7D} or {@code PT36H}; a day is 24 hours. */
    static Duration duration(JsonValue json) {
        Duration length = json.text(Moments::duration);
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw json.fault("\"" + json.text() + "\" is not within PT0S to P365000D");
        }
        return length;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no length of time such as P7D or PT36H", e);
        }
    }

    /** Returns the moment that lies a length of time after another one, read from this value. */
    static Instant after(JsonValue json, Instant moment) {
        return checked(json, moment.plus(duration(json)));
    }
}
