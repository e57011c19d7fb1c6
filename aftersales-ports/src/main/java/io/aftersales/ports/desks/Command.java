package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;

/**
 * Something a host asks a desk to do. Its limits are its annotations; a desk checks all of them at once.
 *
 * <p>The id of its {@link Request} is the caller's own, unique per order. Sent again with the same content by the same actor, a command gets
 * the same answer and does nothing.
 */
public sealed interface Command
        permits Commands.OpenCase, Commands.GiveGoodwill, Commands.RecordExternalRefund, CaseCommand, TicketCommand {

    /** The request the command is sent under. */
    Request request();

    /** The caller's own id of the command. */
    default CommandId commandId() {
        return request().id();
    }

    /** The actor who sends the command. */
    default Actor by() {
        return request().by();
    }

    /** The order it is about. */
    OrderId order();

    /** What it does, for the table of permissions. */
    Action action();
}
