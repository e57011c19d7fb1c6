package io.aftersales.domain.tickets;

import java.util.Set;

/**
 * Somebody who takes care of tickets, as the host knows them at this moment.
 *
 * @param id the host's id, the same as that of the actor
 * @param groups the groups they are in
 * @param skills what they are able to do
 * @param available whether they can be given another ticket now
 * @param open how many tickets they have
 */
public record Agent(String id, Set<String> groups, Set<String> skills, boolean available, int open) {
    /** Copies the sets. */
    public Agent {
        groups = Set.copyOf(groups);
        skills = Set.copyOf(skills);
    }
}
