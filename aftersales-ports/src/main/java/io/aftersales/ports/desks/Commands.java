package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.Condition;
import io.aftersales.domain.cases.ParkedAnswer;
import io.aftersales.domain.cases.Rating;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import jakarta.validation.Valid;
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
 * The commands of the desks. Each carries the {@link Request} it is sent under. An amount is {@link Money} in the currency of the order;
 * another currency is refused as INVALID_COMMAND.
 */
public final class Commands {
    /** The most items, findings or references one command may carry. */
    public static final int MOST_ITEMS = 1000;

    /** The longest text a person may write. */
    public static final int LONGEST_TEXT = 2000;

    /** The most references to photos and the like. */
    public static final int MOST_EVIDENCE = 20;

    /** The most gifts one compensation may have. */
    public static final int MOST_GIFTS = 10;

    private Commands() {}

    /**
     * So many units of a line.
     *
     * @param line the line
     * @param quantity units
     * @param reason the code of a reason the shop knows
     * @param wantedSku for an exchange what is wanted instead; null for the same again, or when it is no exchange
     */
    public record ItemAsked(
            @NotNull LineId line,
            @Positive long quantity,
            @NotBlank @Size(max = 100) String reason,
            @Nullable @Size(min = 1, max = 100) String wantedSku) {

        /** So many units of a line, for a reason. */
        public static ItemAsked of(String line, long quantity, String reason) {
            return new ItemAsked(LineId.of(line), quantity, reason, null);
        }

        /** The same, wanting something else for them. */
        public ItemAsked wanting(String other) {
            return new ItemAsked(line, quantity, reason, other);
        }
    }

    /**
     * What an inspector found of a line.
     *
     * @param line the line
     * @param condition how the units were
     * @param quantity how many
     * @param notes the inspector's words
     * @param photos references to photos
     */
    public record FoundUnits(
            @NotNull LineId line,
            @NotNull Condition condition,
            @Positive long quantity,
            @NotNull @Size(max = LONGEST_TEXT) String notes,
            @NotNull @Size(max = MOST_EVIDENCE) List<@NotNull Evidence> photos) {

        /** So many units of a line, in this condition. */
        public static FoundUnits of(String line, Condition condition, long quantity) {
            return new FoundUnits(LineId.of(line), condition, quantity, "", List.of());
        }
    }

    /**
     * Opens a case.
     *
     * @param kind what is asked for
     * @param items the units; none when the whole order is to be cancelled
     * @param wholeOrder the code of the reason for which the whole order is to be cancelled; null when items are named
     * @param description the buyer's own words
     * @param evidence what the buyer shows
     */
    public record OpenCase(
            @NotNull @Valid Request request,
            @NotNull OrderId order,
            @NotNull CaseKind kind,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull @Valid ItemAsked> items,
            @Nullable @Size(min = 1, max = 100) String wholeOrder,
            @NotNull @Size(max = LONGEST_TEXT) String description,
            @NotNull @Size(max = MOST_EVIDENCE) List<@NotNull Evidence> evidence)
            implements Command {

        /** For these units. */
        public static OpenCase of(Request request, OrderId order, CaseKind kind, List<ItemAsked> items) {
            return new OpenCase(request, order, kind, items, null, "", List.of());
        }

        /** For the cancellation of the whole order. */
        public static OpenCase cancellation(Request request, OrderId order, String reason) {
            return new OpenCase(request, order, CaseKind.REFUND_ONLY, List.of(), reason, "", List.of());
        }

        /** A copy with evidence. */
        public OpenCase showing(List<Evidence> shown) {
            return new OpenCase(request, order, kind, items, wholeOrder, description, shown);
        }

        /** A copy with the buyer's own words. */
        public OpenCase saying(String words) {
            return new OpenCase(request, order, kind, items, wholeOrder, words, evidence);
        }

        @Override
        public Action action() {
            return Action.OPEN;
        }
    }

