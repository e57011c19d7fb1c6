package io.aftersales.ports.texts;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.UpperSnake;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of one language for one reader, with amounts in the reader's locale and times in the reader's zone. A sentence has a key
 * and may have places such as {@code {amount}} for the values it mentions.
 *
 * <p>Keys begin with the purpose of the sentence: {@code notice.}, {@code step.} and {@code next.} for a buyer's progress, {@code event.}
 * and {@code ticket.} for the timelines of staff, {@code alarm.}, {@code refusal.}, {@code refund.}; {@code part.} and {@code time.} are
 * pieces of sentences, all others are words for codes and constants.
 */
public final class Texts {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Instant FIRST =
            LocalDateTime.MIN.plusDays(1).toInstant(ZoneOffset.UTC); // a day off, for the zones
    private static final Instant LAST = LocalDateTime.MAX.minusDays(1).toInstant(ZoneOffset.UTC);
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String> ENGLISH = load("messages.properties");
    private static final Map<String, String> CHINESE = load("messages_zh.properties");

    private final Map<String, String> sentences;
    private final Locale locale;
    private final ZoneId zone;
    private final Names names;

    private Texts(Map<String, String> sentences, Locale locale, ZoneId zone, Names names) {
        this.sentences = Map.copyOf(sentences);
        this.locale = locale;
        this.zone = zone;
        this.names = names;
    }

