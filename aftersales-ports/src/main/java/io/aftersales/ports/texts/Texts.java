package io.aftersales.ports.texts;

import io.aftersales.domain.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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
 * The sentences of one language, with amounts and times as people of a country write them. A sentence has a key and may have places such
 * as {@code {amount}} for what it speaks of.
 */
public final class Texts {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String> ENGLISH = load("messages.properties");
    private static final Map<String, String> CHINESE = load("messages_zh.properties");

    private final Map<String, String> sentences;
    private final Locale locale;
    private final ZoneId zone;

    private Texts(Map<String, String> sentences, Locale locale, ZoneId zone) {
        this.sentences = Map.copyOf(sentences);
        this.locale = locale;
        this.zone = zone;
    }

    /**
     * The sentences that come with the library: Chinese for a Chinese locale, otherwise English.
     *
     * @param locale whose amounts and times are written
     * @param zone whose times they are
     */
    public static Texts in(Locale locale, ZoneId zone) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return new Texts(chinese ? CHINESE : ENGLISH, locale, zone);
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
     * The same with sentences of the host's own.
     *
     * @param own by key; a key that there is not, and a place that the sentence replaced does not know, are refused with {@link
     *     IllegalArgumentException}. A notice may have a sentence for one of its codes, as in {@code notice.REJECTED.OUT_OF_STOCK}
     */
    public Texts overriddenBy(Map<String, String> own) {
        var all = new HashMap<>(sentences);
        own.forEach((key, sentence) -> {
            Set<String> unknown = new TreeSet<>(places(sentence));
            unknown.removeAll(NoticeText.isKey(key) ? NoticeText.placesOf(key) : placesOf(key));
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(key + " has nothing to put in the place of " + unknown);
            }
            all.put(key, sentence);
        });
        return new Texts(all, locale, zone);
    }

    private static Set<String> placesOf(String key) {
        String known = ENGLISH.get(key);
        if (known == null) {
            throw new IllegalArgumentException("there is no sentence " + key);
        }
        return places(known);
    }

    /** The places a sentence has. */
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

    /** A sentence with its places filled. What is an amount or a moment is written as the locale has it. */
    String say(String key, Map<String, ?> values) {
        return PLACE.matcher(sentence(key))
                .replaceAll(place -> Matcher.quoteReplacement(written(
                        Objects.requireNonNull(values.get(place.group(1)), key + " speaks of " + place.group(1)))));
    }

    private String written(Object value) {
        if (value instanceof Money money) {
            return amount(money);
        }
        return value instanceof Instant at ? moment(at) : value.toString();
    }

    /** An amount as the locale writes it, with the decimals its currency has. */
    public String amount(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        int decimals = money.currency().getDefaultFractionDigits();
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(money.toDecimal());
    }

    /** A moment to the minute, in the zone, as the locale writes it. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone)
                .format(at);
    }
}
