package io.aftersales.domain.cases;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.shared.UpperSnake;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event in the life of a case. Events carry facts only: amounts, quantities, codes and references, but no name, address or card. What
 * buyers wrote stays on the case and out of the events; the notes and reasons of staff are in some, such as the findings of an inspector.
 */
public sealed interface CaseEvent {

    /** Returns the stable code of the event: the name of its record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** Describes the event in one English sentence, for a timeline. */
    String describe();

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Records that an application was made. */
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
     * Records that goodwill was proposed.
     *
     * @param amount the amount that counts against limits: the money, and what the gifts are worth to the shop
     * @param lines the lines the goodwill is for; empty when it is for shipping or for the whole order
     * @param gifts the points and coupons proposed
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
     * Records that goodwill was granted, by its proposer within the proposer's limits or by a second person.
     *
     * @param amount the amount that counts against limits: the money, and what the gifts are worth to the shop
     * @param gifts the points and coupons granted
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

    /** Records that the buyer received points as goodwill. */
    record PointsGranted(long points, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return counted(points, "point") + " granted (" + reference + ")";
        }
    }

    /** Records that the buyer received a coupon as goodwill. */
    record CouponGranted(String coupon, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "Coupon " + coupon + " granted (" + reference + ")";
        }
    }

    /** Records that the buyer received store credit beside the money of the order. */
    record CreditGranted(Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " of credit granted (" + reference + ")";
        }
    }

    /** Records that a gift could definitely not be granted. */
    record GiftFailed(Gift gift, String why) implements CaseEvent {
        @Override
        public String describe() {
            return gift + " could not be granted (" + why + ")";
        }
    }

    /** Records that a gift was granted under a key reported as failed, in addition to the grant made since. */
    record GiftGrantedTwice(Gift gift, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return gift + " was granted once more (" + reference + ")";
        }
    }

    /** Records that a granted gift was taken back from the buyer. */
    record GiftTakenBack(Gift gift, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return gift + " was taken back (" + reference + ")";
        }
    }

    /** Records that the buyer was asked for information. */
    record InfoRequested() implements CaseEvent {
        @Override
        public String describe() {
            return "Information asked for";
        }
    }

    /** Records that the buyer answered a request for information. */
    record InfoProvided(int evidence) implements CaseEvent {
        @Override
        public String describe() {
            return "Information given";
        }
    }

    /**
     * Records that a window rule decided until when units of the application could be claimed.
     *
     * @param rule the name of the rule
     * @param lines the lines of the units
     * @param until the earliest end among their windows; null where all could be claimed for ever, or their window had not begun
     */
    record WindowRuleApplied(
            String rule, List<LineId> lines, @Nullable Instant until) implements CaseEvent {
        /** Copies the list. */
        public WindowRuleApplied {
            lines = List.copyOf(lines);
        }

        /** Returns the event for the units of both. */
        WindowRuleApplied and(WindowRuleApplied other) {
            boolean sooner = until == null || (other.until != null && other.until.isBefore(until));
            List<LineId> all = Stream.concat(lines.stream(), other.lines.stream())
                    .distinct()
                    .toList();
            return new WindowRuleApplied(rule, all, sooner ? other.until : until);
        }

        @Override
        public String describe() {
            return lines.stream()
                    .map(LineId::value)
                    .collect(Collectors.joining(
                            ", ", "Window rule " + rule + " applied to ", until == null ? "" : ", until " + until));
        }
    }

    /**
     * Records that a member of the staff opened the case as an exception.
     *
     * @param lifted the codes of the refusals that the application would have met otherwise; none where it would have been accepted anyway
     */
    record OpenedAsException(List<String> lifted) implements CaseEvent {
        /** Copies the list. */
        public OpenedAsException {
            lifted = List.copyOf(lifted);
        }

        @Override
        public String describe() {
            return "Opened as an exception" + (lifted.isEmpty() ? "" : ", in spite of " + String.join(", ", lifted));
        }
    }

    /** Records that a review rule applied, whether the rule decides or leaves the decision to a person. */
    record RuleApplied(RuleDecision verdict) implements CaseEvent {
        @Override
        public String describe() {
            return verdict.describe();
        }
    }

    /** Records the approval of the first of two persons. */
    record FirstApprovalGiven(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return "Approved for " + amount + ", a second person has to agree";
        }
    }

    /** Records that the first of two persons made an offer, which the buyer does not see yet. */
    record OfferProposed(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return "Offer of " + amount + " proposed, a second person has to agree";
        }
    }

    /**
     * Records that the buyer was made an offer.
     *
     * @param amount the amount that counts against limits
     * @param until the moment until which the buyer may answer
     */
    record OfferMade(Money amount, Instant until) implements CaseEvent {
        @Override
        public String describe() {
            return "Offer of " + amount + " made, until " + until;
        }
    }

    /** Records that the buyer accepted the offer. */
    record OfferAccepted() implements CaseEvent {
        @Override
        public String describe() {
            return "Offer accepted";
        }
    }

    /** Records that an offer ended without being accepted, and that the application is reviewed again. */
    record OfferEnded(Why why) implements CaseEvent {
        /** The reason for which an offer ends. */
        public enum Why {
            /** The buyer declined it. */
            DECLINED,
            /** The buyer did not answer in time. */
            EXPIRED,
            /** The buyer accepted it when it had come to more, or was not possible any more. */
            OUTDATED
        }

        @Override
        public String describe() {
            return "Offer ended: " + why;
        }
    }

    /**
     * Records that an appeal was made against the decision. The reasons are stored on the case.
     *
     * @param evidence the number of pieces of evidence shown with it
     */
    record CaseAppealed(int evidence) implements CaseEvent {
        @Override
        public String describe() {
            return "Appeal made";
        }
    }

    /** Records that the application was granted. */
    record CaseApproved(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return "Approved for " + amount;
        }
    }

    /** Records that the buyer keeps goods that are paid for, so that nothing has to come back. */
    record GoodsLeftWithBuyer(List<Units> units) implements CaseEvent {
        /** Copies the list. */
        public GoodsLeftWithBuyer {
            units = List.copyOf(units);
        }

        @Override
        public String describe() {
            return units.stream()
                    .map(each -> each.quantity() + " of line " + each.line())
                    .collect(Collectors.joining(", ", "The buyer keeps ", ""));
        }
    }

    /** Records that the application was refused. The reason is stored on the case. */
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

    /** Records that the case ended because the buyer let a deadline pass. */
    record CaseExpired(CaseStatus waitedIn) implements CaseEvent {
        @Override
        public String describe() {
            return "Ended, nothing came in time while " + waitedIn;
        }
    }

    /** Records that the case was closed without a refund. */
    record CaseClosed(Closing.Reason why) implements CaseEvent {
        @Override
        public String describe() {
            return "Closed: " + why;
        }
    }

    /** Records that the buyer may send the goods back until a deadline. */
    record ReturnAwaited(Instant deadline) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods to be sent back until " + deadline;
        }
    }

    /** Records that the shop's return waybill was created. */
    record WaybillCreated(int inbound, String carrier, String trackingNumber) implements CaseEvent {
        @Override
        public String describe() {
            return "Return waybill made: " + carrier + " " + trackingNumber;
        }
    }

    /** Records that the shop's return waybill could not be created. */
    record WaybillRefused(int inbound, String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "No return waybill: " + failure;
        }
    }

    /** Records that the buyer posted the goods. */
    record ReturnPosted(int inbound, String carrier, String trackingNumber) implements CaseEvent {
        @Override
        public String describe() {
            return "Posted with " + carrier + " " + trackingNumber;
        }
    }

    /** Records that the buyer was reminded to send the goods back. */
    record ReminderSent(Instant deadline) implements CaseEvent {
        @Override
        public String describe() {
            return "Reminded: goods to be sent back until " + deadline;
        }
    }

    /**
     * Records that goods came back.
     *
     * @param inbound the number of the inbound on its case
     * @param warehouse the warehouse that received them; empty when unknown
     */
    record ReturnReceived(int inbound, String warehouse) implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel received";
        }
    }

    /**
     * Records that a parcel which did not reach the buyer is expected back.
     *
     * @param inbound the number of the inbound on its case
     * @param parcel the host's id of the parcel
     * @param warehouse the warehouse it was sent from; empty when unknown
     */
    record ParcelExpected(int inbound, Place parcel, String warehouse) implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel " + parcel + " expected back";
        }
    }

    /**
     * Records that goods which were there already are taken in.
     *
     * @param inbound the number of the inbound on its case
     * @param warehouse the warehouse where they are
     */
    record GoodsTakenIn(int inbound, String warehouse) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods taken in that came unannounced";
        }
    }

    /** Records that the rest of the goods was not posted in time: it is not expected any more, and its units are released. */
    record RestNotPosted(List<Units> units) implements CaseEvent {
        /** Copies the list. */
        public RestNotPosted {
            units = List.copyOf(units);
        }

        @Override
        public String describe() {
            return counted(units.stream().mapToLong(Units::quantity).sum(), "unit") + " not posted in time";
        }
    }

    /** Records that goods came back late, so that the case was opened again. */
    record CaseReopened(List<Units> units) implements CaseEvent {
        /** Copies the list. */
        public CaseReopened {
            units = List.copyOf(units);
        }

        @Override
        public String describe() {
            return "Opened again, "
                    + counted(units.stream().mapToLong(Units::quantity).sum(), "unit") + " came late";
        }
    }

    /** Records that goods on their way back have not arrived for too long, and that an alarm was raised. */
    record GoodsOverdue(int inbound) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods on their way back have not arrived";
        }
    }

    /** Records that goodwill was given on the order since the case was closed: a person decides whether the refund is still due. */
    record GoodwillGivenMeanwhile(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return "Goodwill of " + amount + " given since the case was closed";
        }
    }

    /** Records that the returned parcel was lost on the way. */
    record ReturnLost(int inbound) implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel lost by the carrier";
        }
    }

    /** Records that a return was paid, or the new goods of an exchange were sent, before the inspection. */
    record ReleasedEarly(@Nullable Release release) implements CaseEvent {
        @Override
        public String describe() {
            return "Given before the inspection: " + release;
        }
    }

    /** Records that value is given after the inspection all the same, because an amount has to be confirmed or paid first. */
    record ReleasePutOff(Money amount, Cause cause) implements CaseEvent {
        /** The reason. */
        public enum Cause {
            /** The amount is more than was approved. */
            MORE_THAN_APPROVED,
            /** The buyer of an exchange has to pay the amount. */
            PAYMENT_ASKED
        }

        @Override
        public String describe() {
            return cause == Cause.PAYMENT_ASKED
                    ? "The new goods go out after the inspection, because the buyer has to pay " + amount
                    : amount + " is given after the inspection, because it is more than was approved";
        }
    }

    /** Records what is short of the goods that were paid early, after it changed. */
    record ShortfallChanged(List<Units> units, Money amount) implements CaseEvent {
        /** Copies the list. */
        public ShortfallChanged {
            units = List.copyOf(units);
        }

        @Override
        public String describe() {
            return "Shortfall of " + amount;
        }
    }

    /** Records that the shop bears what is short. */
    record ShortfallWrittenOff(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " of the shortfall written off";
        }
    }

    /** Records that the buyer paid back what was short, or a part of it. */
    record ShortfallRecovered(Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " of the shortfall paid by the buyer (" + reference + ")";
        }
    }

    /** Records the findings of an inspector. */
    record FindingsRecorded(int inbound, List<Finding> findings) implements CaseEvent {
        /** Copies the list. */
        public FindingsRecorded {
            findings = List.copyOf(findings);
        }

        @Override
        public String describe() {
            return "Inspected: " + described(findings);
        }

        private static String described(List<Finding> findings) {
            return findings.stream()
                    .map(each -> each.quantity() + " of line " + each.line() + ' '
                            + each.grade().code())
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Records that an inspector restated the findings in goods that were inspected.
     *
     * @param findings all findings in them as they stand now
     */
    record InspectionCorrected(int inbound, List<Finding> findings, String why) implements CaseEvent {
        /** Copies the list. */
        public InspectionCorrected {
            findings = List.copyOf(findings);
        }

        @Override
        public String describe() {
            return "Findings corrected: " + FindingsRecorded.described(findings) + " (" + why + ")";
        }
    }

    /** Records that the inspection accepted at least one unit. */
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

    /** Records that the inspection accepted no unit. */
    record InspectionFailed(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Nothing accepted: " + failure;
        }
    }

    /** Records that refused goods were sent back to the buyer. */
    record GoodsSentBack(int inbound, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "Refused goods sent back to the buyer";
        }
    }

    /** Records that refused goods could not be sent back to the buyer. */
    record SendBackRefused(int inbound, String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Refused goods could not be sent back: " + failure;
        }
    }

    /** Records that the warehouse was asked to keep goods back. */
    record FulfilmentStopAsked(int places) implements CaseEvent {
        @Override
        public String describe() {
            return "Warehouse asked to keep back the goods of " + counted(places, "place");
        }
    }

    /** Records the warehouse's answer to a request to keep goods back. */
    record FulfilmentStopAnswered(Place place, boolean stopped) implements CaseEvent {
        @Override
        public String describe() {
            return goodsIn(place) + (stopped ? " kept back" : " could not be kept back");
        }

        private static String goodsIn(Place place) {
            return place.equals(Place.NO_PARCEL) ? "Goods in no parcel" : "Parcel " + place;
        }
    }

    /** Records the units that could not be stopped: they are not refunded, and the buyer can return them. */
    record GoodsNotStopped(List<Units> units) implements CaseEvent {
        /** Copies the list. */
        public GoodsNotStopped {
            units = List.copyOf(units);
        }

        @Override
        public String describe() {
            return counted(units.stream().mapToLong(Units::quantity).sum(), "unit") + " could not be stopped";
        }
    }

    /** Records that the carrier was asked to stop parcels. */
    record InterceptionAsked(int parcels) implements CaseEvent {
        @Override
        public String describe() {
            return "Carrier asked to stop " + counted(parcels, "parcel");
        }
    }

    /** Records the carrier's answer to a request to stop a parcel. */
    record InterceptionAnswered(String parcel, boolean caught) implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel " + parcel + (caught ? " stopped" : " could not be stopped");
        }
    }

    /** Records that an amount is not paid until a second person confirms it. */
    record ConfirmationNeeded(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " has to be confirmed by a second person";
        }
    }

    /** Records that the refund was booked and is being paid: the amount is the part of it that can be paid, as it was captured. */
    record RefundStarted(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " being refunded";
        }
    }

    /** Records that the refund on one tender was paid. */
    record RefundPartPaid(TenderId tender, Money amount, Route route, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " paid back on " + tender + (route == Route.ORIGINAL ? "" : " by " + route);
        }
    }

    /** Records that points were given back to the buyer. */
    record PointsGivenBack(TenderId tender, long points) implements CaseEvent {
        @Override
        public String describe() {
            return counted(points, "point") + " given back";
        }
    }

    /** Records that the refund on one tender was refused on a route. */
    record RefundPartFailed(TenderId tender, Route route, String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "Payment on " + tender + " by " + route + " refused: " + failure;
        }
    }

    /** Records that the refund on one tender is retried on the next route. */
    record RefundRerouted(TenderId tender, Route route) implements CaseEvent {
        @Override
        public String describe() {
            return "Payment on " + tender + " goes by " + route + " instead";
        }
    }

    /** Records that a paid refund came back to the shop from the provider. */
    record RefundPartTakenBack(TenderId tender, Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " on " + tender + " came back from the provider";
        }
    }

    /** Records that a payment was not made, though the staff had stated that it was; the amount is owed again. */
    record PaymentNotMade(TenderId tender, Money amount, EffectKey key, String evidence) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " on " + tender + " were not paid after all (" + evidence + ")";
        }
    }

    /** Records that the provider reported a payment that the staff had stated before. */
    record StatedPaymentReported(TenderId tender, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "The payment on " + tender + " was reported by the provider as well";
        }
    }

    /** Records that a payment given up as failed was reported as successful. */
    record PaidOnDeadRoute(TenderId tender, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "A payment on " + tender + " given up as failed reports success";
        }
    }

    /** Records that a payment given up as failed counts as the refund after all, because no other payment was made. */
    record StrayPaymentCounted(TenderId tender, Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " on " + tender + " counts as paid by the payment that had been given up";
        }
    }

    /** Records that a payment given up as failed came back from the provider without ever having counted. */
    record StrayPaymentTakenBack(TenderId tender, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return "The payment on " + tender + " that had been given up came back from the provider";
        }
    }

    /** Records that all money of the refund was paid. */
    record RefundSettled(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " refunded";
        }
    }

    /** Records that a part of the refund could not be paid on any route. */
    record RefundFailed() implements CaseEvent {
        @Override
        public String describe() {
            return "Refund failed on every route";
        }
    }

    /** Records that the failed parts of a refund are retried. */
    record RefundRetried() implements CaseEvent {
        @Override
        public String describe() {
            return "Refund tried again";
        }
    }

    /** Records that the warehouse reserved the goods wanted. */
    record StockReserved() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods reserved";
        }
    }

    /** Records that the warehouse could not reserve the goods wanted. */
    record StockRefused(String failure) implements CaseEvent {
        @Override
        public String describe() {
            return "No goods reserved: " + failure;
        }
    }

    /** Records that the buyer was asked to pay a price difference. */
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

    /** Records that the provider took the buyer's payment of the difference back from the shop. */
    record TopUpTakenBack(Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " paid on top was taken back by the provider";
        }
    }

    /**
     * Records that units were exchanged on the order's account and the new goods ordered.
     *
     * @param swaps the units and the goods that replace them
     * @param difference the settled difference: positive when the buyer paid it
     * @param kept what the shop keeps
     */
    record ExchangeBooked(List<ExchangedUnits> swaps, Money difference, Money kept) implements CaseEvent {
        /** Copies the list. */
        public ExchangeBooked {
            swaps = List.copyOf(swaps);
        }

        @Override
        public String describe() {
            Money back = difference.negated().minus(kept);
            return counted(swaps.stream().mapToLong(ExchangedUnits::quantity).sum(), "unit") + " exchanged"
                    + (back.isPositive() ? ", " + back + " goes back" : "");
        }
    }

    /** Records that the goods were ordered once more. */
    record ReshipStarted() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods ordered once more";
        }
    }

    /** Records the host's order that sends the replacement goods. */
    record ReplacementOrdered(String order) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods go out with order " + order;
        }
    }

    /** Records that the replacement goods left for the buyer. */
    record ReplacementShipped(String carrier, String trackingNumber) implements CaseEvent {
        @Override
        public String describe() {
            return "Goods sent with " + carrier + " " + trackingNumber;
        }
    }

    /** Records that the goods of an exchange arrived while the difference is not settled yet. */
    record ReplacementDelivered() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods delivered, the difference is not settled yet";
        }
    }

    /** Records that the host was asked to stop the replacement goods. */
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

    /** Records that the replacement goods will definitely not go out and money goes back instead. */
    record ReplacementGivenUp(String why) implements CaseEvent {
        @Override
        public String describe() {
            return "No goods will come (" + why + "), money goes back instead";
        }
    }

    /** Records that the exchange is complete. */
    record ExchangeCompleted() implements CaseEvent {
        @Override
        public String describe() {
            return "Exchanged";
        }
    }

    /** Records that the goods sent again arrived at the buyer. */
    record ReshipDelivered() implements CaseEvent {
        @Override
        public String describe() {
            return "Goods delivered";
        }
    }

    /**
     * Records that a lost parcel turned up after its goods were paid for or sent again.
     *
     * @param parcel the host's id of the parcel
     * @param comingBack whether it comes back to the shop; otherwise the buyer has it
     */
    record LostParcelFound(String parcel, boolean comingBack) implements CaseEvent {
        @Override
        public String describe() {
            return "Parcel " + parcel + " has turned up" + (comingBack ? " and comes back" : "");
        }
    }

    /** Records that an effect of the case was given up and left to a person. */
    record EffectParked(EffectKey key, String effect) implements CaseEvent {
        @Override
        public String describe() {
            return effect + " " + key + " given up, a person is needed";
        }
    }

    /** Records one person's resolution of a parked payment; a second person has to state the same. */
    record ParkedEffectJudged(EffectKey key, String effect, ParkedResolution said, String reference)
            implements CaseEvent {
        @Override
        public String describe() {
            return effect + " " + key + ": " + said + " (" + reference + "), to be confirmed by a second person";
        }
    }

    /**
     * Records that an effect was settled on a person's evidence, or is attempted again: a parked effect, or one whose partner does not
     * answer.
     */
    record EffectResolved(EffectKey key, String effect, String how, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return effect + " " + key + ": " + how + (reference.isEmpty() ? "" : " (" + reference + ")");
        }
    }

    /**
     * Records that money went back on one tender outside of after-sales.
     *
     * @param units the units it was for, which are back since; empty when it was for none
     */
    record ExternalRefundRecorded(TenderId tender, Money amount, String reference, List<Units> units)
            implements CaseEvent {
        /** Copies the list. */
        public ExternalRefundRecorded {
            units = List.copyOf(units);
        }

        @Override
        public String describe() {
            return amount + " went back on " + tender + " elsewhere, " + reference;
        }
    }

    /** Records that money that had gone back outside of after-sales came back to the shop. */
    record ExternalRefundReversed(String reference, Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " that went back elsewhere came back, " + reference;
        }
    }

    /**
     * Records that the first of two persons made an entry of money, which moves no money before a second person makes the same.
     *
     * @param entry the kind of entry
     * @param reference the reference of the payment; empty for an entry that has none
     */
    record FirstEntryMade(WaitingEntry.Kind entry, Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return entry + " of " + amount + (reference.isEmpty() ? "" : ", " + reference)
                    + ", a second person has to enter the same";
        }
    }

    /** Records that the shop took money on one tender after the sale. */
    record MoneyCaptured(TenderId tender, Money amount, String reference) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " captured on " + tender + ", " + reference;
        }
    }

    /**
     * Records that parts were added to the order, by which more of the case's refund has become due.
     *
     * @param amount the amount that the order asks for in addition
     */
    record OrderAmended(Money amount) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " added to the order";
        }
    }

    /** Records that the shop gives back money that the case had kept. */
    record KeptGivenBack(Money amount, String why) implements CaseEvent {
        @Override
        public String describe() {
            return amount + " that was kept is given back: " + why;
        }
    }

    /** Records the buyer's rating, from 1 to 5. */
    record CaseRated(int score) implements CaseEvent {
        @Override
        public String describe() {
            return "Rated " + score + " of " + Rating.HIGHEST;
        }
    }

    /** Records that the case has waited too long in a status, and that an alarm was raised. */
    record WaitOverdue(CaseStatus waitsIn) implements CaseEvent {
        @Override
        public String describe() {
            return "Has waited too long in " + waitsIn;
        }
    }
}
