package io.aftersales.domain.tickets;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shop's rules about tickets.
 *
 * @param priorities the rules about priority; the first that applies decides
 * @param assignment the rules that assign tickets to queues
 * @param supervisors the queue of escalated tickets
 * @param sla the time limits
 * @param escalatesOverdue whether an assigned ticket that passes a limit is escalated to the supervisors, and one about goodwill that no agent
 *     took
 */
public record TicketPolicy(
        List<PriorityRule> priorities,
        Assignment assignment,
        TicketQueue supervisors,
        SlaPolicy sla,
        boolean escalatesOverdue) {
    /** The default policy: the standard rules and limits, with overdue tickets escalated. */
    public static final TicketPolicy STANDARD = new TicketPolicy(
            PriorityRule.STANDARD, Assignment.STANDARD, TicketQueue.of("supervisors"), SlaPolicy.STANDARD, true);

    /** Copies the list. */
    public TicketPolicy {
        priorities = List.copyOf(priorities);
    }

    /** Returns the groups that these rules name. */
    public Set<String> groups() {
        return Stream.concat(
                        assignment.rules().stream().map(AssignmentRule::queue),
                        Stream.of(assignment.otherwise(), supervisors))
                .map(TicketQueue::group)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns this policy with other time limits. */
    public TicketPolicy with(SlaPolicy other) {
        return new TicketPolicy(priorities, assignment, supervisors, other, escalatesOverdue);
    }

    /** Returns this policy with other rules about priority, in this order. */
    public TicketPolicy with(PriorityRule... inOrder) {
        return new TicketPolicy(List.of(inOrder), assignment, supervisors, sla, escalatesOverdue);
    }

    /** Returns this policy with other rules about assignment. */
    public TicketPolicy with(Assignment other) {
        return new TicketPolicy(priorities, other, supervisors, sla, escalatesOverdue);
    }

    /** Returns this policy without escalation: a ticket that passes a limit stays with its agent. */
    public TicketPolicy leavingOverdue() {
        return new TicketPolicy(priorities, assignment, supervisors, sla, false);
    }
}
