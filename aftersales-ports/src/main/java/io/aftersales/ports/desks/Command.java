package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;

/**
 * A request of a host to a desk. The limits of a command are its annotations; a desk checks all of them at once, and that no text holds the
 * character U+0000, which not every database can store.
 *
 * <p>The caller chooses the id of the {@link Request}, unique per order. A command that is sent again with the same content by the same
 * actor gets the same answer and does nothing.
 */
public sealed interface Command
        permits Commands.OpenCase,
                Commands.GiveGoodwill,
                Commands.RecordExternalRefund,
                Commands.ReverseExternalRefund,
                Commands.RecordCapture,
                CaseCommand,
                TicketCommand {

    /** The request under which the command is sent. */
    Request request();

    /** The command's id, chosen by the caller. */
    default CommandId commandId() {
        return request().id();
    }

    /** The actor who sends the command. */
    default Actor by() {
        return request().by();
    }

    /** The order that the command is about. */
    OrderId order();

    /** The action of the command, for the table of permissions. */
    Action action();
}
