package io.aftersales.domain.tickets;

import java.util.Set;

/**
 * Somebody who takes care of tickets, as the host knows them at this moment. How many tickets they have, the tickets themselves say.
 *
 * @param id the host's id, the same as that of the actor
 * @param groups the groups they are in
 * @param skills what they are able to do
 * @param available whether they can be given another ticket now
 */
public record Agent(String id, Set<String> groups, Set<String> skills, boolean available) {
    /** Copies the sets. */
    public Agent {
        groups = Set.copyOf(groups);
        skills = Set.copyOf(skills);
    }

    /** Somebody in these groups who is there, without special skills. */
    public static Agent of(String id, String... groups) {
        return new Agent(id, Set.of(groups), Set.of(), true);
    }

    /** The same, able to do this besides. */
    public Agent able(String... what) {
        return new Agent(id, groups, Set.of(what), available);
    }

    /** The same, away. */
    public Agent away() {
        return new Agent(id, groups, skills, false);
    }
}
