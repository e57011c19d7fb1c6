package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.Rating;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of the desks. Each carries the {@link Request} under which it is sent. An amount is {@link Money} in the currency of the
 * order; another currency is refused as INVALID_COMMAND.
 */
public final class Commands {
    /** The most items, findings or references that one command may carry. */
    public static final int MOST_ITEMS = 1000;

    /** The longest text that a person may write, in characters. */
    public static final int LONGEST_TEXT = 2000;

    /** The most references to photos and the like. */
    public static final int MOST_EVIDENCE = 20;

    /** The most gifts that one goodwill may have. */
    public static final int MOST_GIFTS = 10;

    private Commands() {}

    /**
     * Units of a line that a buyer applies for.
     *
     * @param line the line
     * @param quantity units
     * @param reason the code of a reason that the shop knows
     * @param wantedSku for an exchange, the SKU wanted instead; null for the same goods again. INVALID_COMMAND for any other kind of case
     * @param from the only place the units may be taken from, such as a parcel; null for any
     */
    public record ItemAsked(
            @NotNull LineId line,
            @Positive long quantity,
            @NotBlank @Size(max = 100) String reason,
            @Nullable @Size(min = 1, max = 100) String wantedSku,
            @Nullable Place from) {

        /** Units of a line, with the code of a reason. */
        public static ItemAsked of(String line, long quantity, String reason) {
            return new ItemAsked(LineId.of(line), quantity, reason, null, null);
        }

        /** A copy for an exchange for other goods. */
        public ItemAsked wanting(String other) {
            return new ItemAsked(line, quantity, reason, other, from);
        }

        /** A copy whose units are taken from one parcel of the order only. */
        public ItemAsked fromParcel(String parcel) {
            return new ItemAsked(line, quantity, reason, wantedSku, Place.of(parcel));
        }
    }

    /**
     * Units of a line that an inspector gave one grade.
     *
     * @param line the line
     * @param grade the code of the grade, a standard one or one of the shop's policy
     * @param quantity units
     * @param notes the inspector's notes
     * @param photos references to photos
     */
    public record FoundUnits(
            @NotNull LineId line,
            @NotBlank @Size(max = 64) String grade,
            @Positive long quantity,
            @NotNull @Size(max = LONGEST_TEXT) String notes,
            @NotNull @Size(max = MOST_EVIDENCE) List<@NotNull Evidence> photos) {

        /** Units of a line in this grade, without notes and photos. */
        public static FoundUnits of(String line, Grade grade, long quantity) {
            return new FoundUnits(LineId.of(line), grade.code(), quantity, "", List.of());
        }
    }