    /**
     * The sentences that come with the library: Chinese for a Chinese locale, otherwise English.
     *
     * @param locale the locale of amounts and times
     * @param zone the time zone of the reader
     */
    public static Texts in(Locale locale, ZoneId zone) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return new Texts(chinese ? CHINESE : ENGLISH, locale, zone, Names.IDS);
    }

    private static Map<String, String> load(String name) {
        var properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }

    /**
     * A copy with sentences of the host's own.
     *
     * @param own the sentences by key; an unknown key, and a place that the replaced sentence does not have, are refused with {@link
     *     IllegalArgumentException}. A notice may have a sentence for one of its codes, as in {@code notice.REJECTED.OUT_OF_STOCK}, and a
     *     code of the host's own, such as that of a reason, a word, as in {@code code.TOO_TIGHT}. Refusals of the host's own get
     *     theirs by {@link #withRefusals}
     */
    public Texts overriddenBy(Map<String, String> own) {
        var all = new HashMap<>(sentences);
        own.forEach((key, sentence) -> {
            Set<String> unknown = new TreeSet<>(places(sentence));
            if (key.startsWith(ValueText.CODE)) {
                // a word has no values, so each of its places is unknown
            } else if (NoticeText.isKey(key)) {
                unknown.removeAll(NoticeText.placesOf(key));
                unknown.removeAll(places(ENGLISH.getOrDefault(key, "")));
            } else {
                unknown.removeAll(placesOf(key));
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(key + " has no values for the places " + unknown);
            }
            all.put(key, sentence);
        });
        return new Texts(all, locale, zone, names);
    }

    /**
     * A copy with sentences for refusals of the host's own.
     *
     * @param own the sentences by the type of the refusal; the places of a sentence are facts of its refusal, and any other place is refused
     *     with {@link IllegalArgumentException}
     */
    public Texts withRefusals(Map<Class<? extends Rejection>, String> own) {
        var all = new HashMap<>(sentences);
        own.forEach((refusal, sentence) -> {
            String key = RefusalText.PREFIX + UpperSnake.of(refusal);
            Set<String> unknown = new TreeSet<>(places(sentence));
            for (RecordComponent fact : refusal.getRecordComponents()) {
                unknown.remove(fact.getName());
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(key + " has no values for the places " + unknown);
            }
            all.put(key, sentence);
        });
        return new Texts(all, locale, zone, names);
    }

    /** A copy that calls products, ways of payment, warehouses and groups by their names; without names, the sentences have their ids. */
    public Texts naming(Names called) {
        return new Texts(sentences, locale, zone, called);
    }

    /** The name of a thing. */
    String name(Names.Thing thing, String id) {
        return id.isBlank() ? id : names.of(thing, id);
    }

    private static Set<String> placesOf(String key) {
        String known = ENGLISH.get(key);
        if (known == null) {
            throw new IllegalArgumentException("unknown key of a sentence: " + key);
        }
        return places(known);
    }

    /** The places in a sentence. */
    static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(place -> place.group(1)).collect(Collectors.toSet());
    }

    /** The keys of all sentences. */
    public Set<String> keys() {
        return sentences.keySet();
    }

    /** A sentence as it is written, its places not filled. */
    String sentence(String key) {
        return Objects.requireNonNull(sentences.get(key), key);
    }

    boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** The first of these sentences that exists and has all its places among the values; if none does, the last one. */
    String sayFirst(Map<String, ?> values, String... keys) {
        for (String key : keys) {
            if (has(key) && values.keySet().containsAll(places(sentence(key)))) {
                return say(key, values);
            }
        }
        return say(keys[keys.length - 1], values);
    }

    /** A sentence with its places filled; each value is written by {@link #written}. */
    String say(String key, Map<String, ?> values) {
        return PLACE.matcher(sentence(key)).replaceAll(place -> {
            String name = place.group(1);
            Object value = Objects.requireNonNull(values.get(name), () -> key + " has no value for the place " + name);
            return Matcher.quoteReplacement(written(name, value));
        });
    }

    /** A value in the form the reader reads: amounts and moments in the locale, codes and constants in words, lists with separators. */
    private String written(String name, Object value) {
        if (value instanceof Money money) {
            return amount(money);
        }
        if (value instanceof Instant at) {
            return moment(at);
        }
        if (name.equals("points") && value instanceof Number count) {
            return points(count.longValue());
        }
        if (value instanceof Enum<?> constant) {
            return ValueText.of(constant, this);
        }
        if (value instanceof Collection<?> all) {
            return all.isEmpty()
                    ? sentence("part.none")
                    : all.stream()
                            .map(each -> written(name, each))
                            .collect(Collectors.joining(sentence("part.separator")));
        }
        if (value instanceof Map<?, ?> counts) {
            return counted(counts);
        }
        if (value instanceof String code) {
            Names.Thing thing = ValueText.NAMED.get(name);
            return ValueText.ofCode(name, thing == null ? code : name(thing, code), this);
        }
        return value instanceof Record parts ? ValueText.ofParts(parts, this) : value.toString();
    }

    /** A number of points with the word for them, which a language may have in the singular. */
    String points(long count) {
        return say(count == 1 ? "part.point" : "part.points", Map.of("count", count));
    }

    /** Units by stage, as a list of counts. */
    private String counted(Map<?, ?> counts) {
        return counts.isEmpty()
                ? sentence("part.noUnits")
                : counts.entrySet().stream()
                        .map(each -> say("part.counted", Map.of("count", each.getValue(), "what", each.getKey())))
                        .collect(Collectors.joining(sentence("part.separator")));
    }

    /** The word for a constant, such as a status, a kind or a role; its name where the library has no word for it. */
    public String word(Enum<?> constant) {
        return ValueText.of(constant, this);
    }

    /** The word for a code, such as that of a reason, a grade or a failure; the code itself where there is no word for it. */
    public String word(String code) {
        return ValueText.ofCode("code", code, this);
    }

    /** An amount as the locale writes it, with the decimals of its currency. */
    public String amount(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        int decimals = money.currency().getDefaultFractionDigits();
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(money.toDecimal());
    }

    /**
     * A moment to the minute, in the reader's zone. The pattern is the library's own, because the JDK's differs from release to release.
     */
    public String moment(Instant at) {
        ZonedDateTime there = there(at);
        return say(
                "time.moment",
                Map.of(
                        "year", there.getYear(),
                        "month", sentence("time.month." + there.getMonthValue()),
                        "day", there.getDayOfMonth(),
                        "time", CLOCK.format(there)));
    }

    /** The time in the reader's zone; the nearest one for the first and last moments that there are, which no calendar can tell. */
    private ZonedDateTime there(Instant at) {
        Instant told = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return told.atZone(zone);
    }
}
