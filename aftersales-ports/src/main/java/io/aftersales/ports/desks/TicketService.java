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
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketRejection;
import io.aftersales.domain.tickets.TicketRejection.AgentNotFound;
import io.aftersales.domain.tickets.TicketRejection.GroupNotFound;
import io.aftersales.domain.tickets.TicketRejection.TicketNotFound;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.repositories.Transactions;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Assigns, releases, hands over and escalates tickets and changes their priority on the command of people, and lists them. */
final class TicketService implements TicketDesk {
    private final CommandPipeline pipeline;
    private final CaseRepository cases;
    private final TicketRepository tickets;
    private final TicketAssigner assigner;
    private final TicketWriter writer;
    private final ShopPolicy shop;
    private final TicketMaintenance maintenance;
    private final AccessControl access;
    private final Transactions transactions;

    TicketService(
            CommandPipeline pipeline,
            CaseRepository cases,
            TicketRepository tickets,
            TicketAssigner assigner,
            TicketWriter writer,
            ShopPolicy shop,
            TicketMaintenance maintenance,
            AccessControl access,
            Transactions transactions) {
        this.pipeline = pipeline;
        this.cases = cases;
        this.tickets = tickets;
        this.assigner = assigner;
        this.writer = writer;
        this.shop = shop;
        this.maintenance = maintenance;
        this.access = access;
        this.transactions = transactions;
    }

