package io.aftersales.domain.shared;

/** Checks the texts of ids: not blank, at most 100 characters, one line without control characters. */
final class Ids {
    static final int MAX_LENGTH = 100;

    private Ids() {}

    static String checked(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(what + " is longer than " + MAX_LENGTH + " characters");
        }
        if (!OneLine.is(value)) {
            throw new IllegalArgumentException(what + " holds a control character");
        }
        return value;
    }
}
