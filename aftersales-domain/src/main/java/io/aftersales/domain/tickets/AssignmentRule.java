package io.aftersales.domain.tickets;

import io.aftersales.domain.lifecycle.CaseKind;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A named rule that assigns tickets to a queue.
 *
 * @param name the name, in upper case
 * @param applies the condition under which the rule applies
 * @param queue the queue
 */
public record AssignmentRule(String name, Predicate<TicketFacts> applies, TicketQueue queue) {

    /** Refuses a blank name with an {@link IllegalArgumentException}. */
    public AssignmentRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule without a name");
        }
    }

    /** Returns a rule for cases of some kinds. */
    public static AssignmentRule kinds(String name, Set<CaseKind> kinds, TicketQueue queue) {
        Set<CaseKind> some = Set.copyOf(kinds);
        return new AssignmentRule(name, facts -> some.contains(facts.kind()), queue);
    }

    /** Returns a rule for some needs, whatever the kind of case. */
    public static AssignmentRule needs(String name, Set<String> needs, TicketQueue queue) {
        Set<String> some = Set.copyOf(needs);
        return new AssignmentRule(name, facts -> some.contains(facts.need()), queue);
    }

    /** Returns a rule for cases with some reasons. */
    public static AssignmentRule reasons(String name, Set<String> codes, TicketQueue queue) {
        Set<String> some = Set.copyOf(codes);
        return new AssignmentRule(name, facts -> facts.reasons().stream().anyMatch(some::contains), queue);
    }

    /** Returns this rule for VIP buyers only, with a queue for agents who have a skill. */
    public AssignmentRule forVip(String skill) {
        return new AssignmentRule(name + "_VIP", applies.and(TicketFacts::vip), queue.skilled(skill));
    }
}
