package io.aftersales.ports.gateways;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The amounts that persons have granted, over all orders. Needed only by a shop with a limit by day or month; the answer is advisory, and
 * may be as old as the host's read models are.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Amounts granted at the moment or later count, amounts granted before do not.
 *   <li>A person is counted in every role, and no other person is.
 *   <li>Another currency does not count.
 *   <li>A first approver is counted as well as the second person.
 *   <li>Goodwill counts from the moment it is granted, its gifts with what they are worth to the shop: for the person who proposed it and
 *       for no other person, and in the total of all persons.
 *   <li>An offer counts from the moment it is made, for those who made it; a buyer who accepts it grants nothing.
 * </ol>
 */
public interface ApprovalTotals {

    /**
     * The amount that a person has agreed to since a moment, in every role, minor units: of each case the most that the person approved, as
     * first, only or second person, offered, or confirmed.
     */
    long since(Instant moment, Actor by, Currency currency);

    /**
     * The amount granted as goodwill since a moment, minor units: the sum over the events of granted goodwill, whose amounts include what
     * gifts are worth.
     *
     * @param by the person who proposed it, in every role; null for all persons
     */
    long goodwillSince(Instant moment, @Nullable Actor by, Currency currency);
}
