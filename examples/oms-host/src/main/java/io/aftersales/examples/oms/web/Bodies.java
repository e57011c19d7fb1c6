package io.aftersales.examples.oms.web;

import static java.util.Objects.requireNonNullElse;

import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.UnitsOfLine;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request bodies. Their constraints are the limits of the commands under the names of the fields, so that an answer names the field that is
 * wrong; they are in the OpenAPI document too. A field that is left out means none, or the default of the command. Amounts are minor units.
 */
final class Bodies {
    /** Form of a name in a path or a query: not empty, at most 100 characters, no control characters. */
    static final String NAME = "^[^\\x00-\\x1f\\x7f]{1,100}$";

    /** Form of a text that is typed to find a case: as a name, but not blank. */
    static final String TYPED = "^(?=.*\\S)[^\\x00-\\x1f\\x7f-\\x9f]{1,100}$";

    /** Form of the code of a reason. */
    static final String CODE = "^[A-Z][A-Z0-9_]{0,99}$";

    /** The largest amount and the most units that a request may name: far above any order, far below the limits of arithmetic. */
    static final long MOST = 1_000_000_000_000L;

    private static final int LONGEST_NAME = 100;

    private Bodies() {}

    /**
     * Evidence that the host stores, such as a photo.
     *
     * @param id the id under which the host stores the evidence
     * @param hash the digest of its content, as the host writes it
     * @param size the size of the content in bytes
     * @param mediaType the media type of the content, such as image/jpeg
     */
    record Proof(
            @NotBlank @Size(max = LONGEST_NAME) String id,
            @NotBlank @Size(max = LONGEST_NAME) String hash,
            @NotNull @Min(0) @Max(MOST) Long size,
            @NotBlank @Size(max = LONGEST_NAME) String mediaType) {

        static List<Evidence> of(@Nullable List<Proof> proofs) {
            return orNone(proofs).stream()
                    .map(each -> new Evidence(each.id(), each.hash(), each.size(), each.mediaType()))
                    .toList();
        }
    }

    /**
     * Units of an order line that are asked back or exchanged.
     *
     * @param line the id of the order line
     * @param quantity the number of units
     * @param reason the code of the reason, one of those of the shop
     * @param wantedSku the SKU of the goods wanted instead; for an exchange alone
     * @param parcel the parcel that the units are in; left out where only one can be meant
     */
    record Item(
            @NotNull @Size(max = LONGEST_NAME) @Pattern(regexp = Forms.ID)
            String line,

            @NotNull @Min(1) @Max(MOST) Long quantity,
            @NotBlank @Size(max = LONGEST_NAME) String reason,
            @Nullable @Size(min = 1, max = LONGEST_NAME) String wantedSku,
            @Nullable Place parcel) {
        ItemAsked asked() {
            return new ItemAsked(LineId.of(line), quantity, reason, wantedSku, parcel);
        }
    }

    /**
     * Application of a buyer, or a quote of one.
     *
     * @param kind the kind of case
     * @param items the units that are claimed; left out where the whole order is
     * @param wholeOrder the code of the reason for cancelling the whole order, instead of items; for a refund without return alone
     * @param goodsAreHere the warehouse that has the goods already; for staff alone
     * @param refundTo where the money goes; by the rules of the shop where it is left out
     * @param exception why a window, a category or missing evidence does not count; for staff alone
     * @param description the buyer's own words
     * @param evidence photos and other evidence
     */
    record Asked(
            @NotNull CaseKind kind,
            @Nullable @Size(max = Commands.MOST_ITEMS) List<@NotNull @Valid Item> items,
            @Nullable @Size(min = 1, max = LONGEST_NAME) String wholeOrder,
            @Nullable @Size(min = 1, max = LONGEST_NAME) String goodsAreHere,
            @Nullable RefundDestination refundTo,

            @Nullable @Size(min = 1, max = Commands.LONGEST_TEXT)
            String exception,

            @Nullable @Size(max = Commands.LONGEST_TEXT) String description,
            @Nullable @Size(max = Commands.MOST_EVIDENCE) List<@NotNull @Valid Proof> evidence) {

        List<ItemAsked> asked() {
            return orNone(items).stream().map(Item::asked).toList();
        }
    }

    /**
     * Buyer's answer to an offer of the shop.
     *
     * @param accepts whether the buyer accepts the offer
     */
    record OfferAnswered(@NotNull Boolean accepts) {}

