package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One after-sales case as it stands, immutable. Desks change it by the decisions of {@link CaseDecisions}; a host reads it, and stores
 * it as it is.
 *
 * @param id order and number
 * @param kind what was asked for
 * @param status where it stands
 * @param version how often it was saved
 * @param namespace prefix of its effect keys, as it was when the case was opened
 * @param submission the application
 * @param review what was decided about it
 * @param returning the parcel that comes back; null when none does
 * @param inspection what was found in it; null before
 * @param replacement the goods that go out to the buyer; null when none do
 * @param interceptions parcels to be stopped on their way
 * @param refund the money
 * @param parked effects of it that were given up and are left to a person
 * @param waiting what happens if nobody does anything
 * @param attention whether it needs a person
 * @param endedAt when it came to the end it is at; null while it is open
 * @param score what its buyer thinks of it, 1 to 5; null as long as nothing was said
 * @param events how many lines its timeline has
 * @param effects how many effects it has owed
 */
public record AfterSalesCase(
        CaseId id,
        CaseKind kind,
        CaseStatus status,
        long version,
        String namespace,
        Submission submission,
        Review review,
        @Nullable ReturnShipment returning,
        @Nullable Inspection inspection,
        @Nullable Replacement replacement,
        List<Interception> interceptions,
        CaseRefund refund,
        List<ParkedEffect> parked,
        CaseWait waiting,
        TicketNeed attention,
        @Nullable Instant endedAt,
        @Nullable Integer score,
        int events,
        int effects) {

    /** Copies the lists. */
    public AfterSalesCase {
        interceptions = List.copyOf(interceptions);
        parked = List.copyOf(parked);
    }

    /** The parked effect with this key. */
    Optional<ParkedEffect> parked(EffectKey key) {
        for (ParkedEffect each : parked) {
            if (each.key().equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The moves the table has for this case now. */
    public List<CaseMove> legalMoves() {
        return Arrays.stream(CaseMove.values())
                .filter(move -> move.target(kind, status).isPresent())
                .toList();
    }

    /** The same case one version later. */
    public AfterSalesCase saved() {
        return new AfterSalesCase(
                id,
                kind,
                status,
                version + 1,
                namespace,
                submission,
                review,
                returning,
                inspection,
                replacement,
                interceptions,
                refund,
                parked,
                waiting,
                attention,
                endedAt,
                score,
                events,
                effects);
    }

    /** Whether the goods wanted in an exchange do not stand reserved. */
    boolean lacksStock() {
        return kind == CaseKind.EXCHANGE && (replacement == null || replacement.stock() != Replacement.Stock.RESERVED);
    }

    /** Whether goods are on their way to the buyer. */
    boolean isDispatched() {
        boolean onTheirWay = status == CaseStatus.EXCHANGING || status == CaseStatus.RESHIPPING;
        return onTheirWay && replacement != null && replacement.dispatch().deliveredAt() == null;
    }

    /** Whether the case is goodwill that its buyer has not heard of: neither granted nor talked about with them. */
    boolean isUntoldGoodwill() {
        return submission.isGoodwill()
                && refund.breakdown() == null
                && submission.remarks().isEmpty();
    }

    boolean hasInterception(Interception.State state) {
        return interceptions.stream().anyMatch(each -> each.state() == state);
    }

    boolean isBeingIntercepted() {
        return hasInterception(Interception.State.OUT);
    }

    /** The refusal of a move that is not in the table; empty when it is. */
    Optional<Rejection> illegal(CaseMove move) {
        return move.target(kind, status).isPresent()
                ? Optional.empty()
                : Optional.of(new CaseRejection.IllegalMove(kind, status, move));
    }
}