    // --- commands
    // --------------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, TicketReceipt> assign(TicketCommand.AssignTicket command) {
        return pipeline.carryOut(
                command,
                new Plan<>(
                        command,
                        ticket -> assigner.find(command.agent()),
                        (ticket, agent, context) -> agent.isEmpty()
                                ? Either.left(new AgentNotFound(command.agent()))
                                : ticket.assign(agent.get(), context)
                                        .flatMap(change -> unlessProposedBy(agent.get(), ticket, change)),
                        agent -> List.of()));
    }

    /** Refuses an agent who proposed the goodwill of the case, because another person has to decide about it. */
    private Either<TicketRejection, TicketChange> unlessProposedBy(Agent agent, Ticket ticket, TicketChange change) {
        boolean proposed = cases.find(ticket.id().caseId())
                .map(AfterSalesCase::submission)
                .filter(asked -> asked.isGoodwill() && asked.openedBy().id().equals(agent.id()))
                .isPresent();
        return proposed
                ? Either.left(new TicketRejection.AgentNotSuited(agent.id(), ticket.queue()))
                : Either.right(change);
    }

    @Override
    public Either<Rejection, TicketReceipt> release(TicketCommand.ReleaseTicket command) {
        return decided(command, ticket -> assigner.candidates(ticket, ticket.queue()), Ticket::unassign);
    }

    @Override
    public Either<Rejection, TicketReceipt> escalate(TicketCommand.EscalateTicket command) {
        return decided(
                command,
                ticket -> assigner.candidates(ticket, shop.tickets().supervisors()),
                (ticket, context) -> ticket.escalate(command.reason(), context));
    }

    @Override
    public Either<Rejection, TicketReceipt> changePriority(TicketCommand.ChangePriority command) {
        return decided(
                command,
                ticket -> List.of(),
                (ticket, context) -> ticket.changePriority(command.priority(), command.reason(), context));
    }

    @Override
    public Either<Rejection, TicketReceipt> handOver(TicketCommand.HandOverTicket command) {
        return pipeline.carryOut(
                command,
                new Plan<>(
                        command,
                        ticket -> receivers(ticket, command.group()),
                        (ticket, receivers, context) -> receivers.isEmpty()
                                ? Either.left(new GroupNotFound(command.group()))
                                : ticket.handOver(command.group(), command.reason(), context),
                        receivers -> receivers.orElse(List.of())));
    }

    /** The agents of a group who may be assigned a ticket that is handed over to it; empty when the group is not known. */
    private Optional<List<Agent>> receivers(Ticket ticket, String group) {
        return shop.groups().contains(group) || assigner.isGroup(group)
                ? Optional.of(assigner.candidates(ticket, TicketQueue.of(group)))
                : Optional.empty();
    }

    private Either<Rejection, TicketReceipt> decided(
            TicketCommand command,
            Function<Ticket, List<Agent>> candidates,
            BiFunction<Ticket, TicketContext, Either<TicketRejection, TicketChange>> decision) {
        return pipeline.carryOut(
                command,
                new Plan<>(
                        command,
                        candidates,
                        (ticket, agents, context) -> decision.apply(ticket, context),
                        Function.identity()));
    }

    private interface Decision<F> {
        Either<TicketRejection, TicketChange> about(Ticket ticket, F facts, TicketContext context);
    }

    /** A plan for a command about a ticket, with the facts it needs; they tell who may be assigned the ticket if it begins to wait. */
    private final class Plan<F> implements CommandPlan<Ticket, F, TicketReceipt> {
        private final TicketCommand command;
        private final Function<Ticket, F> asking;
        private final TicketService.Decision<F> decision;
        private final Function<F, List<Agent>> candidates;

        Plan(
                TicketCommand command,
                Function<Ticket, F> asking,
                TicketService.Decision<F> decision,
                Function<F, List<Agent>> candidates) {
            this.command = command;
            this.asking = asking;
            this.decision = decision;
            this.candidates = candidates;
        }

        @Override
        public Optional<TicketReceipt> receipt() {
            return tickets.receipt(command.order(), command.commandId());
        }

        @Override
        public Either<TicketReceipt, Either<Rejection, Ticket>> load() {
            return receipt()
                    .<Either<TicketReceipt, Either<Rejection, Ticket>>>map(Either::left)
                    .orElseGet(() -> Either.right(permitted(command.by(), command.action(), command.ticket())));
        }

        @Override
        public F facts(Ticket loaded, Instant now) {
            return asking.apply(loaded);
        }

        @Override
        public Either<Rejection, CommandPlan.Decision<TicketReceipt>> decide(Ticket loaded, F facts, Instant now) {
            return decision.about(loaded, facts, writer.context(command.by(), now))
                    .mapLeft(Rejection.class::cast)
                    .map(change -> fingerprint ->
                            writer.write(change, candidates.apply(facts), command.commandId(), fingerprint, now));
        }
    }

    private Either<Rejection, Ticket> permitted(Actor by, Action action, TicketId id) {
        Optional<Ticket> ticket = tickets.find(id);
        Optional<AfterSalesCase> subject = cases.find(id.caseId());
        if (ticket.isEmpty() || subject.isEmpty()) {
            return Either.left(new TicketNotFound(id));
        }
        return access.refusal(by, action, subject.get())
                .<Either<Rejection, Ticket>>map(Either::left)
                .orElseGet(() -> Either.right(ticket.get()));
    }

    // --- looking
    // ---------------------------------------------------------------------------------------------------------

    @Override
    public Either<Rejection, TicketFile> file(Actor by, TicketId id) {
        return permitted(by, Action.VIEW_TICKETS, id)
                .peekLeft(why ->
                        access.tellRefusal(by, Action.VIEW_TICKETS, id.caseId().order(), why))
                .map(ticket -> new TicketFile(ticket, tickets.log(id)));
    }

    @Override
    public Either<Rejection, List<Ticket>> waiting(Actor by, String group, int limit) {
        return seen(by, limit, many -> waiting(group, many));
    }

    private List<Ticket> waiting(String group, int limit) {
        return tickets.queues().stream()
                .filter(queue -> queue.group().equals(group))
                .flatMap(queue -> tickets.waiting(queue, limit).stream())
                .sorted(Comparator.comparing(Ticket::priority)
                        .thenComparing(Ticket::openedAt)
                        .thenComparing(ticket -> ticket.id().toString()))
                .limit(limit)
                .toList();
    }

    @Override
    public Either<Rejection, List<Ticket>> ofAgent(Actor by, String agent, int limit) {
        return seen(by, limit, many -> tickets.ofAgent(agent, many));
    }

    @Override
    public Either<Rejection, List<Ticket>> overdue(Actor by, Instant now, int limit) {
        return seen(by, limit, many -> tickets.overdue(now, many));
    }

    private Either<Rejection, List<Ticket>> seen(Actor by, int limit, IntFunction<List<Ticket>> list) {
        return access.seen(
                by,
                Action.VIEW_TICKETS,
                true,
                limit,
                list,
                ticket -> ticket.id().caseId().order());
    }

    // --- rounds
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public int agentLeft(String agent) {
        refuseInTransaction();
        return maintenance.takeFrom(agent, Integer.MAX_VALUE);
    }

    @Override
    public int runDue(Instant now, int limit) {
        refuseInTransaction();
        return maintenance.make(now, limit);
    }

    private void refuseInTransaction() {
        if (transactions.isActive()) {
            throw new IllegalStateException("tickets are maintained outside of transactions, but one is active");
        }
    }
}