    /**
     * Buyer's answer to a question of the reviewer.
     *
     * @param text the answer; may be left out where there is evidence
     * @param evidence evidence asked for; may be left out where there is a text
     */
    record Answered(
            @Nullable @Size(max = Commands.LONGEST_TEXT) String text,
            @Nullable @Size(max = Commands.MOST_EVIDENCE) List<@NotNull @Valid Proof> evidence) {
        /** Refuses an answer without a word and without evidence. */
        Answered checked() {
            if (requireNonNullElse(text, "").isBlank() && orNone(evidence).isEmpty()) {
                throw new Refused(new InvalidCommand(
                        List.of(new Violation("text", "TextOrEvidence", "is missing: write a text, or add evidence"))));
            }
            return this;
        }
    }

    /**
     * Buyer's reasons against a decision.
     *
     * @param text why the decision is wrong
     * @param evidence new evidence
     */
    record Appealed(
            @NotBlank @Size(max = Commands.LONGEST_TEXT) String text,
            @Nullable @Size(max = Commands.MOST_EVIDENCE) List<@NotNull @Valid Proof> evidence) {}

    /**
     * Free text: a question or a reason.
     *
     * @param text the question or the reason, which the buyer reads
     */
    record Text(@NotBlank @Size(max = Commands.LONGEST_TEXT) String text) {}

    /**
     * Name of an agent, or a short reason.
     *
     * @param text the name or the reason
     */
    record Name(@NotBlank @Size(max = LONGEST_NAME) String text) {}

    /**
     * Code of a reason.
     *
     * @param text the code of the reason
     */
    record Code(@NotNull @Pattern(regexp = CODE) String text) {}

    /**
     * Another priority of a ticket, with the code of the reason.
     *
     * @param priority the new priority
     * @param reason the code of the reason
     */
    record Prioritized(
            @NotNull Priority priority,
            @NotNull @Pattern(regexp = CODE) String reason) {}

    /**
     * Another group for a ticket, with the code of the reason.
     *
     * @param group the group that the ticket goes to
     * @param reason the code of the reason
     */
    record HandedOver(
            @NotBlank @Size(max = LONGEST_NAME) String group,
            @NotNull @Pattern(regexp = CODE) String reason) {}

    /** Converts an amount of minor units to money in CNY, the only currency of this shop. */
    static Money money(long minor) {
        return Money.ofMinor(minor, "CNY");
    }

    /** Converts an optional amount of minor units to money; null when it is left out. */
    static @Nullable Money moneyOrNone(@Nullable Long minor) {
        return minor == null ? null : money(minor);
    }

    /**
     * Terms of an approval; the shop's policy decides what is left out. A difference is negative where the buyer gets it.
     *
     * @param shipping whether shipping is refunded
     * @param fee the fee that the shop keeps
     * @param agreed the amount that was agreed on instead of the calculated one
     * @param difference the agreed difference of an exchange
     * @param refundTo where the money goes
     * @param release when the money or the new goods are released
     * @param keeping whether the buyer keeps the goods
     * @param words what the buyer is to know, such as what a fee is for; a message of the case once the decision counts
     */
    record Granted(
            @Nullable ShippingChoice shipping,
            @Nullable @Min(0) @Max(MOST) Long fee,
            @Nullable @Min(0) @Max(MOST) Long agreed,
            @Nullable @Min(-MOST) @Max(MOST) Long difference,
            @Nullable RefundDestination refundTo,
            @Nullable Release release,
            @Nullable Boolean keeping,

            @Nullable @Size(min = 1, max = Commands.LONGEST_TEXT)
            String words) {}

    /**
     * Settlement of a shortfall: what the buyer has paid, with its reference; without an amount the shop bears it.
     *
     * @param paid the amount that the buyer has paid
     * @param reference the reference of the payment
     */
    record Settled(
            @Nullable @Min(1) @Max(MOST) Long paid,
            @Nullable @Size(max = LONGEST_NAME) String reference) {}

    /**
     * Carrier and tracking number of a parcel.
     *
     * @param carrier the carrier
     * @param trackingNumber the carrier's number of the parcel
     */
    record Sent(
            @NotBlank @Size(max = LONGEST_NAME) String carrier,
            @NotBlank @Size(max = LONGEST_NAME) String trackingNumber) {}

