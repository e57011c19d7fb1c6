package io.aftersales.domain.shared;

/**
 * Texts that stand in one line: ids, codes, and what a log line says. Such a text has no control character, no line or paragraph separator,
 * and no half of a surrogate pair, which no encoding can store.
 */
public final class OneLine {
    private static final int SHORTEST_HEX = 4;

    private OneLine() {}

    /** Tells whether a text has none of these characters. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(OneLine::isHostile);
    }

    /** Returns a text with each of these characters as its code, such as {@code \}{@code u000a} for a line feed; an ordinary text as it is. */
    public static String of(String text) {
        if (is(text)) {
            return text;
        }
        var line = new StringBuilder(text.length() + 2 * SHORTEST_HEX);
        text.codePoints().forEach(each -> {
            if (isHostile(each)) {
                String hex = Integer.toHexString(each);
                line.append("\\u")
                        .append("0".repeat(SHORTEST_HEX - hex.length()))
                        .append(hex);
            } else {
                line.appendCodePoint(each);
            }
        });
        return line.toString();
    }

    private static boolean isHostile(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
