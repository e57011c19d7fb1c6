package io.aftersales.domain.cases;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.shared.UpperSnake;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened to a case. Facts only: amounts, quantities, codes and references, no name, address or card. The texts that people
 * wrote stay on the case and out of the events.
 */
public sealed interface CaseEvent {

    /** The stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** One English sentence for a timeline. */
    String describe();

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** An application was made. */
    record CaseSubmitted(CaseKind kind, List<CaseItem> items) implements CaseEvent {
        /** Copies the list. */
        public CaseSubmitted {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            long units = items.stream().mapToLong(CaseItem::quantity).sum();
            return kind + " applied for, " + counted(units, "unit");
        }
    }

    /**
     * A compensation was proposed, for these lines or for the order as such.
     *
     * @param amount what counts against limits: the money, and what the gifts are worth to the shop
     */
    record GoodwillProposed(Money amount, List<LineId> lines, List<Gift> gifts) implements CaseEvent {
        /** Copies the lists. */
        public GoodwillProposed {
            lines = List.copyOf(lines);
            gifts = List.copyOf(gifts);
        }

        @Override
        public String describe() {
            return "Compensation of " + amount + with(gifts) + " proposed";
        }
    }

    /**
     * Records that a compensation was granted, by its proposer within the proposer's limits or by a second person.
     *
     * @param amount what counts against limits: the money, and what the gifts are worth to the shop
     */
    record GoodwillGranted(Money amount, List<Gift> gifts) implements CaseEvent {
        /** Copies the list. */
        public GoodwillGranted {
            gifts = List.copyOf(gifts);
        }

        @Override
        public String describe() {
            return "Compensation of " + amount + with(gifts) + " granted";
        }
    }

    private static String with(List<Gift> gifts) {
        return gifts.isEmpty()
                ? ""
                : gifts.stream().map(Gift::toString).collect(Collectors.joining(", ", " in all, with ", ","));
    }