    /**
     * Posting of goods that come back; the number of the inbound may be left out where only one can be meant.
     *
     * @param inbound the number of the inbound
     * @param carrier the carrier
     * @param trackingNumber the carrier's number of the parcel
     */
    record Posting(
            @Nullable Integer inbound,
            @NotBlank @Size(max = LONGEST_NAME) String carrier,
            @NotBlank @Size(max = LONGEST_NAME) String trackingNumber) {}

    /**
     * Arrival of goods that come back, at their destination where no warehouse is named, or their loss.
     *
     * @param inbound the number of the inbound; may be left out where only one can be meant
     * @param warehouse the warehouse that received the goods
     * @param lost whether the goods are lost instead
     */
    record Arrived(
            @Nullable Integer inbound,
            @Nullable @Size(min = 1, max = LONGEST_NAME) String warehouse,
            @NotNull Boolean lost) {}

    /**
     * Lost parcel that has turned up, by its id in the text: it comes back, or the buyer has it.
     *
     * @param text the id of the parcel
     * @param comingBack whether the parcel comes back; otherwise the buyer has it
     */
    record FoundParcel(
            @NotBlank @Size(max = LONGEST_NAME) String text,
            @Nullable Boolean comingBack) {}

    /**
     * Units of a line that an inspector gave one grade, a standard one or one of the shop.
     *
     * @param line the id of the order line
     * @param grade the code of the grade
     * @param quantity the number of units
     * @param notes the inspector's notes, for staff
     * @param photos photos of the units
     */
    record Finding(
            @NotNull LineId line,
            @NotBlank @Size(max = 64) String grade,
            @NotNull @Min(1) @Max(MOST) Long quantity,
            @Nullable @Size(max = Commands.LONGEST_TEXT) String notes,
            @Nullable @Size(max = Commands.MOST_EVIDENCE) List<@NotNull @Valid Proof> photos) {
        FoundUnits units() {
            return new FoundUnits(line, grade, quantity, requireNonNullElse(notes, ""), Proof.of(photos));
        }
    }

    /**
     * Inspection of goods that came back, or a part of it.
     *
     * @param inbound the number of the inbound; may be left out where only one can be meant
     * @param findings what was found
     * @param complete whether the inspection is complete with this part
     * @param fault the party at fault; the reason of the buyer decides where it is left out
     * @param surplus goods that were in the parcel and not announced
     */
    record Looked(
            @Nullable Integer inbound,
            @Nullable @Size(max = Commands.MOST_ITEMS) List<@NotNull @Valid Finding> findings,
            @NotNull Boolean complete,
            @Nullable Fault fault,
            @Nullable @Size(max = Commands.LONGEST_TEXT) String surplus) {}

    /**
     * Correction of an inspection, with the reason for it: all that is found in the goods as another inspector sees it.
     *
     * @param inbound the number of the inbound; may be left out where only one can be meant
     * @param findings all that was found, as it is right
     * @param why the reason for the correction
     */
    record Corrected(
            @Nullable Integer inbound,
            @Nullable @Size(max = Commands.MOST_ITEMS) List<@NotNull @Valid Finding> findings,
            @NotBlank @Size(max = Commands.LONGEST_TEXT) String why) {}

    /**
     * Statement that a payment was not made, though the staff had stated that it was.
     *
     * @param evidence why it is certain that nothing was paid under its key
     */
    record NotPaid(@NotBlank @Size(max = LONGEST_NAME) String evidence) {}

    /**
     * Outcome of a payment that finance made by hand.
     *
     * @param tender the tender that was paid back
     * @param purpose the purpose of the payment; may be left out where only one can be meant
     * @param paid whether it was paid; otherwise it failed
     * @param reference the reference of the payment
     */
    record HandPayment(
            @NotNull TenderId tender,
            RefundPart.@Nullable Purpose purpose,
            @NotNull Boolean paid,
            @NotBlank @Size(max = LONGEST_NAME) String reference) {}

    /**
     * Outcome of a parked effect, as told by a person who looked into it.
     *
     * @param said what became of the effect
     * @param reference the reference that proves it
     */
    record Resolved(
            @NotNull ParkedResolution said,
            @NotBlank @Size(max = LONGEST_NAME) String reference) {}

    /**
     * Outcome of a stop whose partner does not answer, as told by a person who looked into it.
     *
     * @param stopped whether the goods were stopped
     * @param note how that is known
     */
    record StopAnswer(
            @NotNull Boolean stopped,
            @NotBlank @Size(max = LONGEST_NAME) String note) {}

