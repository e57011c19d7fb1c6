package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.tickets.Agent;
import io.aftersales.ports.gateways.Agents;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of every {@link Agents}, each under its number in the interface. */
public abstract class AgentsContract {
    private static final Agent SENIOR = new Agent("agent-1", Set.of("returns", "complaints"), Set.of("senior"), true);
    private static final Agent AWAY = new Agent("agent-2", Set.of("returns"), Set.of(), false);
    private static final Agent NOWHERE = new Agent("finance-1", Set.of(), Set.of(), true);

    private Agents agents;

    /** A host where nobody works yet; called before each rule. */
    protected abstract Agents nobody();

    /** Somebody works there from now on, or does so under other circumstances. */
    protected abstract void employs(Agent agent);

    /** Somebody leaves for good. */
    protected abstract void dismisses(String agent);

    @BeforeEach
    final void start() {
        agents = nobody();
        employs(SENIOR);
        employs(AWAY);
        employs(NOWHERE);
    }

    @Test
    final void rule01_answersEverybodyInAGroup() {
        assertThat(agents.group("returns"))
                .as("all in the group, also those who are away, each with skills and availability")
                .containsExactlyInAnyOrder(SENIOR, AWAY);
        assertThat(agents.group("complaints"))
                .as("who is in several groups is in each of them, and nobody else is")
                .containsExactly(SENIOR);
    }

    @Test
    final void rule02_knowsNobodyInAnUnknownGroup() {
        assertThat(agents.group("exchanges"))
                .as("a group that is not known has nobody in it; tickets wait then")
                .isEmpty();
    }

    @Test
    final void rule03_findsEverybodyWhoWorksThere() {
        assertThat(agents.find("agent-2"))
                .as("found by the id of the actor, and the same as in the group")
                .contains(AWAY);
        assertThat(agents.find("finance-1"))
                .as("who is in no group has not left: a ticket taken by acting on a case would be taken away again")
                .contains(NOWHERE);
    }

    @Test
    final void rule04_doesNotFindWhoHasLeft() {
        dismisses("agent-1");
        assertThat(agents.find("agent-1"))
                .as("who has left is not found, so that others get the tickets; do not answer from a cache of hours")
                .isEmpty();
        assertThat(agents.group("returns")).as("and is in no group").containsExactly(AWAY);
    }

    @Test
    final void rule05_tellsWhatHoldsNow() {
        Agent back = new Agent("agent-2", Set.of("returns"), Set.of("senior"), true);
        employs(back);
        assertThat(agents.group("returns"))
                .as("availability and skills as they are at this moment")
                .containsExactlyInAnyOrder(SENIOR, back);
    }
}