    /**
     * Opens a case.
     *
     * @param kind the kind of case applied for
     * @param items the units; none when the whole order is to be cancelled
     * @param wholeOrder the code of the reason for which the whole order is to be cancelled; null when items are named
     * @param goodsAreHere the warehouse that has the goods of a return already, because they came unannounced; null otherwise. Only for staff.
     * @param refundTo where the buyer wants the money; null for the way it was paid. Another destination than the policy allows is refused as
     *     TERMS_NOT_POSSIBLE.
     * @param exception why the application is to be accepted although a window has ended, the goods are not taken back, or evidence is missing;
     *     null for any other. Only for agents, reviewers and supervisors; a person decides about the case, and not the one who opened it
     * @param description the buyer's own words
     * @param evidence the buyer's evidence
     */
    @WantedInExchange
    public record OpenCase(
            @NotNull @Valid Request request,
            @NotNull OrderId order,
            @NotNull CaseKind kind,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull @Valid ItemAsked> items,
            @Nullable @Size(min = 1, max = 100) String wholeOrder,
            @Nullable @Size(min = 1, max = 100) String goodsAreHere,
            @Nullable RefundDestination refundTo,
            @Nullable @Size(min = 1, max = LONGEST_TEXT) String exception,
            @NotNull @Size(max = LONGEST_TEXT) String description,
            @NotNull @Size(max = MOST_EVIDENCE) List<@NotNull Evidence> evidence)
            implements Command {

        /** An application for these units. */
        public static OpenCase of(Request request, OrderId order, CaseKind kind, List<ItemAsked> items) {
            return new OpenCase(request, order, kind, items, null, null, null, null, "", List.of());
        }

        /** An application to cancel the whole order. */
        public static OpenCase cancellation(Request request, OrderId order, String reason) {
            return new OpenCase(
                    request, order, CaseKind.REFUND_ONLY, List.of(), reason, null, null, null, "", List.of());
        }

        /** A copy about goods of a return that a warehouse has already, because they came unannounced. */
        public OpenCase withGoodsIn(String warehouse) {
            return new OpenCase(
                    request, order, kind, items, wholeOrder, warehouse, refundTo, exception, description, evidence);
        }

        /** A copy that asks for the money at a destination. */
        public OpenCase refundTo(RefundDestination destination) {
            return new OpenCase(
                    request,
                    order,
                    kind,
                    items,
                    wholeOrder,
                    goodsAreHere,
                    destination,
                    exception,
                    description,
                    evidence);
        }

        /** A copy that is to be accepted as an exception. */
        public OpenCase asException(String why) {
            return new OpenCase(
                    request, order, kind, items, wholeOrder, goodsAreHere, refundTo, why, description, evidence);
        }

        /** A copy with evidence. */
        public OpenCase showing(List<Evidence> shown) {
            return new OpenCase(
                    request, order, kind, items, wholeOrder, goodsAreHere, refundTo, exception, description, shown);
        }

        /** A copy with the buyer's own words. */
        public OpenCase saying(String words) {
            return new OpenCase(
                    request, order, kind, items, wholeOrder, goodsAreHere, refundTo, exception, words, evidence);
        }

        @Override
        public Action action() {
            if (exception != null) {
                return Action.OPEN_AS_EXCEPTION;
            }
            return goodsAreHere == null ? Action.OPEN : Action.TAKE_IN;
        }
    }

