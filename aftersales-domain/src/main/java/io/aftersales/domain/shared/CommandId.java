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

    // Spelled out because ids are compared all the time, and what a record generates is slow until it is compiled.

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
