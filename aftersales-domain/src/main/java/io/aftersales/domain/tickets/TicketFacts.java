package io.aftersales.domain.tickets;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import java.util.Set;

/**
 * The facts that the rules about a new ticket see.
 *
 * @param kind the kind of its case
 * @param need the code with which the case asked for a person
 * @param group the group that a review rule asked for; empty when none did
 * @param reasons the codes of the reasons of the case
 * @param vip whether the host counts the buyer among its VIPs
 * @param orderValue the value of the order
 */
public record TicketFacts(
        CaseKind kind, String need, String group, Set<String> reasons, boolean vip, Money orderValue) {
    /** Copies the set; refuses a blank need with an {@link IllegalArgumentException}. */
    public TicketFacts {
        reasons = Set.copyOf(reasons);
        if (need.isBlank()) {
            throw new IllegalArgumentException("a ticket for nothing");
        }
    }
}
