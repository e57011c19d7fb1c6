package io.aftersales.ports.gateways;

import io.aftersales.domain.review.BuyerFacts;
import java.util.Set;

/**
 * What the host knows of its buyers. Asked when the shop has rules of review and when a ticket is opened, outside of
 * transactions.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Of a buyer nobody knows the record is {@link BuyerFacts#UNKNOWN}.
 *   <li>A buyer who is known and never bought has a record, with counts of 0.
 *   <li>{@link #usedBefore} answers those that were shown, and only such as were asked about.
 * </ol>
 */
@FunctionalInterface
public interface Buyers {
    /** For a host that knows nothing of its buyers. */
    Buyers NONE = buyer -> BuyerFacts.UNKNOWN;

    /**
     * A buyer's record, over the period the host looks back on; {@link BuyerFacts#UNKNOWN} when it knows nothing. The case in hand is
     * not yet among what it counts, or is left out by it.
     *
     * @param buyer the host's id of the buyer
     */
    BuyerFacts facts(String buyer);

    /**
     * Which of these were shown on another case before, by whomever. It is asked once about each piece of evidence, when it is first
     * shown; a host that keeps no list of them answers none.
     *
     * @param hashes the digests of what is shown
     */
    default Set<String> usedBefore(Set<String> hashes) {
        return Set.of();
    }
}
