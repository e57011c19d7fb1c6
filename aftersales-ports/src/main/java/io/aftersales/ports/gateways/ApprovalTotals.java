package io.aftersales.ports.gateways;

import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What persons have granted, over all orders. Only a shop with a limit by day or month needs it; the answer is advisory, and may be as old as the
 * host's read models are.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>What was granted at the moment or later counts, what was granted before does not.
 *   <li>A person is counted in whatever role, and no other person is.
 *   <li>Another currency does not count.
 *   <li>Who approves first is counted as well as the second person.
 *   <li>A compensation counts as one from the moment it is granted, its gifts with what they are worth to the shop, for whoever proposed it and for no other person, and for all together.
 * </ol>
 */
public interface ApprovalTotals {

    /**
     * What a person has agreed to since a moment, in whatever role, minor units: of each case the most they approved, as first, only or
     * second person, or confirmed.
     */
    long since(Instant moment, Actor by, Currency currency);

    /**
     * What was granted as compensations since a moment, minor units: the amounts of the events that say so, which hold what gifts are worth.
     *
     * @param by who proposed them, in whatever role; null for everybody
     */
    long goodwillSince(Instant moment, @Nullable Actor by, Currency currency);
}
