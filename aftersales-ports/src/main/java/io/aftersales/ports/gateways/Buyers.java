package io.aftersales.ports.gateways;

import io.aftersales.domain.review.BuyerFacts;
import java.util.Set;

/**
 * The host's knowledge of its buyers. Asked when the shop has rules of review and when a ticket is opened, before a decision is written.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>The record of an unknown buyer is {@link BuyerFacts#UNKNOWN}.
 *   <li>A buyer who is known and never bought has a record, with counts of 0.
 *   <li>{@link #usedBefore} answers the digests that were shown, and only digests that were asked about.
 * </ol>
 */
@FunctionalInterface
public interface Buyers {
    /** A host that knows nothing of its buyers. */
    Buyers NONE = buyer -> BuyerFacts.UNKNOWN;

    /**
     * A buyer's record, over the period the host looks back on; {@link BuyerFacts#UNKNOWN} when the host knows nothing. The counts do not
     * include the case in hand yet, or leave it out. {@link BuyerFacts#kept()} counts the cases whose {@code goodsKept} is true.
     *
     * @param buyer the host's id of the buyer
     */
    BuyerFacts facts(String buyer);

    /**
     * The digests, of those asked about, that any buyer has shown on another case before. Asked once about each piece of evidence, when it
     * is first shown; a host that keeps no list of them answers none.
     *
     * @param hashes the digests of the evidence
     */
    default Set<String> usedBefore(Set<String> hashes) {
        return Set.of();
    }
}
