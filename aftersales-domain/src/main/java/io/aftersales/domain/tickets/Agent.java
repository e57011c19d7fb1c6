package io.aftersales.domain.tickets;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An agent who works on tickets, as the host knows the agent at this moment. The number of an agent's tickets is counted from the tickets
 * themselves.
 *
 * @param id the host's id, the same as that of the actor
 * @param groups the groups the agent is in
 * @param skills the agent's skills
 * @param available whether the agent can be assigned another ticket now
 */
public record Agent(String id, Set<String> groups, Set<String> skills, boolean available) {
    /** Copies the sets. */
    public Agent {
        groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
        skills = Collections.unmodifiableSet(new LinkedHashSet<>(skills));
    }

    /** Returns an available agent in these groups, without special skills. */
    public static Agent of(String id, String... groups) {
        return new Agent(id, new LinkedHashSet<>(List.of(groups)), Set.of(), true);
    }

    /** Returns this agent with additional skills. */
    public Agent able(String... what) {
        var all = new LinkedHashSet<>(skills);
        all.addAll(List.of(what));
        return new Agent(id, groups, all, available);
    }

    /** Returns this agent as not available. */
    public Agent away() {
        return new Agent(id, groups, skills, false);
    }
}
