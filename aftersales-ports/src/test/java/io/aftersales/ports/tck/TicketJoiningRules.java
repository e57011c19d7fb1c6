package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rule of {@link TicketRepository} about transactions of the host; skipped for a storage that cannot join one. */
abstract class TicketJoiningRules extends TicketRules {
    private static final CommandId COMMAND = CommandId.of("assign");

    @Test
    final void rule13_joinsTheTransactionOfTheCaller() {
        HostTransaction transaction = transaction();
        Ticket ticket = waits("1001", 0);
        TicketCommit assignment = assigning(ticket, ADA);
        Ticket moved = waits("1002", 1);
        TicketCommit late = assigning(moved, BEA);
        written(asking(moved));
        Stored before = stored(ticket, ADA);
        Stored beforeLate = stored(moved, BEA);

        transaction.rolledBack(() -> {
            tickets.commit(assignment);
            assertThat(tickets.find(ticket.id()))
                    .as("a transaction sees what it has written")
                    .contains(assignment.change().next().saved());
        });
        assertThat(stored(ticket, ADA))
                .as(
                        "what the host rolls back is gone, with log, receipt, alarms and the agent's load: write on the connection of the"
                                + " host's transaction, not on one of a pool of the adapter's own")
                .isEqualTo(before);

        transaction.committed(() -> {
            tickets.commit(assignment);
            refuses("a stale decision is refused inside of a transaction too", late);
        });
        assertThat(stored(ticket, ADA))
                .as("the rest of the transaction is committed, though one decision in it was refused: use a savepoint")
                .isEqualTo(new Stored(
                        Optional.of(assignment.change().next().saved()),
                        Stream.concat(before.log().stream(), assignment.change().entries().stream())
                                .toList(),
                        Optional.ofNullable(assignment.receipt()),
                        assignment.owed(),
                        1));
        assertThat(stored(moved, BEA))
                .as("nothing of the refused decision is written")
                .isEqualTo(beforeLate);
    }

    /** A commit that writes to every place: it assigns a ticket under a load, has a receipt and owes an alarm. */
    private static TicketCommit assigning(Ticket ticket, Agent agent) {
        TicketChange change = given(ticket, agent);
        return new TicketCommit(change, 0, receipt(COMMAND.value(), change), List.of(owed(ticket.id(), "due-soon")));
    }

    /** What is stored of a ticket and of the load of its agent. */
    private record Stored(
            Optional<Ticket> ticket,
            List<TicketLogEntry> log,
            Optional<TicketReceipt> receipt,
            List<OutboxEntry> alarms,
            int load) {}

    private Stored stored(Ticket ticket, Agent agent) {
        TicketId id = ticket.id();
        return new Stored(
                tickets.find(id),
                tickets.log(id),
                tickets.receipt(id.caseId().order(), COMMAND),
                outbox.ofOrder(id.caseId().order()).stream()
                        .filter(each -> each.key().value().contains("due-soon"))
                        .toList(),
                tickets.load(Set.of(agent.id())).getOrDefault(agent.id(), 0));
    }
}
