package io.aftersales.examples.oms.web;

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
import java.util.Objects;
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

    /** Evidence that the host stores, such as a photo. */
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

    /** Units of an order line that are asked back or exchanged. */
    record Item(
            @NotNull LineId line,
            @NotNull @Min(1) @Max(MOST) Long quantity,
            @NotBlank @Size(max = LONGEST_NAME) String reason,
            @Nullable @Size(min = 1, max = LONGEST_NAME) String wantedSku,
            @Nullable Place parcel) {
        ItemAsked asked() {
            return new ItemAsked(line, quantity, reason, wantedSku, parcel);
        }
    }

    /** Application of a buyer, or a quote of one. */
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

    /** Buyer's answer to an offer of the shop. */
    record OfferAnswered(@NotNull Boolean accepts) {}

    /** Buyer's answer to a question of the reviewer. */
    record Answered(
            @Nullable @Size(max = Commands.LONGEST_TEXT) String text,
            @Nullable @Size(max = Commands.MOST_EVIDENCE) List<@NotNull @Valid Proof> evidence) {}

    /** Buyer's reasons against a decision. */
    record Appealed(
            @NotBlank @Size(max = Commands.LONGEST_TEXT) String text,
            @Nullable @Size(max = Commands.MOST_EVIDENCE) List<@NotNull @Valid Proof> evidence) {}

    /** Free text: a question or a reason. */
    record Text(@NotBlank @Size(max = Commands.LONGEST_TEXT) String text) {}

    /** Name of an agent, or a short reason. */
    record Name(@NotBlank @Size(max = LONGEST_NAME) String text) {}

    /** Code of a reason. */
    record Code(@NotNull @Pattern(regexp = CODE) String text) {}

    /** Another priority of a ticket, with the code of the reason. */
    record Prioritized(
            @NotNull Priority priority,
            @NotNull @Pattern(regexp = CODE) String reason) {}

    /** Another group for a ticket, with the code of the reason. */
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

    /** Terms of an approval; the shop's policy decides what is left out. A difference is negative where the buyer gets it. */
    record Granted(
            @Nullable ShippingChoice shipping,
            @Nullable @Min(0) @Max(MOST) Long fee,
            @Nullable @Min(0) @Max(MOST) Long agreed,
            @Nullable @Min(-MOST) @Max(MOST) Long difference,
            @Nullable RefundDestination refundTo,
            @Nullable Release release,
            @Nullable Boolean keeping) {}

    /** Settlement of a shortfall: what the buyer has paid, with its reference; without an amount the shop bears it. */
    record Settled(
            @Nullable @Min(1) @Max(MOST) Long paid,
            @Nullable @Size(max = LONGEST_NAME) String reference) {}

    /** Carrier and tracking number of a parcel. */
    record Sent(
            @NotBlank @Size(max = LONGEST_NAME) String carrier,
            @NotBlank @Size(max = LONGEST_NAME) String trackingNumber) {}

    /** Posting of goods that come back; the number of the inbound may be left out where only one can be meant. */
    record Posted(
            @Nullable Integer inbound,
            @NotBlank @Size(max = LONGEST_NAME) String carrier,
            @NotBlank @Size(max = LONGEST_NAME) String trackingNumber) {}

    /** Arrival of goods that come back, at their destination where no warehouse is named, or their loss. */
    record Arrived(
            @Nullable Integer inbound,
            @Nullable @Size(min = 1, max = LONGEST_NAME) String warehouse,
            @NotNull Boolean lost) {}

    /** Lost parcel that has turned up, by its id in the text: it comes back, or the buyer has it. */
    record FoundParcel(
            @NotBlank @Size(max = LONGEST_NAME) String text,
            @Nullable Boolean comingBack) {}

    /** Units of a line that an inspector gave one grade, a standard one or one of the shop. */
    record Found(
            @NotNull LineId line,
            @NotBlank @Size(max = 64) String grade,
            @NotNull @Min(1) @Max(MOST) Long quantity,
            @Nullable @Size(max = Commands.LONGEST_TEXT) String notes,
            @Nullable @Size(max = Commands.MOST_EVIDENCE) List<@NotNull @Valid Proof> photos) {
        FoundUnits units() {
            return new FoundUnits(line, grade, quantity, Objects.requireNonNullElse(notes, ""), Proof.of(photos));
        }
    }

    /** Inspection of goods that came back, or a part of it. */
    record Looked(
            @Nullable Integer inbound,
            @Nullable @Size(max = Commands.MOST_ITEMS) List<@NotNull @Valid Found> findings,
            @NotNull Boolean complete,
            @Nullable Fault fault,
            @Nullable @Size(max = Commands.LONGEST_TEXT) String surplus) {}

    /** Correction of an inspection, with the reason for it: all that is found in the goods as another inspector sees it. */
    record Corrected(
            @Nullable Integer inbound,
            @Nullable @Size(max = Commands.MOST_ITEMS) List<@NotNull @Valid Found> findings,
            @NotBlank @Size(max = Commands.LONGEST_TEXT) String why) {}

    /** Outcome of a payment that finance made by hand. */
    record PaidByHand(
            @NotNull TenderId tender,
            RefundPart.@Nullable Purpose purpose,
            @NotNull Boolean paid,
            @NotBlank @Size(max = LONGEST_NAME) String reference) {}

    /** Outcome of a parked effect, as told by a person who looked into it. */
    record Resolved(
            @NotNull ParkedResolution said,
            @NotBlank @Size(max = LONGEST_NAME) String reference) {}

    /** Outcome of a stop whose partner does not answer, as told by a person who looked into it. */
    record StopAnswered(
            @NotNull Boolean stopped,
            @NotBlank @Size(max = LONGEST_NAME) String note) {}

    /** Payment of a difference, with the channel through which the buyer pays. */
    record Paying(@NotNull @Pattern(regexp = CODE) String channel) {}

    /** Move of the clock, as ISO 8601 writes a duration, such as {@code P3D}. */
    record Forward(@NotNull Duration forward) {}

    /** Buyer's rating of a case, from 1 to 5. */
    record Rated(@NotNull @Min(1) @Max(5) Integer score) {}

    /** Goodwill: money, points, and coupons by their campaigns. */
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

    /** Units of an order line. */
    record UnitsBack(
            @NotNull LineId line,
            @NotNull @Min(1) @Max(MOST) Long quantity) {}

    /** Refund that was paid outside the library, and the units that are back with it. */
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

    /** The part of an external refund that came back to the shop. */
    record CameBack(
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotNull Instant occurredAt) {}

    /** Money that was captured after the order had its first case. */
    record Captured(
            @NotNull TenderId tender,
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotBlank @Size(max = LONGEST_NAME) String reference) {}

    /** Money that a case kept and gives back. */
    record Kept(
            @NotNull @Min(1) @Max(MOST) Long amount,
            @NotBlank @Size(max = Commands.LONGEST_TEXT) String why) {}

    /** Final outcome of a payment, as its provider tells it. */
    enum Outcome {
        SUCCEEDED,
        REJECTED,
        REVERSED
    }

    /** Webhook of a payment provider: the outcome of an effect. */
    record Told(
            @NotNull OrderId order,
            @NotNull EffectKey key,
            @NotNull Outcome answer,
            @Nullable @Size(max = LONGEST_NAME) String reference) {}

    /** Returns what an inspector found, by line and grade; none where it is left out. */
    static List<FoundUnits> found(@Nullable List<Found> findings) {
        return orNone(findings).stream().map(Found::units).toList();
    }

    static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
