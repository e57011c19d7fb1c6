package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An after-sales case as it stands; immutable. Desks change a case through {@link CaseDecisions}. A host reads a case and stores it
 * unchanged.
 *
 * @param id the order and the number of the case on it
 * @param kind the kind of remedy asked for
 * @param status the current status
 * @param version the number of times the case was saved
 * @param namespace the prefix of the case's effect keys, fixed when the case was opened
 * @param submission the application
 * @param holds the units the case holds now, where it took them from; none once they are booked or released
 * @param review the decision about the application
 * @param inbounds the goods that come back, or are expected to, in the order of their numbers
 * @param advance the value that was given before the inspection, or for findings that were corrected since; null when none was
 * @param inspection the inspector's findings; null before the inspection
 * @param replacement the goods that go out to the buyer; null when none do
 * @param stops the goods to be kept from reaching the buyer, by place; none before the approval
 * @param refund the money and gifts of the case
 * @param parked the effects of the case that were given up and are left to a person
 * @param waiting the deadline or alarm that is due if nothing else happens
 * @param attention whether the case needs a person, and what its tickets were told
 * @param endedAt the moment the case reached its current end; null while it is open
 * @param closing how the case was closed last; null when it never was
 * @param score the buyer's rating, 1 to 5; null before the buyer rates the case
 * @param staff the ids of the staff who had a part in the case; after an appeal it stays as it was, because who decides then must have had
 *     none before
 * @param events the number of lines in the timeline
 * @param effects the number of effects owed so far
 */
