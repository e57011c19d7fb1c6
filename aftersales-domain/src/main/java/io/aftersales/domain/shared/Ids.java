package io.aftersales.domain.shared;

/** The one rule for texts that identify something. */
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
