package io.aftersales.domain.tickets;

import org.jspecify.annotations.Nullable;

/**
 * Where a ticket waits for somebody.
 *
 * @param group whose it is
 * @param skill what one of the group has to be able to; null for nothing special
 */
public record TicketQueue(String group, @Nullable String skill) {

    /** Everybody in a group. */
    public static TicketQueue of(String group) {
        return new TicketQueue(group, null);
    }

    /** Those in the group who are able to do this as well. */
    public TicketQueue skilled(String what) {
        return new TicketQueue(group, what);
    }

    /** Whether somebody is in the group and has the skill. */
    public boolean suits(Agent agent) {
        return agent.groups().contains(group)
                && (skill == null || agent.skills().contains(skill));
    }
}
