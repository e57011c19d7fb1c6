package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OneLine;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Assignment;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.ports.gateways.Agents;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.TicketRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the agent for a ticket: of the suitable agents of its group, the one with the fewest tickets. */
final class TicketAssigner {
    private static final Logger LOG = LoggerFactory.getLogger(TicketAssigner.class);

    private final TicketRepository tickets;
    private final CaseRepository cases;
    private final Agents agents;

    TicketAssigner(TicketRepository tickets, CaseRepository cases, Agents agents) {
        this.tickets = tickets;
        this.cases = cases;
        this.agents = agents;
    }

    /**
     * The choice of an agent for a ticket.
     *
     * @param agent the chosen agent
     * @param load the number of tickets that the agent has; with another load the choice would have to be made again
     */
    record Choice(Agent agent, int load) {}

    /** The agents in the group of a queue; asked once for each ticket, however many races are lost over it. */
    Collection<Agent> group(TicketQueue queue) {
        try {
            return agents.group(queue.group());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The agents of group {} are not available, its tickets wait ({})",
                    OneLine.of(queue.group()),
                    e.getClass().getSimpleName());
            LOG.debug("The agents of group {} could not be read", OneLine.of(queue.group()), e);
            return List.of();
        }
    }

    /** Tells whether the host has agents in a group. */
    boolean isGroup(String group) {
        return !agents.group(group).isEmpty();
    }

    /** The agents of a group who may have the ticket of a case: neither its buyer nor the person who applied. */
    List<Agent> others(CaseId id, Collection<Agent> group) {
        return cases.find(id).map(subject -> others(subject, group)).orElseGet(() -> List.copyOf(group));
    }

    /** The agents of a group who may have the ticket of a case: neither its buyer nor the person who applied. */
    static List<Agent> others(AfterSalesCase subject, Collection<Agent> group) {
        Submission about = subject.submission();
        var others = new ArrayList<Agent>(group);
        others.removeIf(agent -> agent.id().equals(about.buyer())
                || agent.id().equals(about.openedBy().id()));
        return others;
    }

    /** The agents who may be assigned a ticket that comes into a queue; the agent who has it does not get it back at once. */
    List<Agent> candidates(Ticket before, TicketQueue queue) {
        return others(before.id().caseId(), group(queue)).stream()
                .filter(agent -> !agent.id().equals(before.agent()))
                .toList();
    }

    /** Chooses, among these agents, the one to take the next ticket of a queue now; empty when none can. */
    Optional<Choice> choose(TicketQueue queue, Collection<Agent> group) {
        if (group.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> load = tickets.load(group.stream().map(Agent::id).collect(Collectors.toSet()));
        return Assignment.choose(queue, group, load).map(agent -> new Choice(agent, load.getOrDefault(agent.id(), 0)));
    }

    Optional<Agent> find(String agent) {
        return agents.find(agent);
    }

    /** The agents, among these, who have left. */
    List<String> gone(Set<String> holders) {
        if (agents == Agents.NONE) {
            return List.of();
        }
        return holders.stream().sorted().filter(this::isGone).toList();
    }

    private boolean isGone(String holder) {
        try {
            return agents.find(holder).isEmpty();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Whether agent {} has left is not available ({})",
                    OneLine.of(holder),
                    e.getClass().getSimpleName());
            LOG.debug("Agent {} could not be read", OneLine.of(holder), e);
            return false;
        }
    }
}