public record AfterSalesCase(
        CaseId id,
        CaseKind kind,
        CaseStatus status,
        long version,
        String namespace,
        Submission submission,
        List<PlacedUnits> holds,
        Review review,
        List<Inbound> inbounds,
        @Nullable Advance advance,
        @Nullable Inspection inspection,
        @Nullable Replacement replacement,
        List<GoodsStop> stops,
        CaseRefund refund,
        List<ParkedEffect> parked,
        CaseWait waiting,
        TicketNeed attention,
        @Nullable Instant endedAt,
        @Nullable Closing closing,
        @Nullable Integer score,
        Set<String> staff,
        int events,
        int effects) {

    /** Copies the lists. */
    public AfterSalesCase {
        holds = List.copyOf(holds);
        inbounds = List.copyOf(inbounds);
        stops = List.copyOf(stops);
        parked = List.copyOf(parked);
        staff = Set.copyOf(staff);
    }

    /** Returns the parked effect with this key; empty when there is none. */
    Optional<ParkedEffect> parked(EffectKey key) {
        for (ParkedEffect each : parked) {
            if (each.key().equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns this case with its version counted up by one, as a repository stores it. */
    public AfterSalesCase saved() {
        return new AfterSalesCase(
                id,
                kind,
                status,
                version + 1,
                namespace,
                submission,
                holds,
                review,
                inbounds,
                advance,
                inspection,
                replacement,
                stops,
                refund,
                parked,
                waiting,
                attention,
                endedAt,
                closing,
                score,
                staff,
                events,
                effects);
    }

    /** Tells whether the case is an exchange whose goods are not reserved. */
    boolean lacksStock() {
        return kind == CaseKind.EXCHANGE && (replacement == null || replacement.stock() != Replacement.Stock.RESERVED);
    }

    /** Tells whether replacement goods are on their way to the buyer. */
    public boolean isDispatched() {
        boolean onTheirWay = status == CaseStatus.EXCHANGING || status == CaseStatus.RESHIPPING;
        return onTheirWay
                && replacement != null
                && !replacement.stock().isGivenUp()
                && replacement.dispatch().deliveredAt() == null;
    }

    /**
     * Tells whether the goods of an exchange were to go out before the inspection and were stopped, so that the case waits for the old goods
     * and then pays for them.
     */
    public boolean paysAfterInspection() {
        return kind == CaseKind.EXCHANGE
                && status == CaseStatus.EXCHANGING
                && replacement != null
                && replacement.stock().isGivenUp();
    }

    /** Tells whether the case is goodwill that its buyer has not heard of: neither granted nor discussed with the buyer. */
    boolean isUntoldGoodwill() {
        return submission.isGoodwill()
                && refund.breakdown() == null
                && submission.remarks().isEmpty();
    }

    /** Returns the inbound with this number; empty when there is none. */
    public Optional<Inbound> inbound(int number) {
        return number < 1 || number > inbounds.size() ? Optional.empty() : Optional.of(inbounds.get(number - 1));
    }

    /** Returns where the money of the case goes: as the terms of its approval say, else as the buyer asked. */
    public RefundDestination refundTo() {
        return review.terms().destination(submission.refundTo());
    }

    /** Returns the moment at which something is due on the case or on goods that come back; null when nothing is. */
    public @Nullable Instant dueAt() {
        Instant first = waiting.dueAt();
        for (Inbound each : inbounds) {
            Instant its = each.waiting().dueAt();
            first = first == null || (its != null && its.isBefore(first)) ? its : first;
        }
        return first;
    }

    /** Tells whether the case owes the buyer money, points or a gift: a payment of it is not made, or a gift not granted, or was undone. */
    public boolean isOwing() {
        return refund.any(part -> !part.is(RefundPart.State.PAID))
                || refund.gifts().stream().anyMatch(gift -> !gift.is(RefundPart.State.PAID));
    }

    /**
     * Tells whether money was booked for goods that stay with the buyer: a return that was approved so, or a refund without return of goods
     * that were delivered or could not be stopped. A host counts such cases as {@link io.aftersales.domain.review.BuyerFacts#kept()}.
     */
    public boolean goodsKept() {
        RefundBreakdown booked = refund.breakdown();
        if (booked == null || submission.isGoodwill()) {
            return false;
        }
        return switch (kind) {
            case RETURN_REFUND -> review.terms().keeping();
            case REFUND_ONLY -> isPaidUnsecured(booked);
            case EXCHANGE, RESHIP -> false;
        };
    }

    /** Tells whether more was paid for than did not reach the buyer; an order without lines tells so by a stop that failed. */
    private boolean isPaidUnsecured(RefundBreakdown booked) {
        long paid = booked.lines().stream()
                .mapToLong(RefundBreakdown.OfLine::quantity)
                .sum();
        long secured = 0;
        boolean failed = false;
        for (GoodsStop stop : stops) {
            boolean reached = stop.state() == GoodsStop.State.NOT_STOPPED || stop.state() == GoodsStop.State.FOUND;
            failed |= reached;
            if (!reached) {
                secured += stop.units().stream().mapToLong(Units::quantity).sum();
            }
        }
        return submission.items().isEmpty() ? failed : paid > secured;
    }

    /** Tells whether the status of the case follows goods that the buyer sends back. */
    boolean waitsForGoods() {
        return status == CaseStatus.WAITING_RETURN
                || status == CaseStatus.RETURNED
                || status == CaseStatus.INSPECTING
                || paysAfterInspection();
    }

    /** Returns the inbounds that count: those since the appeal, where there was one. */
    List<Inbound> counting() {
        return review.counting(inbounds);
    }

    /** Tells whether the case gave value before the inspection, so that its units are booked while they may still come. */
    boolean gaveEarly() {
        return advance != null && advance.early();
    }

    /** Tells whether an inbound is from before an appeal, so that the case is decided without it. */
    boolean isBeforeAppeal(Inbound inbound) {
        Appeal appeal = review.appeal();
        return appeal != null && inbound.number() <= appeal.inbounds();
    }

    /** Tells whether goods may come, or have come, that were not expected any more. */
    public boolean mayComeLate() {
        boolean late = closing != null;
        for (Inbound each : inbounds) {
            late |= each.state() == InboundState.NOT_COMING;
        }
        return late;
    }

    /** Tells whether goods were asked to be stopped and the answer is not in. */
    public boolean awaitsStop() {
        return stops.stream().anyMatch(GoodsStop::isAsked);
    }

    /** Returns ILLEGAL_MOVE when the table of moves does not allow a move now; empty when it does. */
    Optional<Rejection> illegal(CaseMove move) {
        return move.target(kind, status).isPresent()
                ? Optional.empty()
                : Optional.of(new CaseRejection.IllegalMove(kind, status, move));
    }
}
