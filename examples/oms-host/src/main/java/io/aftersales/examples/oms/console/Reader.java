package io.aftersales.examples.oms.console;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.ports.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The signed-in person who reads a page: templates write money, moments and codes through it, in the person's language and time zone. The
 * name in templates is {@code reader}.
 */
public final class Reader {
    private final Actor actor;
    private final Texts texts;
    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;
    private final InstantSource clock;

    Reader(Actor actor, MessageSource messages, Locale locale, ZoneId zone, InstantSource clock) {
        this.actor = actor;
        this.texts = Texts.in(locale, zone);
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
    }

    /** The person, in the role signed in with. */
    public Actor actor() {
        return actor;
    }

    /** The library's texts for this person. */
    public Texts texts() {
        return texts;
    }

    /** The time zone of the moments on the page. */
    public ZoneId zone() {
        return zone;
    }

    /** Writes an amount. */
    public String money(Money amount) {
        return texts.amount(amount);
    }

    /** Writes a moment to the minute, and a dash where there is none. */
    public String at(@Nullable Instant moment) {
        return moment == null ? "–" : texts.moment(moment);
    }

    /** Writes a constant or a code in words. */
    public String word(Object code) {
        return code instanceof Enum<?> constant ? texts.word(constant) : texts.word(code.toString());
    }

    /** Writes how long it still is until a moment, or how long ago it was, in the two largest units. */
    public String until(@Nullable Instant moment) {
        if (moment == null) {
            return "–";
        }
        Duration left = Duration.between(clock.instant(), moment);
        return say(left.isNegative() ? "time.ago" : "time.left", length(left.abs()));
    }

    /** Tells whether a moment has passed. */
    public boolean isPast(@Nullable Instant moment) {
        return moment != null && moment.isBefore(clock.instant());
    }

    /** The day it is for this person. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private String length(Duration length) {
        if (length.toDays() > 0) {
            return say("time.days", length.toDays(), length.toHoursPart());
        }
        return length.toHours() > 0
                ? say("time.hours", length.toHours(), length.toMinutesPart())
                : say("time.minutes", length.toMinutes());
    }

    /** Writes a text of the console. */
    public String say(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
