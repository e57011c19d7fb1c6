package io.aftersales.inmemory;

import io.aftersales.domain.tickets.Agent;
import io.aftersales.ports.gateways.Agents;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Agents in memory. */
public final class InMemoryAgents implements Agents {
    private final Map<String, Agent> agents = new ConcurrentHashMap<>();

    /** Creates a host without agents. */
    public InMemoryAgents() {}

    /** Adds an agent, or replaces the agent's groups, skills and availability. */
    public InMemoryAgents put(Agent agent) {
        agents.put(agent.id(), agent);
        return this;
    }

    /** Removes an agent who has left. */
    public InMemoryAgents remove(String agent) {
        agents.remove(agent);
        return this;
    }

    @Override
    public Collection<Agent> group(String group) {
        return agents.values().stream()
                .filter(agent -> agent.groups().contains(group))
                .toList();
    }

    @Override
    public Optional<Agent> find(String agent) {
        return Optional.ofNullable(agents.get(agent));
    }
}
