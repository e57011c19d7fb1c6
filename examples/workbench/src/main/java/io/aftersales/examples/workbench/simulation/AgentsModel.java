package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.tickets.Agent;
import io.aftersales.ports.gateways.Agents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Agents of the shop, who become available, unavailable or leave at random times. */
final class AgentsModel implements Agents {
    /** Ids of all agents: those who act on cases, and {@code ada}, who only has tickets. */
    static final List<String> IDS = List.of("rita", "sam", "ivan", "fay", "ada");

    /** Groups that tickets are handed over to; the last one does not exist. */
    static final List<String> GROUPS = List.of("returns", "exchanges", "complaints", "supervisors", "elsewhere");

    private final FaultyNetwork wire;
    private final List<Agent> agents = new ArrayList<>();

    AgentsModel(FaultyNetwork wire) {
        this.wire = wire;
        agents.add(Agent.of("rita", "returns", "complaints"));
        agents.add(Agent.of("sam", "supervisors", "exchanges"));
        agents.add(Agent.of("ivan", "exchanges"));
        agents.add(Agent.of("fay", "complaints"));
        agents.add(Agent.of("ada", "returns", "exchanges", "complaints"));
    }

    /** Switches an agent between available and unavailable. */
    void turn(String id) {
        agents.replaceAll(agent ->
                agent.id().equals(id) ? new Agent(id, agent.groups(), agent.skills(), !agent.available()) : agent);
    }

    /** Removes an agent who leaves for good. */
    void leave(String id) {
        agents.removeIf(agent -> agent.id().equals(id));
    }

    @Override
    public Collection<Agent> group(String group) {
        return wire.ask(
                "group",
                () -> agents.stream()
                        .filter(agent -> agent.groups().contains(group))
                        .toList());
    }

    @Override
    public Optional<Agent> find(String id) {
        return wire.ask(
                "agent",
                () -> agents.stream().filter(agent -> agent.id().equals(id)).findFirst());
    }
}
