package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.tickets.Agent;
import io.aftersales.ports.gateways.Agents;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Agents}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class AgentsContract {
    private static final Agent SENIOR = new Agent("agent-1", Set.of("returns", "complaints"), Set.of("senior"), true);
    private static final Agent AWAY = new Agent("agent-2", Set.of("returns"), Set.of(), false);
    private static final Agent NOWHERE = new Agent("finance-1", Set.of(), Set.of(), true);

    private Agents agents;

    /** Creates agents of a host where no agent works yet; called before each rule. */
    protected abstract Agents withoutAgents();

    /** Adds an agent to the host, or replaces the agent's groups, skills and availability. */
    protected abstract void employs(Agent agent);

    /** Removes an agent who leaves for good. */
    protected abstract void dismisses(String agent);

    @BeforeEach
    final void start() {
        agents = withoutAgents();
        employs(SENIOR);
        employs(AWAY);
        employs(NOWHERE);
    }

    @Test
    final void rule01_answersEverybodyInAGroup() {
        assertThat(agents.group("returns"))
                .as("all agents of the group, also those who are away, each with skills and availability")
                .containsExactlyInAnyOrder(SENIOR, AWAY);
        assertThat(agents.group("complaints"))
                .as("an agent in several groups is in each of them, and no other agent is")
                .containsExactly(SENIOR);
    }

    @Test
    final void rule02_knowsNoAgentsInAnUnknownGroup() {
        assertThat(agents.group("exchanges"))
                .as("an unknown group has no agents; tickets wait then")
                .isEmpty();
    }

    @Test
    final void rule03_findsEverybodyWhoWorksThere() {
        assertThat(agents.find("agent-2"))
                .as("an agent is found by the id of the actor, with the same data as in the group")
                .contains(AWAY);
        assertThat(agents.find("finance-1"))
                .as(
                        "an agent in no group has not left: otherwise a ticket taken by acting on a case is taken away again")
                .contains(NOWHERE);
    }

    @Test
    final void rule04_doesNotFindWhoHasLeft() {
        dismisses("agent-1");
        assertThat(agents.find("agent-1"))
                .as(
                        "an agent who has left is not found, so that other agents get the tickets; do not answer from a cache of hours")
                .isEmpty();
        assertThat(agents.group("returns"))
                .as("an agent who has left is in no group")
                .containsExactly(AWAY);
    }

    @Test
    final void rule05_tellsWhatHoldsNow() {
        Agent back = new Agent("agent-2", Set.of("returns"), Set.of("senior"), true);
        employs(back);
        assertThat(agents.group("returns"))
                .as("availability and skills are those of this moment")
                .containsExactlyInAnyOrder(SENIOR, back);
    }
}
