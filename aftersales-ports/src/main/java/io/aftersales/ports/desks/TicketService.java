package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketRejection;
import io.aftersales.domain.tickets.TicketRejection.AgentNotFound;
import io.aftersales.domain.tickets.TicketRejection.TicketNotFound;
import io.aftersales.ports.desks.DeskRejection.CommandReused;
import io.aftersales.ports.desks.DeskRejection.Contended;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who has which ticket, as people say it. The steps of a command are those of every desk. */
final class TicketService implements TicketDesk {
    private static final int ATTEMPTS = 20;

    private final CaseRepository cases;
    private final TicketRepository tickets;
    private final TicketAssigner placing;
    private final TicketWriter writer;
    private final TicketMaintenance rounds;
    private final CommandCheck check;
    private final AccessControl guard;
    private final InstantSource clock;

    TicketService(
            CaseRepository cases,
            TicketRepository tickets,
            TicketAssigner placing,
            TicketWriter writer,
            TicketMaintenance rounds,
            CommandCheck check,
            AccessControl guard,
            InstantSource clock) {
        this.cases = cases;
        this.tickets = tickets;
        this.placing = placing;
        this.writer = writer;
        this.rounds = rounds;
        this.check = check;
        this.guard = guard;
        this.clock = clock;
    }

    // --- commands
    // --------------------------------------------------------------------------------------------------------

    private interface Decision {
        Either<TicketRejection, TicketChange> about(Ticket ticket, TicketContext act);
    }

    @Override
    public Either<Rejection, TicketReceipt> assign(TicketCommand.AssignTicket command) {
        return carryOut(command, (ticket, act) -> {
            Optional<Agent> agent = placing.find(command.agent());
            return agent.isEmpty() ? Either.left(new AgentNotFound(command.agent())) : ticket.assign(agent.get(), act);
        });
    }

    @Override
    public Either<Rejection, TicketReceipt> release(TicketCommand.ReleaseTicket command) {
        return carryOut(command, Ticket::unassign);
    }

    @Override
    public Either<Rejection, TicketReceipt> escalate(TicketCommand.EscalateTicket command) {
        return carryOut(command, (ticket, act) -> ticket.escalate(command.reason(), act));
    }

    private Either<Rejection, TicketReceipt> carryOut(TicketCommand command, Decision decision) {
        Optional<? extends Rejection> invalid = check.refusal(command);
        if (invalid.isPresent()) {
            return Either.left(invalid.get());
        }
        String fingerprint = Fingerprint.of(command);
        TicketContext act = writer.act(command.by(), clock.instant());
        for (int i = 1; i <= ATTEMPTS; i++) {
            Optional<Either<Rejection, TicketReceipt>> before = answeredBefore(command, fingerprint);
            if (before.isPresent()) {
                return before.get();
            }
            Either<Rejection, TicketChange> decided = permitted(command.by(), Action.HANDLE_TICKETS, command.ticket())
                    .flatMap(ticket -> decision.about(ticket, act).mapLeft(why -> why));
            if (decided.isLeft()) {
                return answeredBefore(command, fingerprint).orElseGet(() -> refused(command, decided.getLeft()));
            }
            try {
                return Either.right(writer.write(decided.get(), command.commandId(), fingerprint));
            } catch (StaleVersion e) {
                if (writer.joinsTransaction()) {
                    throw e; // the host has to roll back
                }
            }
        }
        return Either.left(new Contended(command.order()));
    }

    private Optional<Either<Rejection, TicketReceipt>> answeredBefore(TicketCommand command, String fingerprint) {
        return tickets.receipt(command.order(), command.commandId())
                .map(receipt -> receipt.fingerprint().equals(fingerprint)
                        ? Either.right(receipt)
                        : Either.left(new CommandReused(command.commandId())));
    }

    private Either<Rejection, TicketReceipt> refused(TicketCommand command, Rejection why) {
        guard.tellIfDenied(command.by(), command.action(), command.order(), why);
        return Either.left(why);
    }

    private Either<Rejection, Ticket> permitted(Actor by, Action action, TicketId id) {
        Optional<Ticket> ticket = tickets.find(id);
        Optional<AfterSalesCase> subject = cases.find(id.caseId());
        if (ticket.isEmpty() || subject.isEmpty()) {
            return Either.left(new TicketNotFound(id));
        }
        return guard.refusal(by, action, subject.get())
                .<Either<Rejection, Ticket>>map(Either::left)
                .orElseGet(() -> Either.right(ticket.get()));
    }

    // --- looking
    // ---------------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, TicketFile> file(Actor by, TicketId id) {
        return permitted(by, Action.VIEW_TICKETS, id)
                .peekLeft(why ->
                        guard.tellIfDenied(by, Action.VIEW_TICKETS, id.caseId().order(), why))
                .map(ticket -> new TicketFile(ticket, tickets.log(id)));
    }

    @Override
    public List<Ticket> waiting(Actor by, String group, int limit) {
        return seen(
                by,
                tickets.queues().stream()
                        .filter(queue -> queue.group().equals(group))
                        .flatMap(queue -> tickets.waiting(queue, limit).stream())
                        .sorted(Comparator.comparing(Ticket::priority)
                                .thenComparing(Ticket::openedAt)
                                .thenComparing(ticket -> ticket.id().toString()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<Ticket> ofAgent(Actor by, String agent, int limit) {
        return seen(by, tickets.ofAgent(agent, limit));
    }

    @Override
    public List<Ticket> overdue(Actor by, Instant now, int limit) {
        return seen(by, tickets.overdue(now, limit));
    }

    private List<Ticket> seen(Actor by, List<Ticket> all) {
        return all.stream()
                .filter(ticket -> guard.permits(
                        by, Action.VIEW_TICKETS, ticket.id().caseId().order()))
                .toList();
    }

    // --- rounds
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public int agentLeft(String agent) {
        refuseInTransaction();
        return rounds.takeFrom(agent, Integer.MAX_VALUE);
    }

    @Override
    public int runDue(Instant now, int limit) {
        refuseInTransaction();
        return rounds.make(now, limit);
    }

    private void refuseInTransaction() {
        if (writer.joinsTransaction()) {
            throw new IllegalStateException("rounds are made while no transaction is active");
        }
    }
}
