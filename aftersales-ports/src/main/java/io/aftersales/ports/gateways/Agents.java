package io.aftersales.ports.gateways;

import io.aftersales.domain.tickets.Agent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who takes care of tickets, as the host knows them at this moment. How many tickets somebody has is not asked here. Called outside of
 * transactions. When it fails, tickets wait in their queues until it answers again.
 */
public interface Agents {
    /** For a host that gives tickets to nobody: they wait in their queues, and whoever acts on a case takes its ticket. */
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

    /** Everybody in a group, whether available or not, in any order; nobody for a group that is not known. */
    Collection<Agent> group(String group);

    /**
     * Somebody by id. Who is not found has left: their tickets go back into their queues. So everybody has to be found who acts on cases,
     * in a group or not; only of {@link #NONE} nobody is asked.
     */
    Optional<Agent> find(String agent);
}
