package io.aftersales.examples.oms.console;

import io.aftersales.domain.analytics.Ratio;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.shop.Wording;
import io.aftersales.ports.texts.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The signed-in person who reads a page: templates write money, moments and codes through it, in the person's language and time zone. The
 * name in templates is {@code reader}.
 */
public final class Reader {
    private static final int PERCENT_DECIMALS = 5;

    private final Actor actor;
    private final Texts texts;
    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;
    private final InstantSource clock;

    Reader(Actor actor, Texts texts, MessageSource messages, Locale locale, ZoneId zone, InstantSource clock) {
        this.actor = actor;
        this.texts = texts;
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

    /** The language of the page. */
    public Locale locale() {
        return locale;
    }

    /** Writes an amount. */
    public String money(Money amount) {
        return texts.amount(amount);
    }

    /** Writes an amount in minor units. */
    public String money(long minor, Currency currency) {
        return texts.amount(Money.ofMinor(minor, currency));
    }

    /** Writes a gift in words. */
    public String gift(Gift gift) {
        if (gift instanceof Gift.Points points) {
            return say("gift.points", points.count());
        }
        return gift instanceof Gift.Credit credit
                ? say("gift.credit", money(credit.amount()))
                : say("gift.coupon", ((Gift.Coupon) gift).of());
    }

    /** Writes a moment to the minute, and a dash where there is none. */
    public String at(@Nullable Instant moment) {
        return moment == null ? "–" : texts.moment(moment);
    }

    /** Writes a constant or a code in words. */
    public String word(Object code) {
        return code instanceof Enum<?> constant ? texts.word(constant) : texts.word(code.toString());
    }

    /** Writes who did something. */
    public String person(Actor who) {
        return who.role() == Role.SYSTEM ? word(Role.SYSTEM) : say("aside", who.id(), word(who.role()));
    }

    /** Writes the shop's name for a code, such as that of a tender or a tax rate; the code itself where the shop has no name. */
    public String named(String kind, Object code) {
        String key = kind + "." + code;
        return sayOr(key, Wording.word(key, code.toString(), locale));
    }

    /** Writes the grade of goods, one of the shop's own by its code. */
    public String grade(String code) {
        return named("grade", code);
    }

    /** Writes a list. */
    public String list(Stream<String> parts) {
        return parts.collect(Collectors.joining(say("comma")));
    }

    /** Writes what a ticket is needed for. */
    public String need(String code) {
        return sayOr("need." + code, word(code));
    }

    /** Writes how long it still is until a moment, or how long ago it was, in the two largest units. */
    public String until(@Nullable Instant moment) {
        if (moment == null) {
            return "–";
        }
        Duration left = Duration.between(clock.instant(), moment);
        if (left.abs().toMinutes() == 0) {
            return say(left.isNegative() ? "time.now" : "time.soon");
        }
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

    /** The minute it is for this person, as a field for a moment takes it. */
    public String now() {
        return LocalDateTime.ofInstant(clock.instant(), zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    /** Writes a share in percent, and a dash where there is none. */
    public String percent(Optional<Ratio> share) {
        if (share.isEmpty()) {
            return "–";
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share.get().rounded(PERCENT_DECIMALS));
    }

    /** Writes a length of time in its two largest units. */
    public String length(Duration length) {
        if (length.toDays() > 0) {
            return say("time.days", length.toDays(), length.toHoursPart());
        }
        return length.toHours() > 0
                ? say("time.hours", length.toHours(), length.toMinutesPart())
                : say("time.minutes", length.toMinutes());
    }

    private String sayOr(String key, String other) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, other, locale), other);
    }

    /** Writes a text of the console. */
    public String say(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