    /** Channels through which the shop's till takes the difference of an exchange. */
    enum Channel {
        ALIPAY,
        CARD,
        WECHAT_PAY
    }

    /**
     * Payment of a difference.
     *
     * @param channel the channel through which the buyer pays
     */
    record Paying(@NotNull Channel channel) {}

    /**
     * Move of the clock, as ISO 8601 writes a duration, such as {@code P3D}.
     *
     * @param forward how far the clock moves
     */
    record Forward(@NotNull Duration forward) {}

    /**
     * Buyer's rating of a case, from 1 to 5.
     *
     * @param score the rating, 5 is the best
     */
    record Rated(@NotNull @Min(1) @Max(5) Integer score) {}

    /**
     * Goodwill: money, points, and coupons by their campaigns.
     *
     * @param lines the order lines that it is for; left out for the whole order
     * @param shipping whether shipping is given back too
     * @param amount the amount; none where it is left out
     * @param points the number of points; none where it is left out
     * @param coupons the campaigns of the coupons
     * @param why the reason, for staff
     */
    record Compensation(
            @Nullable @Size(max = Commands.MOST_ITEMS) List<@NotNull LineId> lines,
            @Nullable Boolean shipping,
            @Nullable @Min(0) @Max(MOST) Long amount,
            @Nullable @Min(1) @Max(MOST) Long points,
            @Nullable @Size(max = Commands.MOST_GIFTS) List<@NotBlank @Size(max = LONGEST_NAME) String> coupons,
            @NotBlank @Size(max = Commands.LONGEST_TEXT) String why) {

        List<Gift> gifts() {
            var gifts = new ArrayList<Gift>();
            if (points != null) {
                gifts.add(new Gift.Points(points));
            }
            orNone(coupons).forEach(campaign -> gifts.add(new Gift.Coupon(campaign)));
            return gifts;
        }
    }

    /**
     * Units of an order line.
     *
     * @param line the id of the order line
     * @param quantity the number of units
     */
    record UnitsBack(
            @NotNull LineId line,
            @NotNull @Min(1) @Max(MOST) Long quantity) {}

    /**
     * Refund that was paid outside the library, and the units that are back with it.
     *
     * @param tender the tender that was paid back
     * @param amount the amount
     * @param reference the reference of the refund, which names it in later requests
     * @param occurredAt when it was paid
     * @param units the units that are back with it
     */
    record PaidElsewhere(
            @NotNull TenderId tender,
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotBlank @Size(max = LONGEST_NAME) String reference,
            @NotNull Instant occurredAt,
            @Nullable @Size(max = Commands.MOST_ITEMS) List<@NotNull @Valid UnitsBack> units) {

        List<UnitsOfLine> back() {
            return orNone(units).stream()
                    .map(each -> new UnitsOfLine(each.line(), each.quantity()))
                    .toList();
        }
    }

    /**
     * The part of an external refund that came back to the shop.
     *
     * @param amount the amount that came back
     * @param occurredAt when it came back
     */
    record CameBack(
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotNull Instant occurredAt) {}

    /**
     * Money that was captured after the order had its first case.
     *
     * @param tender the tender that was charged
     * @param amount the amount
     * @param reference the reference of the capture
     */
    record Captured(
            @NotNull TenderId tender,
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotBlank @Size(max = LONGEST_NAME) String reference) {}

    /**
     * Money that a case kept and gives back.
     *
     * @param amount the amount that is given back
     * @param why the reason, for staff
     */
    record Kept(
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotBlank @Size(max = Commands.LONGEST_TEXT) String why) {}

    /** Final outcome of a payment, as its provider tells it. */
    enum Outcome {
        SUCCEEDED,
        REJECTED,
        REVERSED
    }

    /**
     * Webhook of a payment provider: the outcome of an effect.
     *
     * @param order the order of the effect
     * @param key the key of the effect, under which it was sent
     * @param answer the outcome
     * @param reference the provider's reference
     */
    record ProviderNotice(
            @NotNull OrderId order,
            @NotNull EffectKey key,
            @NotNull Outcome answer,
            @Nullable @Size(max = LONGEST_NAME) String reference) {}

    /** Returns what an inspector found, by line and grade; none where it is left out. */
    static List<FoundUnits> found(@Nullable List<Finding> findings) {
        return orNone(findings).stream().map(Finding::units).toList();
    }

    static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
