package io.aftersales.domain.review;

import java.util.List;
import java.util.regex.Pattern;

/** Checks the names of rules and signals, which are stored on cases, shown in timelines and counted by. */
final class RuleName {
    private static final Pattern UPPER_SNAKE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /** The source of a decision by a person; no rule may have this name. */
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
