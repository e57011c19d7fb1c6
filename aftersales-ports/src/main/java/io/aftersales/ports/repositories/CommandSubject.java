package io.aftersales.ports.repositories;

import org.jspecify.annotations.Nullable;

/**
 * The stored state that a command starts from: the receipt of a command that was carried out before, otherwise the subject of the command.
 *
 * @param receipt the receipt; null when the command was not carried out before
 * @param subject the case or the account that the command is about; null when there is none, and not read where there is a receipt
 * @param <T> the type of the subject
 */
public record CommandSubject<T>(
        @Nullable Receipt receipt, @Nullable T subject) {

    /** A command that was carried out before. */
    public static <T> CommandSubject<T> answered(Receipt receipt) {
        return new CommandSubject<>(receipt, null);
    }

    /** A command that was not carried out before. */
    public static <T> CommandSubject<T> unanswered(@Nullable T subject) {
        return new CommandSubject<>(null, subject);
    }
}
