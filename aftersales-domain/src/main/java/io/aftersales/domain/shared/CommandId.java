package io.aftersales.domain.shared;

/**
 * The caller's own id of a command, unique per order: sending the command again under it returns the first answer again.
 *
 * @param value 1 to 100 characters, not blank, no control characters
 */
public record CommandId(String value) {

    /** Refuses a blank, overlong or unprintable value. */
    public CommandId {
        Ids.checked("command id", value);
    }

    /** Creates the command id with this value. */
    public static CommandId of(String value) {
        return new CommandId(value);
    }

    // Written by hand because ids are compared all the time, and the generated methods of a record are slow until they
    // are compiled.

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
