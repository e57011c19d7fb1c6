package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Replacement;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.review.RuleDecision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next thing that a case waits for, with the party that has to act and the end of the wait.
 *
 * @param what the thing the case waits for
 * @param until the end of the wait: for a buyer the moment from which the case moves on without the buyer, for other parties the moment
 *     from which an alarm is raised; null when the wait has no end, or has ended in an alarm
 */
public record Awaited(What what, @Nullable Instant until) {

    /** The party that has to act. */
    public enum Party {
        /** The buyer. */
        BUYER,
        /** The staff of the shop. */
        STAFF,
        /** A payment provider, a carrier or the warehouse. */
        PARTNER,
        /** No party: the case has ended. */
        NONE
    }

    /** The things that a case can wait for. */
    public enum What {
        /** A reviewer decides about the application. */
        REVIEW(Party.STAFF),
        /** A second person approves, makes the same offer, makes the same entry of money, or states the same about a parked payment. */
        SECOND_APPROVAL(Party.STAFF),
        /** The buyer answers what was asked. */
        INFORMATION(Party.BUYER),
        /** The buyer accepts or declines an offer. */
        OFFER_ANSWER(Party.BUYER),
        /** The warehouse reserves the goods that are to be sent. */
        RESERVATION(Party.PARTNER),
        /** The warehouse tells whether goods could be kept back. */
        STOP(Party.PARTNER),
        /** The carrier tells whether a parcel could be stopped; the warehouse may be asked too. */
        INTERCEPTION(Party.PARTNER),
        /** A reviewer decides how the case goes on after its way has failed. */
        DECISION(Party.STAFF),
        /** The buyer posts the parcel. */
        POSTING(Party.BUYER),
        /** The posted parcel arrives. */
        ARRIVAL(Party.PARTNER),
        /** An inspector inspects the parcel. */
        INSPECTION(Party.STAFF),
        /** Another person confirms the refund. */
        CONFIRMATION(Party.STAFF),
        /** The payment provider answers. */
        PAYMENT(Party.PARTNER),
        /** Finance pays by hand and confirms it. */
        PAYMENT_BY_HAND(Party.STAFF),
        /** Finance retries a failed payment. */
        REFUND_RETRY(Party.STAFF),
        /** The buyer pays the difference. */
        TOP_UP(Party.BUYER),
        /** The goods go out and arrive. */
        DELIVERY(Party.PARTNER),
        /** No further wait: the case has ended. */
        NOTHING(Party.NONE);

        private final Party party;

        What(Party party) {
            this.party = party;
        }

        /** The party that has to act. */
        public Party party() {
            return party;
        }
    }

    /**
     * Tells what a decision about a case leaves to be waited for: a second person for an entry of money or for a statement about a parked
     * payment, else what the case waits for.
     */
    static Awaited after(Change change) {
        for (TimelineEntry line : change.events()) {
            if (line.event() instanceof CaseEvent.FirstEntryMade
                    || line.event() instanceof CaseEvent.ParkedEffectJudged) {
                return new Awaited(What.SECOND_APPROVAL, null);
            }
        }
        return by(change.next());
    }

    /** Tells what a case waits for. */
    public static Awaited by(AfterSalesCase subject) {
        What what = what(subject);
        // The wait itself may end earlier, in a reminder; the buyer acts until the deadline.
        Instant until = what == What.POSTING ? postingUntil(subject) : subject.dueAt();
        return new Awaited(what, what == What.NOTHING ? null : until);
    }

    /** Returns the deadline of the first parcel that the buyer has still to post; null when it has none. */
    private static @Nullable Instant postingUntil(AfterSalesCase subject) {
        for (Inbound each : subject.inbounds()) {
            if (each.state() == InboundState.AWAITED) {
                return each.deadline();
            }
        }
        return null;
    }

    private static What what(AfterSalesCase subject) {
        return switch (subject.status()) {
            case PENDING_REVIEW -> review(subject);
            case AWAITING_INFO -> What.INFORMATION;
            case OFFERED -> What.OFFER_ANSWER;
            case APPROVED -> afterApproval(subject);
            case WAITING_RETURN -> isAny(subject, InboundState.AWAITED) ? What.POSTING : What.ARRIVAL;
            case RETURNED, INSPECTING -> goodsThere(subject);
            case INSPECTION_PASSED -> What.CONFIRMATION;
            case INSPECTION_FAILED -> What.DECISION;
            case REFUNDING -> payment(subject, What.PAYMENT);
            case REFUND_FAILED -> payment(subject, What.REFUND_RETRY);
            case AWAITING_TOP_UP -> What.TOP_UP;
            case EXCHANGING -> exchange(subject);
            case RESHIPPING -> What.DELIVERY;
            case REJECTED, REFUNDED, EXCHANGED, RESHIPPED, CLOSED -> payment(subject, What.NOTHING);
        };
    }

    /** The wait of a case under review. An exchange that a rule has approved waits for its goods alone. */
    private static What review(AfterSalesCase subject) {
        RuleDecision said = subject.review().verdict();
        boolean heldBack = said != null && said.heldBack() == RuleDecision.HeldBack.STOCK_NOT_RESERVED;
        if (heldBack && isAsked(subject.replacement()) && !subject.review().isLeftToPersons()) {
            return What.RESERVATION;
        }
        Offer offer = subject.review().offer();
        boolean proposed = offer != null && !offer.isTold();
        return subject.review().reviewer() == null && !proposed ? What.REVIEW : What.SECOND_APPROVAL;
    }

    private static What afterApproval(AfterSalesCase subject) {
        if (isAsked(subject.replacement())) {
            return What.RESERVATION;
        }
        if (!subject.awaitsStop()) {
            return What.DECISION;
        }
        boolean carrier =
                subject.stops().stream().anyMatch(each -> each.isAsked() && each.by() == GoodsStop.Partner.CARRIER);
        return carrier ? What.INTERCEPTION : What.STOP;
    }

    private static boolean isAsked(@Nullable Replacement goods) {
        return goods != null && goods.stock() == Replacement.Stock.ASKED;
    }

    /** The wait of a case of which some goods are there: their inspection, and then what is still to come. */
    private static What goodsThere(AfterSalesCase subject) {
        if (isAny(subject, InboundState.RECEIVED) || isAny(subject, InboundState.LOST)) {
            return What.INSPECTION;
        }
        return isAny(subject, InboundState.AWAITED) ? What.POSTING : What.ARRIVAL;
    }

    /** The wait of an exchange whose new goods went out: for their arrival first, then for the old goods and the rest of the money. */
    private static What exchange(AfterSalesCase subject) {
        if (subject.isDispatched()) {
            return What.DELIVERY;
        }
        if (subject.inbounds().stream().anyMatch(Inbound::isPending)) {
            return goodsThere(subject);
        }
        boolean persons = subject.paysAfterInspection()
                || (subject.advance() != null && subject.advance().isShort());
        return persons ? What.DECISION : payment(subject, What.PAYMENT);
    }

    private static boolean isAny(AfterSalesCase subject, InboundState state) {
        for (Inbound each : subject.inbounds()) {
            if (each.state() == state) {
                return true;
            }
        }
        return false;
    }

    /** The wait of a case with payments. A payment by hand takes precedence over the other wait: a person has to make it. */
    private static What payment(AfterSalesCase subject, What otherwise) {
        for (RefundPart part : subject.refund().parts()) {
            if (part.state() == RefundPart.State.OPEN && part.route() == Route.OFFLINE) {
                return What.PAYMENT_BY_HAND;
            }
        }
        return otherwise;
    }
}