    /**
     * The buyer gives up.
     */
    public record Withdraw(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.WITHDRAW;
        }
    }

    /**
     * The buyer answers.
     *
     * @param text the answer
     * @param evidence what the buyer shows
     */
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
     * The buyer is asked something.
     *
     * @param question what is asked
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
     * Grants an application. A fee above the refund, and an agreed amount above what is left after fees, are refused as AMOUNT_EXCEEDED.
     *
     * @param shipping whether the shipping fee is paid back
     * @param fee the case's own fee, such as a return label; null for none
     * @param agreed the amount buyer and shop agreed on; null when the rules decide
     */
    public record ApproveCase(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull ShippingChoice shipping,
            @Nullable @NotNegative Money fee,
            @Nullable @NotNegative Money agreed)
            implements CaseCommand {

        /** An approval as the rules say. */
        public static ApproveCase byPolicy(Request request, CaseId caseId) {
            return new ApproveCase(request, caseId, ShippingChoice.BY_POLICY, null, null);
        }

        /** A copy with another choice about the shipping fee. */
        public ApproveCase with(ShippingChoice choice) {
            return new ApproveCase(request, caseId, choice, fee, agreed);
        }

        /** A copy with a fee of the case's own. */
        public ApproveCase withFee(Money amount) {
            return new ApproveCase(request, caseId, shipping, amount, agreed);
        }

        /** A copy with the amount buyer and shop agreed on. */
        public ApproveCase agreedOn(Money amount) {
            return new ApproveCase(request, caseId, shipping, fee, amount);
        }

        @Override
        public Action action() {
            return Action.APPROVE;
        }
    }

    /**
     * The application is not granted.
     *
     * @param reason why; the buyer may read it
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

    /**
     * The case ends without a refund.
     */
    public record CloseCase(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.CLOSE;
        }
    }

    /**
     * The goods are on their way back.
     *
     * @param carrier who carries them
     * @param trackingNumber the carrier's number
     */
    public record ReportPosted(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = 100) String carrier,
            @NotBlank @Size(max = 100) String trackingNumber)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.REPORT_POSTED;
        }
    }

    /**
     * The parcel arrived, or its carrier lost it.
     *
     * @param lost whether the carrier lost it
     */
    public record ReceiveReturn(
            @NotNull @Valid Request request, @NotNull CaseId caseId, boolean lost) implements CaseCommand {

        /** A parcel that arrived. */
        public static ReceiveReturn arrived(Request request, CaseId caseId) {
            return new ReceiveReturn(request, caseId, false);
        }

        /** A parcel that its carrier lost. */
        public static ReceiveReturn lost(Request request, CaseId caseId) {
            return new ReceiveReturn(request, caseId, true);
        }

        @Override
        public Action action() {
            return Action.RECEIVE;
        }
    }

    /**
     * Something was found in the parcel.
     *
     * @param findings what was found
     * @param complete whether this was the last look; units without a finding are missing
     * @param fault whose fault it is, when the inspector corrects what was claimed; null when not
     * @param surplus what was found that nobody announced; empty if nothing
     */
    public record InspectReturn(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull @Valid FoundUnits> findings,
            boolean complete,
            @Nullable Fault fault,
            @NotNull @Size(max = LONGEST_TEXT) String surplus)
            implements CaseCommand {

        /** The last report on a parcel: units without a finding are missing. */
        public static InspectReturn complete(Request request, CaseId caseId, List<FoundUnits> findings) {
            return new InspectReturn(request, caseId, findings, true, null, "");
        }

        /** A report that others will follow. */
        public static InspectReturn partial(Request request, CaseId caseId, List<FoundUnits> findings) {
            return new InspectReturn(request, caseId, findings, false, null, "");
        }

        /** A copy that corrects whose fault it is. */
        public InspectReturn correcting(Fault found) {
            return new InspectReturn(request, caseId, findings, complete, found, surplus);
        }

        /** A copy with what was found that was not announced. */
        public InspectReturn withSurplus(String found) {
            return new InspectReturn(request, caseId, findings, complete, fault, found);
        }

        @Override
        public Action action() {
            return Action.INSPECT;
        }
    }

    /**
     * Goods are to be stopped, or a difference given up, and money goes back instead.
     */
    public record ConvertToRefund(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.CONVERT_TO_REFUND;
        }
    }

    /**
     * Goods left for the buyer.
     *
     * @param carrier who carries them
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

    /**
     * They arrived.
     */
    public record ReportDelivered(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.REPORT_DELIVERED;
        }
    }

    /**
     * They will definitely not go out.
     *
     * @param reason a code of why
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
     * A lost parcel turned up.
     *
     * @param parcel the host's id of it
     */
    public record ReportFound(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotBlank @Size(max = 100) String parcel) implements CaseCommand {

        @Override
        public Action action() {
            return Action.REPORT_FOUND;
        }
    }

    /**
     * A second person confirms an amount, or a reviewer grants it after an interception missed.
     */
    public record ConfirmRefund(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.CONFIRM_REFUND;
        }
    }

    /**
     * Failed payments are tried again.
     */
    public record RetryRefund(
            @NotNull @Valid Request request, @NotNull CaseId caseId) implements CaseCommand {

        @Override
        public Action action() {
            return Action.RETRY_REFUND;
        }
    }

    /**
     * A payment by hand was made, or definitely not.
     *
     * @param tender the tender it is for
     * @param purpose which one, where more than one is open on the tender; null where only one is
     * @param paid whether it was made
     * @param reference its reference, or the code of why it was not made
     */
    public record ConfirmOffline(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull TenderId tender,
            RefundPart.@Nullable Purpose purpose,
            boolean paid,
            @NotEmpty @Size(max = 100) String reference)
            implements CaseCommand {

        /** A payment that was made, the only one by hand that is open on its tender. */
        public static ConfirmOffline paid(Request request, CaseId caseId, TenderId tender, String reference) {
            return new ConfirmOffline(request, caseId, tender, null, true, reference);
        }

        /** A payment that was definitely not made, the only one by hand that is open on its tender. */
        public static ConfirmOffline notPaid(Request request, CaseId caseId, TenderId tender, String reason) {
            return new ConfirmOffline(request, caseId, tender, null, false, reason);
        }

        /** A copy that says which payment it is, where more than one is open on the tender. */
        public ConfirmOffline of(RefundPart.Purpose which) {
            return new ConfirmOffline(request, caseId, tender, which, paid, reference);
        }

        @Override
        public Action action() {
            return Action.CONFIRM_OFFLINE;
        }
    }

    /**
     * What a person says of a parked effect, from evidence. Of a payment a second person has to say the same, with the same reference.
     *
     * @param key the key of the effect
     * @param said what became of it
     * @param reference the evidence: the transaction or the order where something was done, else why it is certain that it was not
     */
    public record ResolveParked(
            @NotNull @Valid Request request,
            @NotNull CaseId caseId,
            @NotNull EffectKey key,
            @NotNull ParkedAnswer said,
            @NotBlank @Size(max = 100) String reference)
            implements CaseCommand {

        @Override
        public Action action() {
            return Action.RESOLVE_PARKED;
        }
    }

    /**
     * Gives money without goods, points and coupons as goodwill.
     *
     * @param lines the lines it is given for; none when it is for shipping or for the order as such
     * @param shipping whether it is given for shipping; lines win over it
     * @param amount the money; null where gifts alone are given
     * @param gifts points and coupons; they take nothing from what the order has left
     * @param why the reason, for reviewers and for those who look back
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

        /** Money for the order as such. */
        public static GiveGoodwill onOrder(Request request, OrderId order, Money amount, String why) {
            return new GiveGoodwill(request, order, List.of(), false, amount, List.of(), why);
        }

        /** Money for shipping. */
        public static GiveGoodwill onShipping(Request request, OrderId order, Money amount, String why) {
            return new GiveGoodwill(request, order, List.of(), true, amount, List.of(), why);
        }

        /** Money for some lines. */
        public static GiveGoodwill onLines(
                Request request, OrderId order, List<LineId> lines, Money amount, String why) {
            return new GiveGoodwill(request, order, lines, false, amount, List.of(), why);
        }

        /** Gifts alone. */
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
     * How content the buyer is with a case that has ended.
     *
     * @param score 1, not at all, to 5, very much
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
     * Money went back on one means of payment outside of after-sales: a chargeback, or a refund made at the provider.
     *
     * @param tender the means of payment
     * @param amount the money that went back
     * @param reference the provider's id of it, recorded once
     * @param occurredAt when it happened there
     */
    public record RecordExternalRefund(
            @NotNull @Valid Request request,
            @NotNull OrderId order,
            @NotNull TenderId tender,
            @NotNull @MoreThanNothing Money amount,
            @NotBlank @Size(max = 100) String reference,
            @NotNull Instant occurredAt)
            implements Command {

        @Override
        public Action action() {
            return Action.RECORD_EXTERNAL_REFUND;
        }
    }
}
