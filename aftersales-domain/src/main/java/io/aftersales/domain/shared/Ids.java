package io.aftersales.domain.shared;

/** Checks the texts of ids: not blank, at most 100 characters, no control characters. */
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
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(what + " holds a control character");
            }
        }
        return value;
    }
}
