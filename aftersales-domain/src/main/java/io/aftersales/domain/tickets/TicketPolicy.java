package io.aftersales.domain.tickets;

import java.util.List;

/**
 * What the shop decides about tickets.
 *
 * @param priorities how urgent they are; the first rule that applies
 * @param assignment who takes care of them
 * @param supervisors who takes care of what is escalated
 * @param sla how soon
 * @param escalatesOverdue whether a ticket that passes a limit in somebody's hands goes to the supervisors
 */
public record TicketPolicy(
        List<PriorityRule> priorities,
        Assignment assignment,
        TicketQueue supervisors,
        SlaPolicy sla,
        boolean escalatesOverdue) {
    /** The standard rules and limits. */
    public static final TicketPolicy STANDARD = new TicketPolicy(
            PriorityRule.STANDARD, Assignment.STANDARD, TicketQueue.of("supervisors"), SlaPolicy.STANDARD, true);

    /** Copies the list. */
    public TicketPolicy {
        priorities = List.copyOf(priorities);
    }

    /** The same with other limits of time. */
    public TicketPolicy with(SlaPolicy other) {
        return new TicketPolicy(priorities, assignment, supervisors, other, escalatesOverdue);
    }

    /** The same with other rules about how urgent tickets are, in this order. */
    public TicketPolicy with(PriorityRule... inOrder) {
        return new TicketPolicy(List.of(inOrder), assignment, supervisors, sla, escalatesOverdue);
    }

    /** The same with other rules about who takes care of tickets. */
    public TicketPolicy with(Assignment other) {
        return new TicketPolicy(priorities, other, supervisors, sla, escalatesOverdue);
    }

    /** The same; what passes a limit stays in the hands it is in. */
    public TicketPolicy leavingOverdue() {
        return new TicketPolicy(priorities, assignment, supervisors, sla, false);
    }
}