    /** Withdraws an application at the buyer's wish. */
    public record Withdraw(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.WITHDRAW;
        }
    }

    /**
     * Answers a question of the shop, with words, evidence or both.
     *
     * @param text the buyer's answer; blank where the evidence says it all
     * @param evidence the buyer's evidence
     */
    @SaysSomething
    public record ProvideInfo(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull @Size(max = LONGEST_TEXT) String text,
            @NotNull @Size(max = MOST_EVIDENCE) List<@NotNull Evidence> evidence)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.PROVIDE_INFO;
        }
    }

    /**
     * Asks the buyer a question.
     *
     * @param question the question
     */
    public record RequestInfo(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = LONGEST_TEXT) String question)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.REQUEST_INFO;
        }
    }

    /**
     * Approves an application. A fee above the refund, an agreed amount above what is left after fees, and a difference that is not between
     * nothing and the computed one, are refused as AMOUNT_EXCEEDED; a term that the kind of case does not know as TERMS_NOT_POSSIBLE.
     *
     * @param shipping the choice whether the shipping fee is paid back
     * @param fee the case's own fee, such as a return label; null for none. In an exchange it is added to what the buyer pays, or taken from
     *     what goes back
     * @param agreed the amount that buyer and shop agreed on; null when the rules decide
     * @param difference the difference that buyer and shop agreed on for an exchange: positive when the buyer pays it; null for the computed
     *     one
     * @param refundTo where the money goes, whatever the buyer asked for; null as the buyer asked
     * @param release when the buyer of a return gets the money; null when the policy decides
     * @param keeping whether the buyer keeps the goods: a RETURN_REFUND is paid at once and nothing has to come back. A term of no other kind
     *     of case, and not of goods that are at the shop already
     * @param words what the buyer is to know about the decision, such as what a fee is for; null for nothing. The buyer reads them among the
     *     messages of the case once the decision counts: of two persons, those of the second
     */
    public record ApproveCase(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull ShippingChoice shipping,
            @Nullable @NotNegative Money fee,
            @Nullable @NotNegative Money agreed,
            @Nullable Money difference,
            @Nullable RefundDestination refundTo,
            @Nullable Release release,
            boolean keeping,
            @Nullable @Size(min = 1, max = LONGEST_TEXT) String words)
            implements CaseCommand {

        /** An approval by the shop's rules, without a fee and without an agreed amount. */
        public static ApproveCase byPolicy(Request request, CaseId caseId) {
            return new ApproveCase(
                    request, caseId, ShippingChoice.BY_POLICY, null, null, null, null, null, false, null);
        }

        /** A copy with another choice about the shipping fee. */
        public ApproveCase with(ShippingChoice choice) {
            return new ApproveCase(request, caseId, choice, fee, agreed, difference, refundTo, release, keeping, words);
        }

        /** A copy with a fee for this case. */
        public ApproveCase withFee(Money amount) {
            return new ApproveCase(
                    request, caseId, shipping, amount, agreed, difference, refundTo, release, keeping, words);
        }

        /** A copy with the amount that buyer and shop agreed on. */
        public ApproveCase agreedOn(Money amount) {
            return new ApproveCase(
                    request, caseId, shipping, fee, amount, difference, refundTo, release, keeping, words);
        }

        /** A copy with the difference that buyer and shop agreed on for an exchange: positive when the buyer pays it. */
        public ApproveCase settling(Money amount) {
            return new ApproveCase(request, caseId, shipping, fee, agreed, amount, refundTo, release, keeping, words);
        }

        /** A copy that sends the money to a destination, whatever the buyer asked for. */
        public ApproveCase refundTo(RefundDestination destination) {
            return new ApproveCase(
                    request, caseId, shipping, fee, agreed, difference, destination, release, keeping, words);
        }

        /** A copy that pays a return at another moment than the policy says. */
        public ApproveCase release(Release when) {
            return new ApproveCase(request, caseId, shipping, fee, agreed, difference, refundTo, when, keeping, words);
        }

        /** A copy under which the buyer keeps the goods of a return: they are paid for at once, and nothing has to come back. */
        public ApproveCase keepingGoods() {
            return new ApproveCase(request, caseId, shipping, fee, agreed, difference, refundTo, release, true, words);
        }

        /** A copy with words that the buyer reads. */
        public ApproveCase saying(String text) {
            return new ApproveCase(
                    request, caseId, shipping, fee, agreed, difference, refundTo, release, keeping, text);
        }

        @Override
        public Action action() {
            return Action.APPROVE;
        }
    }

    /**
     * Offers the buyer the terms of an approval. Refused as that approval would be; above the four-eyes limit two persons make the same offer
     * before the buyer sees it.
     *
     * @param approval the approval that the buyer's acceptance will be
     */
    public record MakeOffer(@NotNull @Valid ApproveCase approval) implements CaseCommand {

        @Override
        public Request request() {
            return approval.request();
        }

        @Override
        public CaseId caseId() {
            return approval.caseId();
        }

        @Override
        public Action action() {
            return Action.OFFER;
        }
    }

    /**
     * Answers an offer, as the buyer or for the buyer. An offer that has come to more by then, or is not possible any more, is not accepted
     * but reviewed again; the receipt tells.
     *
     * @param accepts whether the buyer accepts the offer
     */
    public record AnswerOffer(
            @NotNull @Valid Request request, @NotNull CaseId caseId, boolean accepts) implements CaseCommand {

        /** An acceptance of the offer. */
        public static AnswerOffer accept(Request request, CaseId caseId) {
            return new AnswerOffer(request, caseId, true);
        }

        /** A refusal of the offer. */
        public static AnswerOffer decline(Request request, CaseId caseId) {
            return new AnswerOffer(request, caseId, false);
        }

        @Override
        public Action action() {
            return Action.ANSWER_OFFER;
        }
    }

    /**
     * Appeals against a rejection, or against an inspection that accepted nothing, as the buyer or for the buyer.
     *
     * @param why the buyer's reasons
     * @param evidence the buyer's evidence
     */
    public record AppealCase(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = LONGEST_TEXT) String why,
            @NotNull @Size(max = MOST_EVIDENCE) List<@NotNull Evidence> evidence)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.APPEAL;
        }
    }

    /**
     * Rejects an application.
     *
     * @param reason the reviewer's reason; the buyer may read it
     */
    public record RejectCase(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = LONGEST_TEXT) String reason) implements CaseCommand {

        @Override
        public Action action() {
            return Action.REJECT;
        }
    }

    /** Closes a case without a refund. */
    public record CloseCase(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.CLOSE;
        }
    }

    /**
     * Reports that goods were posted.
     *
     * @param inbound the number of the inbound on its case; null where exactly one can be meant
     * @param carrier the carrier of the parcel
     * @param trackingNumber the carrier's number
     */
    public record ReportPosted(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @Nullable Integer inbound,
            @NotBlank @Size(max = 100) String carrier,
            @NotBlank @Size(max = 100) String trackingNumber)
            implements CaseCommand {

        /** A report on the only goods that can be meant. */
        public static ReportPosted of(Request request, CaseId caseId, String carrier, String trackingNumber) {
            return new ReportPosted(request, caseId, null, carrier, trackingNumber);
        }

        @Override
        public Action action() {
            return Action.REPORT_POSTED;
        }
    }

    /**
     * Reports that goods arrived, or that their carrier lost them.
     *
     * @param inbound the number of the inbound on its case; null where exactly one can be meant
     * @param warehouse the warehouse that received the goods; null for their destination
     * @param lost whether the carrier lost them
     */
    public record ReceiveReturn(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @Nullable Integer inbound,
            @Nullable @Size(min = 1, max = 100) String warehouse,
            boolean lost)
            implements CaseCommand {

        /** A report that the only goods that can be meant arrived at their destination. */
        public static ReceiveReturn arrived(Request request, CaseId caseId) {
            return new ReceiveReturn(request, caseId, null, null, false);
        }

        /** A report that the carrier lost the only goods that can be meant. */
        public static ReceiveReturn lost(Request request, CaseId caseId) {
            return new ReceiveReturn(request, caseId, null, null, true);
        }

        @Override
        public Action action() {
            return Action.RECEIVE;
        }
    }

    /**
     * Reports what an inspector found in a parcel.
     *
     * @param inbound the number of the inbound that was opened; null where exactly one is received and not inspected yet. The findings may be of any
     *     unit of the case, in whichever parcel it lay
     * @param findings the units found, by line and grade; a parcel whose units were all found in another one is not waited for any more
     * @param complete whether this is the last report; units without a finding are then missing
     * @param fault the party at fault, when the inspector corrects the buyer's claim; null when the claim stands
     * @param surplus the goods found that were not announced; empty if none
     */
    public record InspectReturn(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @Nullable Integer inbound,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull @Valid FoundUnits> findings,
            boolean complete,
            @Nullable Fault fault,
            @NotNull @Size(max = LONGEST_TEXT) String surplus)
            implements CaseCommand {

        /** The last report on a parcel: units without a finding are missing. */
        public static InspectReturn complete(Request request, CaseId caseId, List<FoundUnits> findings) {
            return new InspectReturn(request, caseId, null, findings, true, null, "");
        }

        /** A report that is not the last one on its parcel. */
        public static InspectReturn partial(Request request, CaseId caseId, List<FoundUnits> findings) {
            return new InspectReturn(request, caseId, null, findings, false, null, "");
        }

        /** A copy that corrects whose fault it is. */
        public InspectReturn correcting(Fault found) {
            return new InspectReturn(request, caseId, inbound, findings, complete, found, surplus);
        }

        /** A copy with the goods found that were not announced. */
        public InspectReturn withSurplus(String found) {
            return new InspectReturn(request, caseId, inbound, findings, complete, fault, found);
        }

        @Override
        public Action action() {
            return Action.INSPECT;
        }
    }

    /**
     * Restates what was found in goods that an inspector looked at, downwards only. What was given for units that were then not accepted, or
     * pay less, is a shortfall.
     *
     * @param inbound the number of the inbound on its case; null where exactly one can be corrected
     * @param findings all units found in it, by line and grade; units without a finding are missing
     * @param why the reasons
     */
    public record CorrectInspection(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @Nullable Integer inbound,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull @Valid FoundUnits> findings,
            @NotBlank @Size(max = LONGEST_TEXT) String why)
            implements CaseCommand {

        /** A correction where only one inbound can be meant. */
        public static CorrectInspection of(Request request, CaseId caseId, List<FoundUnits> findings, String why) {
            return new CorrectInspection(request, caseId, null, findings, why);
        }

        @Override
        public Action action() {
            return Action.CORRECT_INSPECTION;
        }
    }

    /**
     * Converts an exchange or a reshipment into a refund: goods on their way are to be stopped, or a price difference is no longer asked
     * for.
     */
    public record ConvertToRefund(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.CONVERT_TO_REFUND;
        }
    }

    /**
     * Reports that replacement goods left for the buyer.
     *
     * @param carrier the carrier of the parcel
     * @param trackingNumber the carrier's number
     */
    public record ReportShipped(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = 100) String carrier,
            @NotBlank @Size(max = 100) String trackingNumber)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.REPORT_SHIPPED;
        }
    }

    /** Reports that replacement goods reached the buyer. */
    public record ReportDelivered(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.REPORT_DELIVERED;
        }
    }

    /**
     * Reports that replacement goods will definitely not go out.
     *
     * @param reason the code of the reason
     */
    public record ReportFailed(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = 100) String reason) implements CaseCommand {

        @Override
        public Action action() {
            return Action.REPORT_FAILED;
        }
    }

    /**
     * Reports that a lost parcel turned up.
     *
     * @param parcel the host's id of the parcel
     * @param comingBack whether it comes back to the shop; otherwise the buyer has it
     */
    public record ReportFound(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = 100) String parcel,
            boolean comingBack)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.REPORT_FOUND;
        }
    }

    /**
     * Records what became of goods that were to be stopped, where the warehouse or the carrier does not answer.
     *
     * @param key the key of the request to stop them
     * @param stopped whether none of the goods will reach the buyer
     * @param note how the member of the staff knows
     */
    public record RecordStopAnswer(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull EffectKey key,
            boolean stopped,
            @NotBlank @Size(max = 100) String note)
            implements CaseCommand {

        /** A record that none of the goods will reach the buyer. */
        public static RecordStopAnswer stopped(Request request, CaseId caseId, EffectKey key, String note) {
            return new RecordStopAnswer(request, caseId, key, true, note);
        }

        /** A record that the goods will reach the buyer, or may. */
        public static RecordStopAnswer notStopped(Request request, CaseId caseId, EffectKey key, String note) {
            return new RecordStopAnswer(request, caseId, key, false, note);
        }

        @Override
        public Action action() {
            return Action.RECORD_STOP_ANSWER;
        }
    }

    /** Confirms a refund: a second person confirms an amount, or a reviewer grants a refund of goods that could not be stopped. */
    public record ConfirmRefund(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.CONFIRM_REFUND;
        }
    }

    /** Retries failed payments and gifts. */
    public record RetryRefund(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.RETRY_REFUND;
        }
    }

    /**
     * Reports that a payment by hand was made, or was definitely not made.
     *
     * @param tender the tender of the payment
     * @param purpose the purpose of the payment, where more than one is open on the tender; null where only one is
     * @param paid whether the payment was made
     * @param reference the reference of the payment, or the code of why it was not made
     */
    public record ConfirmOffline(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull TenderId tender,
            RefundPart.@Nullable Purpose purpose,
            boolean paid,
            @NotEmpty @Size(max = 100) String reference)
            implements CaseCommand {

        /** A report that a payment was made, the only one by hand that is open on its tender. */
        public static ConfirmOffline paid(Request request, CaseId caseId, TenderId tender, String reference) {
            return new ConfirmOffline(request, caseId, tender, null, true, reference);
        }

        /** A report that a payment was definitely not made, the only one by hand that is open on its tender. */
        public static ConfirmOffline notPaid(Request request, CaseId caseId, TenderId tender, String reason) {
            return new ConfirmOffline(request, caseId, tender, null, false, reason);
        }

        /** A copy that names the payment, where more than one is open on the tender. */
        public ConfirmOffline of(RefundPart.Purpose which) {
            return new ConfirmOffline(request, caseId, tender, which, paid, reference);
        }

        @Override
        public Action action() {
            return Action.CONFIRM_OFFLINE;
        }
    }

    /**
     * States that a payment was not made, though the staff had stated that it was. A second person has to state the same.
     *
     * @param key the key of the payment
     * @param evidence why it is certain that nothing was paid under this key
     */
    public record StateNotPaid(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull EffectKey key,
            @NotBlank @Size(max = 100) String evidence)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.STATE_NOT_PAID;
        }
    }

    /**
     * Resolves a parked effect by evidence. For a payment, a second person has to send the same resolution, and for PAID the same reference.
     *
     * @param key the key of the effect
     * @param said the resolution: what became of the effect, or what is to be done about it
     * @param reference the evidence: the transaction or the order that shows what was done, otherwise why it is certain that nothing was
     *     done
     */
    public record ResolveParked(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull EffectKey key,
            @NotNull ParkedResolution said,
            @NotBlank @Size(max = 100) String reference)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.RESOLVE_PARKED;
        }
    }

    /**
     * Gives goodwill: money for which no goods come back, points and coupons.
     *
     * @param lines the lines it is given for; none when it is for shipping or for the order as such
     * @param shipping whether it is given for shipping; lines take precedence over it
     * @param amount the money; null where gifts alone are given
     * @param gifts points and coupons; they take nothing from what the order has left
     * @param why the reason, for reviewers and for audits
     */
    public record GiveGoodwill(
            @NotNull @Valid Request request,
            @NotNull OrderId order,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull LineId> lines,
            boolean shipping,
            @Nullable @NotNegative Money amount,
            @NotNull @Size(max = MOST_GIFTS) List<@NotNull Gift> gifts,
            @NotBlank @Size(max = LONGEST_TEXT) String why)
            implements Command {

        /** Goodwill in money for the order as such. */
        public static GiveGoodwill onOrder(Request request, OrderId order, Money amount, String why) {
            return new GiveGoodwill(request, order, List.of(), false, amount, List.of(), why);
        }

        /** Goodwill in money for shipping. */
        public static GiveGoodwill onShipping(Request request, OrderId order, Money amount, String why) {
            return new GiveGoodwill(request, order, List.of(), true, amount, List.of(), why);
        }

        /** Goodwill in money for some lines. */
        public static GiveGoodwill onLines(
                Request request, OrderId order, List<LineId> lines, Money amount, String why) {
            return new GiveGoodwill(request, order, lines, false, amount, List.of(), why);
        }

        /** Goodwill in gifts alone. */
        public static GiveGoodwill ofGifts(Request request, OrderId order, List<Gift> gifts, String why) {
            return new GiveGoodwill(request, order, List.of(), false, null, gifts, why);
        }

        /** A copy with gifts beside the money. */
        public GiveGoodwill with(List<Gift> given) {
            return new GiveGoodwill(request, order, lines, shipping, amount, given, why);
        }

        @Override
        public Action action() {
            return Action.GIVE_GOODWILL;
        }
    }

    /**
     * Rates a case that has ended, as its buyer.
     *
     * @param score the rating, from 1, very dissatisfied, to 5, very satisfied
     */
    public record RateCase(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @Min(Rating.LOWEST) @Max(Rating.HIGHEST) int score) implements CaseCommand {

        @Override
        public Action action() {
            return Action.RATE;
        }
    }

    /**
     * Units of a line.
     *
     * @param line the line
     * @param quantity units
     */
    public record UnitsOfLine(
            @NotNull LineId line, @Positive long quantity) {}

    /**
     * Records money that went back on one tender outside of after-sales: a chargeback, or a refund made at the provider.
     *
     * @param tender the tender that the money went back on
     * @param amount the money that went back
     * @param reference the provider's id of it, recorded once
     * @param occurredAt the moment it happened at the provider, at most a day ahead of the shop's clock
     * @param units the units it was made for, which are back from then on; empty when it was made for none, as a chargeback is
     */
    public record RecordExternalRefund(
            @NotNull @Valid Request request,
            @NotNull OrderId order,
            @NotNull TenderId tender,
            @NotNull @MoreThanNothing Money amount,
            @NotBlank @Size(max = 100) String reference,
            @NotNull Instant occurredAt,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull @Valid UnitsOfLine> units)
            implements Command {
        /** A refund that was made for no units, as a chargeback is. */
        public RecordExternalRefund(
                Request request, OrderId order, TenderId tender, Money amount, String reference, Instant occurredAt) {
            this(request, order, tender, amount, reference, occurredAt, List.of());
        }

        @Override
        public Action action() {
            return Action.RECORD_EXTERNAL_REFUND;
        }
    }

    /**
     * Records that money that went back outside of after-sales came back to the shop: a dispute was won, a refund bounced, or its amount was
     * mistyped.
     *
     * @param reference the provider's id under which the refund was recorded
     * @param amount the part of it that came back
     * @param occurredAt the moment it happened at the provider, at most a day ahead of the shop's clock
     */
    public record ReverseExternalRefund(
            @NotNull @Valid Request request,
            @NotNull OrderId order,
            @NotBlank @Size(max = 100) String reference,
            @NotNull @MoreThanNothing Money amount,
            @NotNull Instant occurredAt)
            implements Command {

        @Override
        public Action action() {
            return Action.REVERSE_EXTERNAL_REFUND;
        }
    }

    /**
     * Records money that the shop took on one tender after the order had its first case. Captures before that are facts of the order.
     *
     * @param tender the tender that was captured
     * @param amount the money taken now
     * @param reference the provider's id of the capture, recorded once
     */
    public record RecordCapture(
            @NotNull @Valid Request request,
            @NotNull OrderId order,
            @NotNull TenderId tender,
            @NotNull @MoreThanNothing Money amount,
            @NotBlank @Size(max = 100) String reference)
            implements Command {

        @Override
        public Action action() {
            return Action.RECORD_CAPTURE;
        }
    }

    /**
     * Gives back money that a case has kept: a fee, a deduction, or the rest above an agreed amount.
     *
     * @param amount the part of it to give back
     * @param why the reason, for the record
     */
    public record GiveBackKept(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull @MoreThanNothing Money amount,
            @NotBlank @Size(max = LONGEST_TEXT) String why)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.GIVE_BACK_KEPT;
        }
    }

    /**
     * Settles what did not come back of goods as something was given for it: the buyer has paid for it, or the shop bears it.
     *
     * @param paid what the buyer has paid; null when the shop bears what is open
     * @param reference the reference of the buyer's payment; empty when there is none
     */
    public record SettleShortfall(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @Nullable @MoreThanNothing Money paid,
            @NotNull @Size(max = 100) String reference)
            implements CaseCommand {

        /** The shop bears what is open. */
        public static SettleShortfall writtenOff(Request request, CaseId caseId) {
            return new SettleShortfall(request, caseId, null, "");
        }

        /** The buyer has paid an amount. */
        public static SettleShortfall paid(Request request, CaseId caseId, Money amount, String reference) {
            return new SettleShortfall(request, caseId, amount, reference);
        }

        /** Tells whether a payment of the buyer has a reference, as it needs to have. */
        @AssertTrue
        public boolean isReferenceGiven() {
            return paid == null || reference == null || !reference.isBlank();
        }

        @Override
        public Action action() {
            return Action.SETTLE_SHORTFALL;
        }
    }
}
