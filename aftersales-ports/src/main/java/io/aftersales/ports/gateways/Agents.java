package io.aftersales.ports.gateways;

import io.aftersales.domain.tickets.Agent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The agents who work on tickets, as the host knows them at this moment. The library counts the tickets of an agent itself. Called before
 * the library writes anything. When a call fails, tickets wait in their queues until the host answers again.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #group} answers all agents in a group, available or not; an agent in several groups is in each.
 *   <li>An unknown group has no agents.
 *   <li>{@link #find} answers every agent who works for the host, in a group or not, as {@link #group} does.
 *   <li>An agent who has left is no longer found, nor in any group.
 *   <li>Skills and availability are those of this moment.
 * </ol>
 */
public interface Agents {
    /** A host that assigns tickets to no agent: tickets wait in their queues, and the person who acts on a case takes its ticket. */
    Agents NONE = new Agents() {
        @Override
        public Collection<Agent> group(String group) {
            return List.of();
        }

        @Override
        public Optional<Agent> find(String agent) {
            return Optional.empty();
        }
    };

    /** All agents in a group, whether available or not, in any order; empty for an unknown group. */
    Collection<Agent> group(String group);

    /**
     * Finds an agent by id. An agent who is not found has left: the agent's tickets go back into their queues. So the host has to find
     * every person who acts on cases, in a group or not; {@link #NONE} alone is not asked.
     */
    Optional<Agent> find(String agent);
}
