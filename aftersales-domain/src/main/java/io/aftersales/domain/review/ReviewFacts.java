package io.aftersales.domain.review;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import java.util.List;

/**
 * What a rule of review sees: facts, and nothing it could change. It is kept on the case beside what was decided, so that a decision can
 * be explained, and other rules be tried on the same facts.
 *
 * @param kind what is asked for
 * @param items the units, with their reasons and whose fault each is
 * @param amount what the units are worth if all are accepted
 * @param evidence how much was shown
 * @param evidenceReused whether some of it was shown on another case before
 * @param handover how far the goods have come
 * @param warehouse where they were sent from; empty when unknown
 * @param verified whether every reason is borne out: by the carrier's word or the promised date for what is lost, by something
 *     shown for the rest
 * @param buyer the buyer's record
 * @param signals the names of the risk signals that were found, in their order
 * @param risk the sum of their weights; 0 when there is no sign of risk, or none was looked for
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
        int risk) {

    /** Copies the lists. */
    public ReviewFacts {
        items = List.copyOf(items);
        signals = List.copyOf(signals);
    }

    /** A copy with the signals that were found, and the sum of their weights. */
    ReviewFacts scored(List<String> found, int sum) {
        return new ReviewFacts(
                kind, items, amount, evidence, evidenceReused, handover, warehouse, verified, buyer, found, sum);
    }

    /** A copy for units that are worth another amount by now. */
    public ReviewFacts worth(Money now) {
        return new ReviewFacts(
                kind, items, now, evidence, evidenceReused, handover, warehouse, verified, buyer, signals, risk);
    }
}
