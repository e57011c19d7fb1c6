package io.aftersales.domain.tickets;

import io.aftersales.domain.lifecycle.CaseKind;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A named rule that says who is to take care of a ticket.
 *
 * @param name upper-case
 * @param applies whether it has something to say
 * @param queue what it says
 */
public record AssignmentRule(String name, Predicate<TicketFacts> applies, TicketQueue queue) {

    /** Refuses a blank name. */
    public AssignmentRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule without a name");
        }
    }

    /** What cases of some kinds need. */
    public static AssignmentRule kinds(String name, Set<CaseKind> kinds, TicketQueue queue) {
        Set<CaseKind> some = Set.copyOf(kinds);
        return new AssignmentRule(name, facts -> some.contains(facts.kind()), queue);
    }

    /** What is needed for some things, whatever the kind. */
    public static AssignmentRule needs(String name, Set<String> needs, TicketQueue queue) {
        Set<String> some = Set.copyOf(needs);
        return new AssignmentRule(name, facts -> some.contains(facts.need()), queue);
    }

    /** What is needed for some reasons. */
    public static AssignmentRule reasons(String name, Set<String> codes, TicketQueue queue) {
        Set<String> some = Set.copyOf(codes);
        return new AssignmentRule(name, facts -> facts.reasons().stream().anyMatch(some::contains), queue);
    }

    /** The same for the best buyers only, by somebody able to do this. */
    public AssignmentRule forVip(String skill) {
        return new AssignmentRule(name + "_VIP", applies.and(TicketFacts::vip), queue.skilled(skill));
    }
}
