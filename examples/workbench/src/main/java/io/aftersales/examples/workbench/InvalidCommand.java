package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.Rejection;

/**
 * Refusal of a refund with a value that is impossible for any order.
 *
 * @param field the field, such as {@code lines[0].quantity}
 * @param value the value of the field, minor units or units
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
