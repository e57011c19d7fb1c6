package io.aftersales.domain.tickets;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.money.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A named rule that sets the priority of a ticket. Rules have an order, and the first that applies is stored on the ticket.
 *
 * @param name the name, in upper case
 * @param applies the condition under which the rule applies
 * @param priority the priority
 */
public record PriorityRule(String name, Predicate<TicketFacts> applies, Priority priority) {
    /** Sets a high priority for VIP buyers. */
    public static final PriorityRule VIP = new PriorityRule("VIP", TicketFacts::vip, Priority.HIGH);

    /** Sets a normal priority where no other rule applies. */
    public static final PriorityRule OTHERWISE = new PriorityRule("OTHERWISE", facts -> true, Priority.NORMAL);

    /** The default rules: a high priority for VIP buyers, for orders of more than 1000.00, and for goods of bad quality or damaged. */
    public static final List<PriorityRule> STANDARD = List.of(
            VIP,
            orderAbove(new BigDecimal("1000")),
            reasonIn(Set.of(Reason.QUALITY_ISSUE.code(), Reason.DAMAGED.code())));

    /** Refuses a blank name with an {@link IllegalArgumentException}. */
    public PriorityRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule without a name");
        }
    }

    /**
     * Returns a rule that sets a high priority for orders above an amount.
     *
     * @param usual the amount, in the main unit of whatever currency the order has
     * @param own the amounts that hold instead in their own currencies
     */
    public static PriorityRule orderAbove(BigDecimal usual, Money... own) {
        List<Money> limits = List.of(own);
        return new PriorityRule(
                "ORDER_VALUE",
                facts -> facts.orderValue().isMoreThan(limit(facts.orderValue(), usual, limits)),
                Priority.HIGH);
    }

    private static Money limit(Money value, BigDecimal usual, List<Money> own) {
        for (Money each : own) {
            if (each.currency().equals(value.currency())) {
                return each;
            }
        }
        return Money.of(usual, value.currency());
    }

    /** Returns a rule that sets a high priority for some reasons. */
    public static PriorityRule reasonIn(Set<String> codes) {
        Set<String> urgent = Set.copyOf(codes);
        return new PriorityRule("REASON", facts -> !Collections.disjoint(facts.reasons(), urgent), Priority.HIGH);
    }

    /** Returns the first of these rules that applies. */
    public static PriorityRule first(List<PriorityRule> inOrder, TicketFacts facts) {
        for (PriorityRule each : inOrder) {
            if (each.applies.test(facts)) {
                return each;
            }
        }
        return OTHERWISE;
    }
}
