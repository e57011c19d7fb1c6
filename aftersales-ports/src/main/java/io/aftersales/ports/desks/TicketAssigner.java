package io.aftersales.ports.desks;

import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Assignment;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.ports.gateways.Agents;
import io.aftersales.ports.repositories.TicketRepository;
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
    private final Agents agents;

    TicketAssigner(TicketRepository tickets, Agents agents) {
        this.tickets = tickets;
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
                    queue.group(),
                    e.getClass().getSimpleName());
            LOG.debug("The agents of group {} could not be read", queue.group(), e);
            return List.of();
        }
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
        return holders.stream().filter(this::isGone).sorted().toList();
    }

    private boolean isGone(String holder) {
        try {
            return agents.find(holder).isEmpty();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Whether agent {} has left is not available ({})",
                    holder,
                    e.getClass().getSimpleName());
            LOG.debug("Agent {} could not be read", holder, e);
            return false;
        }
    }
}
