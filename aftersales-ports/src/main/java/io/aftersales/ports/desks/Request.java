package io.aftersales.ports.desks;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import jakarta.validation.constraints.NotNull;

/**
 * The id a command is sent under, and the actor who sends it. The id is the caller's idempotency key: unique per order, and the same when
 * the same command is sent again.
 *
 * @param id the caller's own id of the command
 * @param by the actor who sends it
 */
public record Request(@NotNull CommandId id, @NotNull Actor by) {

    /** The request with this id, of an actor. */
    public static Request of(CommandId id, Actor by) {
        return new Request(id, by);
    }

    /** The request with this id, of an actor; refuses ids that {@link CommandId} refuses. */
    public static Request of(String id, Actor by) {
        return new Request(CommandId.of(id), by);
    }
}
