package io.aftersales.ports.desks;

import io.aftersales.domain.cases.TicketNeed;
import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.tickets.TicketPolicy;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of a shop.
 *
 * @param refunds the rules about money, frozen with each order at first touch
 * @param cases the rules about cases
 * @param retry the rules about retries of failed calls
 * @param tickets the rules about tickets
 * @param offered the kinds of case that the shop offers
 */
public record ShopPolicy(
        RefundPolicy refunds, CasePolicy cases, RetryPolicy retry, TicketPolicy tickets, Set<CaseKind> offered) {
    /** The default rules, with every kind of case on offer. */
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

    /** The groups that the rules about tickets and about reviews name, and the one for appeals. */
    public Set<String> groups() {
        Stream<String> reviewers = cases.rules().rules().stream()
                .map(ReviewRule::ruling)
                .flatMap(ruling ->
                        ruling instanceof RuleAction.Person person ? Stream.of(person.group()) : Stream.empty());
        Stream<String> known = Stream.concat(tickets.groups().stream(), Stream.of(TicketNeed.DISPUTES));
        return Stream.concat(known, reviewers.filter(group -> !group.isEmpty()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A copy that offers only these kinds of case. */
    public ShopPolicy offering(CaseKind... kinds) {
        return new ShopPolicy(refunds, cases, retry, tickets, Set.of(kinds));
    }

    /** A copy with these rules about money. */
    public ShopPolicy with(RefundPolicy rules) {
        return new ShopPolicy(rules, cases, retry, tickets, offered);
    }

    /** A copy with these rules about cases. */
    public ShopPolicy with(CasePolicy rules) {
        return new ShopPolicy(refunds, rules, retry, tickets, offered);
    }

    /** A copy with these rules about retries. */
    public ShopPolicy with(RetryPolicy rules) {
        return new ShopPolicy(refunds, cases, rules, tickets, offered);
    }

    /** A copy with these rules about tickets. */
    public ShopPolicy with(TicketPolicy rules) {
        return new ShopPolicy(refunds, cases, retry, rules, offered);
    }
}
