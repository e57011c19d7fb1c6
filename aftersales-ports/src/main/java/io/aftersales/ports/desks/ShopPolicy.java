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
public record ShopPolicy(
        RefundPolicy refunds, CasePolicy cases, RetryPolicy retry, TicketPolicy tickets, Set<CaseKind> offered) {
    /** Standard rules, every kind of case. */
    public static final ShopPolicy STANDARD = new ShopPolicy(
            RefundPolicy.STANDARD,
            CasePolicy.STANDARD,
            RetryPolicy.STANDARD,
            TicketPolicy.STANDARD,
            EnumSet.allOf(CaseKind.class));

    /** Copies the set. */
    public ShopPolicy {
        offered = Set.copyOf(offered);
    }

    /** The same, with only these kinds of case. */
    public ShopPolicy offering(CaseKind... kinds) {
        return new ShopPolicy(refunds, cases, retry, tickets, Set.of(kinds));
    }

    /** The same with these money rules. */
    public ShopPolicy with(RefundPolicy rules) {
        return new ShopPolicy(rules, cases, retry, tickets, offered);
    }

    /** The same with these rules about cases. */
    public ShopPolicy with(CasePolicy rules) {
        return new ShopPolicy(refunds, rules, retry, tickets, offered);
    }

    /** The same with these rules about retries. */
    public ShopPolicy with(RetryPolicy rules) {
        return new ShopPolicy(refunds, cases, rules, tickets, offered);
    }

    /** The same with these rules about tickets. */
    public ShopPolicy with(TicketPolicy rules) {
        return new ShopPolicy(refunds, cases, retry, rules, offered);
    }
}
