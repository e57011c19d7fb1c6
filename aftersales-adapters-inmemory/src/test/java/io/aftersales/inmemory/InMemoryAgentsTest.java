package io.aftersales.inmemory;

import io.aftersales.domain.tickets.Agent;
import io.aftersales.ports.gateways.Agents;
import io.aftersales.ports.tck.AgentsContract;

public class InMemoryAgentsTest extends AgentsContract {
    private InMemoryAgents agents;

    @Override
    protected Agents withoutAgents() {
        agents = new InMemoryAgents();
        return agents;
    }

    @Override
    protected void employs(Agent agent) {
        agents.put(agent);
    }

    @Override
    protected void dismisses(String agent) {
        agents.remove(agent);
    }
}
