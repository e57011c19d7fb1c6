package io.aftersales.domain.shared;

import java.util.List;

/** Checks the names of rules and of risk signals, which are stored on cases, shown in timelines and counted by. */
public final class RuleName {
    /** The source of a decision by a person; no rule may have this name. */
    private static final String BY_HAND = "BY_HAND";

    private RuleName() {}

    /** Returns a name in upper case, such as {@code VERIFIED_LOSS}; refuses any other, and BY_HAND, with an {@link IllegalArgumentException}. */
    public static String checked(String name) {
        if (!UpperSnake.isCode(name) || name.equals(BY_HAND)) {
            throw new IllegalArgumentException("not a name in upper case: \"" + name + "\"");
        }
        return name;
    }

    /** Refuses a name that is given twice with an {@link IllegalArgumentException}. */
    public static void distinct(List<String> names) {
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("a name is given twice: " + String.join(", ", names));
        }
    }
}
