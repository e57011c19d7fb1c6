package io.aftersales.domain.review;

import java.util.List;
import java.util.regex.Pattern;

/** What rules and signals may be called: what is kept on cases, told in timelines and counted by. */
final class RuleName {
    private static final Pattern UPPER_SNAKE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /** Stands on a case where a person decided; no rule may be called so. */
    private static final String BY_HAND = "BY_HAND";

    private RuleName() {}

    static String checked(String name) {
        if (!UPPER_SNAKE.matcher(name).matches() || name.equals(BY_HAND)) {
            throw new IllegalArgumentException("not a name in upper case: \"" + name + "\"");
        }
        return name;
    }

    static void distinct(List<String> names) {
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a name is given twice: " + String.join(", ", names));
        }
    }
}
