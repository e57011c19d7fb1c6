package io.aftersales.domain.tickets;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.money.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A named rule that says how urgent a ticket is. Rules have an order, and the first that applies is kept on the ticket.
 *
 * @param name upper-case
 * @param applies whether it has something to say
 * @param priority what it says
 */
public record PriorityRule(String name, Predicate<TicketFacts> applies, Priority priority) {
    /** The best buyers come first. */
    public static final PriorityRule VIP = new PriorityRule("VIP", TicketFacts::vip, Priority.HIGH);

    /** What holds where no rule applies. */
    public static final PriorityRule OTHERWISE = new PriorityRule("OTHERWISE", facts -> true, Priority.NORMAL);

    /** The best buyers, orders of more than 1000.00, and goods that are bad or broken. */
    public static final List<PriorityRule> STANDARD = List.of(
            VIP,
            orderAbove(new BigDecimal("1000")),
            reasonIn(Set.of(Reason.QUALITY_ISSUE.code(), Reason.DAMAGED.code())));

    /** Refuses a blank name. */
    public PriorityRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule without a name");
        }
    }

    /**
     * Dear orders come first.
     *
     * @param usual above how much, in the main unit of whatever currency it is
     * @param own above how much instead, in these currencies
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

    /** Some reasons come first. */
    public static PriorityRule reasonIn(Set<String> codes) {
        Set<String> urgent = Set.copyOf(codes);
        return new PriorityRule("REASON", facts -> !Collections.disjoint(facts.reasons(), urgent), Priority.HIGH);
    }

    /** The first of these rules that applies. */
    public static PriorityRule first(List<PriorityRule> inOrder, TicketFacts facts) {
        for (PriorityRule each : inOrder) {
            if (each.applies.test(facts)) {
                return each;
            }
        }
        return OTHERWISE;
    }
}
