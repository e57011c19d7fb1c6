package io.aftersales.domain.tickets;

import org.jspecify.annotations.Nullable;

/**
 * A queue in which tickets wait for an agent of a group.
 *
 * @param group the group
 * @param skill the skill an agent of the group needs; null for none
 */
public record TicketQueue(String group, @Nullable String skill) {

    /** Returns the queue for all agents of a group. */
    public static TicketQueue of(String group) {
        return new TicketQueue(group, null);
    }

    /** Returns this queue for agents who have a skill as well. */
    public TicketQueue skilled(String what) {
        return new TicketQueue(group, what);
    }

    /** Tells whether an agent is in the group and has the skill. */
    public boolean suits(Agent agent) {
        return agent.groups().contains(group)
                && (skill == null || agent.skills().contains(skill));
    }
}
