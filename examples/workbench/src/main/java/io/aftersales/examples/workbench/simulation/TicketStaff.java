package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.TicketCommand;
import java.util.List;

/** Agents and supervisors who work on tickets, or are not there. */
final class TicketStaff {
    private final World world;
    private final Dice dice;

    TicketStaff(World world) {
        this.world = world;
        this.dice = world.dice();
    }

    /** Lets staff assign, release, escalate or hand over tickets or change their priority, or an agent become available, unavailable or leave for good. */
    void handleTickets() {
        String who = dice.oneOf(AgentsModel.IDS);
        switch (dice.below(6)) {
            case 0 -> world.crew().turn(who);
            case 1 -> {
                if (dice.oneIn(4)) {
                    world.crew().leave(who);
                }
            }
            default ->
                world.cases().forEach(subject -> world.ticket(subject.id()).ifPresent(this::handle));
        }
    }

    private void handle(Ticket ticket) {
        world.askOfTicket(
                "ticket",
                switch (dice.below(5)) {
                    case 0 -> id -> new TicketCommand.ReleaseTicket(Request.of(id, Persons.SECOND), ticket.id());
                    case 1 ->
                        id -> new TicketCommand.EscalateTicket(Request.of(id, Persons.SECOND), ticket.id(), "TOO_HARD");
                    case 2 -> {
                        Priority priority = dice.oneOf(List.of(Priority.values()));
                        yield id -> new TicketCommand.ChangePriority(
                                Request.of(id, Persons.SECOND), ticket.id(), priority, "LOOKED_AT");
                    }
                    case 3 -> {
                        String group = dice.oneOf(AgentsModel.GROUPS);
                        yield id -> new TicketCommand.HandOverTicket(
                                Request.of(id, Persons.SECOND), ticket.id(), group, "NOT_OURS");
                    }
                    default -> {
                        String agent = dice.oneOf(AgentsModel.IDS);
                        yield id -> new TicketCommand.AssignTicket(Request.of(id, Persons.SECOND), ticket.id(), agent);
                    }
                });
    }
}
