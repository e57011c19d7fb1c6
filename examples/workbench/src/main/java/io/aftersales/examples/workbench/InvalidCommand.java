package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.Rejection;

/**
 * A refund that nobody could mean.
 *
 * @param field which part of it, such as {@code lines[0].quantity}
 * @param value what it says, minor units or units
 */
public record InvalidCommand(String field, long value) implements Rejection {
    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String message() {
        return "the refund cannot be meant like this: " + field + " is " + value;
    }
}
