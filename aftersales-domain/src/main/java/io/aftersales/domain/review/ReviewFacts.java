package io.aftersales.domain.review;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import java.util.List;

/**
 * The facts that a review rule sees and cannot change. The facts are stored on the case beside the decision, so that the decision can be
 * explained, and other rules be tried on the same facts.
 *
 * @param kind the kind of case
 * @param items the units, with their reasons and the party at fault for each
 * @param amount the worth of the units if all are accepted
 * @param evidence the number of pieces of evidence
 * @param evidenceReused whether some evidence was shown on another case before
 * @param handover the delivery progress of the goods
 * @param warehouse the warehouse the goods were sent from; empty when unknown
 * @param verified whether every reason is backed up: a loss by the carrier's report or the promised date, the rest by evidence
 * @param buyer the buyer's record
 * @param signals the names of the risk signals that were found, in their order
 * @param risk the sum of the signals' weights; 0 when there is no signal, or none was looked for
 * @param goodsAreHere whether the goods are at the shop already, so that the buyer cannot keep them
 * @param destinations where the goods of an exchange go back to if a rule approves it; no rule looks at them. None for other kinds
 */
public record ReviewFacts(
        CaseKind kind,
        List<CaseItem> items,
        Money amount,
        int evidence,
        boolean evidenceReused,
        DeliveryProgress handover,
        String warehouse,
        boolean verified,
        BuyerFacts buyer,
        List<String> signals,
        int risk,
        boolean goodsAreHere,
        List<ReturnDestination> destinations) {

    /** Copies the lists. */
    public ReviewFacts {
        items = List.copyOf(items);
        signals = List.copyOf(signals);
        destinations = List.copyOf(destinations);
    }

    /** Returns these facts with the risk signals that were found and the sum of their weights. */
    ReviewFacts scored(List<String> found, int sum) {
        return new ReviewFacts(
                kind,
                items,
                amount,
                evidence,
                evidenceReused,
                handover,
                warehouse,
                verified,
                buyer,
                found,
                sum,
                goodsAreHere,
                destinations);
    }

    /** Returns these facts with another worth of the units. */
    public ReviewFacts worth(Money now) {
        return new ReviewFacts(
                kind,
                items,
                now,
                evidence,
                evidenceReused,
                handover,
                warehouse,
                verified,
                buyer,
                signals,
                risk,
                goodsAreHere,
                destinations);
    }
}
