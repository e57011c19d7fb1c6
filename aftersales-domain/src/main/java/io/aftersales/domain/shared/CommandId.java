package io.aftersales.domain.shared;

/**
 * The caller's own id of a command, unique per order: sending it again gets the first answer again.
 *
 * @param value 1 to 100 characters, not blank, no control characters
 */
public record CommandId(String value) {

    /** Refuses a blank, overlong or unprintable value. */
    public CommandId {
        Ids.checked("command id", value);
    }

    /** The command id with this value. */
    public static CommandId of(String value) {
        return new CommandId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
