package io.aftersales.examples.oms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/** Words of problems that the host finds itself, in English and Chinese. */
final class ProblemTexts {
    static final String BUNDLE = "io.aftersales.examples.oms.web.problems";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern IN_LIST = Pattern.compile("(\\w+)\\[(\\d+)](?:\\.(\\w+))?");

    private ProblemTexts() {}

    /** Returns the language of a request; English where it names none. */
    static Locale language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.ENGLISH : request.getLocale();
    }

    private static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ROOT,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    private static String say(String key, Locale language, Map<String, ?> values) {
        return PLACE.matcher(words(language).getString(key))
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(place.group(1))).toString()));
    }

    private static @Nullable String find(String key, Locale language) {
        try {
            return words(language).getString(key);
        } catch (MissingResourceException e) {
            return null;
        }
    }

    /** Returns the sentence for a status. */
    static String of(HttpStatusCode status, Locale language) {
        return of(status, language, "");
    }

    /** Returns the sentence for a status of a request with a method. */
    static String of(HttpStatusCode status, Locale language, String method) {
        String key = "status." + status.value();
        return say(find(key, language) == null ? "status.other" : key, language, Map.of("method", method));
    }

    /** Returns what follows the name of a field that cannot be read. */
    static String of(InputFault fault, String values, Locale language) {
        return say("fault." + fault, language, Map.of("values", values));
    }

    /** Returns what follows the name of a field that does not keep a limit. */
    static String of(BrokenLimit limit, Locale language) {
        String key = "constraint." + limit.constraint();
        if (limit.max() != null && limit.of() != null) {
            key += "." + limit.of();
        }
        return say(
                find(key, language) == null ? "constraint.other" : key,
                language,
                Map.of("min", Objects.toString(limit.min(), "0"), "max", Objects.toString(limit.max(), "")));
    }

    /** Returns the sentence for all limits that are not kept. */
    static String of(List<BrokenLimit> limits, Locale language) {
        String all = limits.stream()
                .map(each -> say(
                        "sentence.violation",
                        language,
                        Map.of("field", field(each.path(), language), "message", of(each, language))))
                .collect(Collectors.joining(words(language).getString("sentence.separator")));
        return say("sentence.invalid", language, Map.of("violations", all));
    }

    /** Returns the sentence for a field that cannot be read, or for the whole request. */
    static String of(@Nullable String field, String reason, Locale language) {
        return field == null
                ? reason
                : say("sentence.violation", language, Map.of("field", field(field, language), "message", reason));
    }

    /** Returns the name of a field; its place in the request where it has no name. */
    static String field(String path, Locale language) {
        Matcher inList = IN_LIST.matcher(path);
        if (!inList.matches()) {
            return Objects.requireNonNullElse(find("field." + path, language), path);
        }
        String list = find("list." + inList.group(1), language);
        String inside = inList.group(3);
        String field = inside == null ? "" : find("field." + inside, language);
        return list == null || field == null
                ? path
                : say(
                        inside == null ? "sentence.entry" : "sentence.place",
                        language,
                        Map.of("field", field, "list", list, "number", Integer.parseInt(inList.group(2)) + 1));
    }
}
