package io.aftersales.ports.desks;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import jakarta.validation.constraints.NotNull;

/**
 * The id under which a command is sent, and the actor who sends it. The id is the caller's idempotency key: unique per order, and the same
 * when the same command is sent again.
 *
 * @param id the command's id, chosen by the caller
 * @param by the actor who sends the command
 */
public record Request(@NotNull CommandId id, @NotNull Actor by) {

    /** The request of an actor with this id. */
    public static Request of(CommandId id, Actor by) {
        return new Request(id, by);
    }

    /** The request of an actor with this id; refuses ids that {@link CommandId} refuses. */
    public static Request of(String id, Actor by) {
        return new Request(CommandId.of(id), by);
    }
}
