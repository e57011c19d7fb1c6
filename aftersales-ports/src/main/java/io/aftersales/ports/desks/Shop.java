package io.aftersales.ports.desks;

import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.tickets.TicketPolicy;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a shop decides.
 *
 * @param refunds the money rules, frozen with each order at first touch
 * @param cases the rules about cases
 * @param retry how failed calls are tried again
 * @param tickets the rules about tickets
 * @param offered the kinds of case it offers
 */
public record Shop(
        RefundPolicy refunds, CasePolicy cases, RetryPolicy retry, TicketPolicy tickets, Set<CaseKind> offered) {
    /** Standard rules, every kind of case. */
    public static final Shop STANDARD = new Shop(
            RefundPolicy.STANDARD,
            CasePolicy.STANDARD,
            RetryPolicy.STANDARD,
            TicketPolicy.STANDARD,
            EnumSet.allOf(CaseKind.class));

    /** Copies the set. */
    public Shop {
        offered = Set.copyOf(offered);
    }

    /** The same, with only these kinds of case. */
    public Shop offering(CaseKind... kinds) {
        return new Shop(refunds, cases, retry, tickets, Set.of(kinds));
    }

    /** The same with these money rules. */
    public Shop with(RefundPolicy rules) {
        return new Shop(rules, cases, retry, tickets, offered);
    }

    /** The same with these rules about cases. */
    public Shop with(CasePolicy rules) {
        return new Shop(refunds, rules, retry, tickets, offered);
    }

    /** The same with these rules about retries. */
    public Shop with(RetryPolicy rules) {
        return new Shop(refunds, cases, rules, tickets, offered);
    }

    /** The same with these rules about tickets. */
    public Shop with(TicketPolicy rules) {
        return new Shop(refunds, cases, retry, rules, offered);
    }
}