    /** Points were given as a compensation. */
    record PointsGranted(long points, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return counted(points, "point") + " granted (" + reference + ")";
        }
    }

    /** A coupon was given as a compensation. */
    record CouponGranted(String coupon, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "Coupon " + coupon + " granted (" + reference + ")";
        }
    }

    /** A gift could definitely not be given. */
    record GiftFailed(Gift gift, String why) implements CaseEvent {
        @Override
        public String describe() {
            return gift + " could not be granted (" + why + ")";
        }
    }

    /** A gift was given under a key that was said to have failed, beside the one it is given under since. */
    record GiftGrantedTwice(Gift gift, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return gift + " was granted once more (" + reference + ")";
        }
    }

    /** A gift that had been given was taken away again. */
    record GiftTakenBack(Gift gift, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return gift + " was taken back (" + reference + ")";
        }
    }

    /** The buyer was asked something. */
    record InfoRequested() implements CaseEvent {
        @Override
        public String describe() {
            return "Information asked for";
        }
    }

    /** The buyer answered. */
    record InfoProvided(int evidence) implements CaseEvent {
        @Override
        public String describe() {
            return "Information given";
        }
    }

    /** The rules were asked and one of them applied, whether it decides or a person does. */
    record RuleApplied(RuleDecision verdict) implements CaseEvent {
        @Override
        public String describe() {
            return verdict.describe();
        }
    }

    /** The first of two persons approved. */
    record FirstApprovalGiven(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return "Approved for " + amount + ", a second person has to agree";
        }
    }

    /** The application was granted. */
    record CaseApproved(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return "Approved for " + amount;
        }
    }

    /** The application was not granted. The reason is kept on the case. */
    record CaseRejected(String rule) implements CaseEvent {
        @Override
        public String describe() {
            return "Rejected";
        }
    }

    /** Records that the application was withdrawn. */
    record CaseWithdrawn() implements CaseEvent {
        @Override
        public String describe() {
            return "Withdrawn";
        }
    }

    /** A deadline passed. */
    record CaseExpired(CaseStatus waitedIn) implements CaseEvent {
        @Override
        public String describe() {
            return "Ended, nothing came in time while " + waitedIn;
        }
    }

    /** The case ended without a refund. */
    record CaseClosed(String why) implements CaseEvent {
        @Override
        public String describe() {
            return "Closed: " + why;
        }
    }

    /** The buyer may send the goods until this moment. */
    record ReturnAwaited(Instant deadline) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods to be sent back until " + deadline;
        }
    }

    /** The shop's waybill is there. */
    record WaybillCreated(String carrier, String trackingNumber) implements CaseEvent {
        @Override
        public String describe() {
            return "Return waybill made: " + carrier + " " + trackingNumber;
        }
    }

    /** The shop's waybill could not be made. */
    record WaybillRefused(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "No return waybill: " + failure;
        }
    }

    /** The parcel was posted. */
    record ReturnPosted(String carrier, String trackingNumber) implements CaseEvent {
        @Override
        public String describe() {
            return "Posted with " + carrier + " " + trackingNumber;
        }
    }

    /** The buyer was reminded. */
    record ReminderSent(Instant deadline) implements CaseEvent {
        @Override
        public String describe() {
            return "Reminded: goods to be sent back until " + deadline;
        }
    }

    /** The parcel arrived. */
    record ReturnReceived() implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel received";
        }
    }

    /** The parcel was lost on the way back. */
    record ReturnLost() implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel lost by the carrier";
        }
    }

    /** Records the findings of an inspector. */
    record FindingsRecorded(List<Finding> findings) implements CaseEvent {
        /** Copies the list. */
        public FindingsRecorded {
            findings = List.copyOf(findings);
        }

        @Override
        public String describe() {
            var text = new StringBuilder("Inspected: ");
            for (Finding finding : findings) {
                text.append(text.length() > 11 ? ", " : "")
                        .append(finding.quantity())
                        .append(" of line ")
                        .append(finding.line())
                        .append(' ')
                        .append(finding.condition());
            }
            return text.toString();
        }
    }

    /** At least one unit was accepted. */
    record InspectionPassed(List<Units> accepted) implements CaseEvent {
        /** Copies the list. */
        public InspectionPassed {
            accepted = List.copyOf(accepted);
        }

        @Override
        public String describe() {
            return counted(accepted.stream().mapToLong(Units::quantity).sum(), "unit") + " accepted";
        }
    }

    /** No unit was accepted. */
    record InspectionFailed(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Nothing accepted: " + failure;
        }
    }

    /** Goods that were not accepted went back to the buyer. */
    record GoodsSentBack(String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "Refused goods sent back to the buyer";
        }
    }

    /** Goods that were not accepted could not be sent back. */
    record SendBackRefused(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Refused goods could not be sent back: " + failure;
        }
    }

    /** The carrier was asked to stop a parcel. */
    record InterceptionAsked(int parcels) implements CaseEvent {
        @Override
        public String describe() {
            return "Carrier asked to stop " + counted(parcels, "parcel");
        }
    }

    /** The carrier answered. */
    record InterceptionAnswered(String parcel, boolean caught) implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel " + parcel + (caught ? " stopped" : " could not be stopped");
        }
    }

    /** Nothing was paid yet, because a person has to confirm the amount. */
    record ConfirmationNeeded(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " has to be confirmed by a second person";
        }
    }

    /** The money was booked and is being paid. */
    record RefundStarted(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " being refunded";
        }
    }

    /** A part was paid. */
    record RefundPartPaid(TenderId tender, Money amount, Route route, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " paid back on " + tender + (route == Route.ORIGINAL ? "" : " by " + route);
        }
    }

    /** Points were given back. */
    record PointsGivenBack(TenderId tender, long points) implements CaseEvent {
        @Override
        public String describe() {
            return points + " points given back";
        }
    }

    /** A part could not be paid this way. */
    record RefundPartFailed(TenderId tender, Route route, String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Payment on " + tender + " by " + route + " refused: " + failure;
        }
    }

    /** A part goes another way. */
    record RefundRerouted(TenderId tender, Route route) implements CaseEvent {
        @Override
        public String describe() {
            return "Payment on " + tender + " goes by " + route + " instead";
        }
    }

    /** A part that had been paid came back to the shop. */
    record RefundPartTakenBack(TenderId tender, Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " on " + tender + " came back from the provider";
        }
    }

    /** A route that was given up reports success. */
    record PaidOnDeadRoute(TenderId tender, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "A payment on " + tender + " given up as failed reports success";
        }
    }

    /** What paid on a route that had been given up counts, since nothing else has paid. */
    record StrayPaymentCounted(TenderId tender, Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " on " + tender + " counts as paid by the payment that had been given up";
        }
    }

    /** What paid on a route that had been given up has come back, and had not counted. */
    record StrayPaymentTakenBack(TenderId tender, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "The payment on " + tender + " that had been given up came back from the provider";
        }
    }

    /** Everything was paid. */
    record RefundSettled(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " refunded";
        }
    }

    /** Some part could not be paid. */
    record RefundFailed() implements CaseEvent {
        @Override
        public String describe() {
            return "Refund failed on every route";
        }
    }

    /** Failed parts are tried again. */
    record RefundRetried() implements CaseEvent {
        @Override
        public String describe() {
            return "Refund tried again";
        }
    }

    /** The goods wanted stand reserved. */
    record StockReserved() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods reserved";
        }
    }

    /** The goods wanted are not there. */
    record StockRefused(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "No goods reserved: " + failure;
        }
    }

    /** The buyer has to pay a difference. */
    record TopUpAsked(Money amount, Instant deadline) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " to be paid on top until " + deadline;
        }
    }

    /** Records that the buyer paid the difference. */
    record TopUpPaid(Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " paid on top";
        }
    }

    /** Records that the buyer will not pay the difference, as far as is known. */
    record TopUpRefused(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Nothing paid on top: " + failure;
        }
    }

    /** Records that the payment request for the difference is being cancelled. */
    record TopUpGivenUp() implements CaseEvent {
        @Override
        public String describe() {
            return "The difference is no longer asked for";
        }
    }

    /** Records that the payment request could not be cancelled in time. */
    record TopUpNotGivenUp(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "The difference is under way already: " + failure;
        }
    }

    /** Records that the buyer paid the difference after the case had stopped waiting for it. */
    record TopUpPaidLate(Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " paid on top too late, goes back";
        }
    }

    /** What had been paid on top was taken back from the shop. */
    record TopUpTakenBack(Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " paid on top was taken back by the provider";
        }
    }

    /** The units are exchanged on the order's account, and the new goods are ordered. */
    record ExchangeBooked(List<ExchangedUnits> swaps, Money difference) implements CaseEvent {
        /** Copies the list. */
        public ExchangeBooked {
            swaps = List.copyOf(swaps);
        }

        @Override
        public String describe() {
            return counted(swaps.stream().mapToLong(ExchangedUnits::quantity).sum(), "unit") + " exchanged"
                    + (difference.isNegative() ? ", " + difference.negated() + " goes back" : "");
        }
    }

    /** The goods are ordered once more. */
    record ReshipStarted() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods ordered once more";
        }
    }

    /** The host has an order that sends the goods. */
    record ReplacementOrdered(String order) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods go out with order " + order;
        }
    }

    /** The goods left. */
    record ReplacementShipped(String carrier, String trackingNumber) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods sent with " + carrier + " " + trackingNumber;
        }
    }

    /** The goods arrived; something else is still to be settled. */
    record ReplacementDelivered() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods delivered, the difference is not settled yet";
        }
    }

    /** The goods are to be stopped. */
    record ReplacementStopAsked() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods to be stopped, money goes back instead if they can be";
        }
    }

    /** Records that the goods could not be stopped. */
    record ReplacementNotStopped(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods could not be stopped: " + failure;
        }
    }

    /** The goods will definitely not come. */
    record ReplacementGivenUp(String why) implements CaseEvent {
        @Override
        public String describe() {
            return "No goods will come (" + why + "), money goes back instead";
        }
    }

    /** The exchange is complete. */
    record ExchangeCompleted() implements CaseEvent {
        @Override
        public String describe() {
            return "Exchanged";
        }
    }

    /** What was sent again arrived. */
    record ReshipDelivered() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods delivered";
        }
    }

    /** Records that the lost parcel, which the goods were sent for, turned up. */
    record LostParcelFound(String parcel) implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel " + parcel + " has turned up";
        }
    }

    /** Records that an effect of the case was given up and left to a person. */
    record EffectParked(EffectKey key, String effect) implements CaseEvent {
        @Override
        public String describe() {
            return effect + " " + key + " given up, a person is needed";
        }
    }

    /** One person said what became of a parked payment; a second has to say the same. */
    record ParkedEffectJudged(EffectKey key, String effect, ParkedAnswer said, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return effect + " " + key + ": " + said + " (" + reference + "), to be confirmed by a second person";
        }
    }

    /** A parked effect is settled, or taken up again. */
    record ParkedEffectResolved(EffectKey key, String effect, String how, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return effect + " " + key + ": " + how + (reference.isEmpty() ? "" : " (" + reference + ")");
        }
    }

    /** Money went back on one tender outside of after-sales. */
    record ExternalRefundRecorded(TenderId tender, Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " went back on " + tender + " elsewhere, " + reference;
        }
    }

    /** The buyer said how content they are, from 1 to 5. */
    record CaseRated(int score) implements CaseEvent {
        @Override
        public String describe() {
            return "Rated " + score + " of " + Rating.HIGHEST;
        }
    }

    /** The case has waited too long. */
    record WaitOverdue(CaseStatus waitsIn) implements CaseEvent {
        @Override
        public String describe() {
            return "Has waited too long in " + waitsIn;
        }
    }
}
