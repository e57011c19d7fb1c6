package io.aftersales.examples.oms.web;

import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.UnitsOfLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Request bodies. The desks check the limits of commands; a field that is left out means none, or the default of the command. */
final class Bodies {
    private Bodies() {}

    /** Units of an order line that are asked back or exchanged. */
    record Item(
            String line,
            long quantity,
            String reason,
            @Nullable String wantedSku,
            @Nullable String parcel) {
        ItemAsked asked() {
            return new ItemAsked(
                    LineId.of(line), quantity, reason, wantedSku, parcel == null ? null : Place.of(parcel));
        }
    }

    /** Application of a buyer, or a quote of one. */
    record Asked(
            CaseKind kind,
            @Nullable List<Item> items,
            @Nullable String wholeOrder,
            @Nullable String goodsAreHere,
            @Nullable RefundDestination refundTo,
            @Nullable String exception,
            @Nullable String description,
            @Nullable List<Evidence> evidence) {

        List<ItemAsked> asked() {
            return orNone(items).stream().map(Item::asked).toList();
        }
    }

    /** Buyer's answer to an offer of the shop. */
    record OfferAnswered(boolean accepts) {}

    /** Buyer's answer to a question of the reviewer, or the reasons of an appeal. */
    record Answered(@Nullable String text, @Nullable List<Evidence> evidence) {}

    /** Free text: a question, a reason or the name of an agent. */
    record Text(@Nullable String text) {
        String orEmpty() {
            return Objects.requireNonNullElse(text, "");
        }
    }

    /** Another priority of a ticket, with the code of the reason. */
    record Prioritized(Priority priority, String reason) {}

    /** Another group for a ticket, with the code of the reason. */
    record HandedOver(String group, String reason) {}

    /** Converts an amount of minor units to money in CNY, the only currency of this shop. */
    static Money money(long minor) {
        return Money.ofMinor(minor, "CNY");
    }

    /** Converts an optional amount of minor units to money; null when it is left out. */
    static @Nullable Money money(@Nullable Long minor) {
        return minor == null ? null : money(minor.longValue());
    }

    /** Terms of an approval; the shop's policy decides what is left out. Amounts are minor units. */
    record Granted(
            @Nullable ShippingChoice shipping,
            @Nullable Long fee,
            @Nullable Long agreed,
            @Nullable Long difference,
            @Nullable RefundDestination refundTo,
            @Nullable Release release,
            @Nullable Boolean keeping) {}

    /** Settlement of a shortfall: what the buyer has paid, in minor units, with its reference; without an amount the shop bears it. */
    record Settled(@Nullable Long paid, @Nullable String reference) {}

    /** Carrier and tracking number of a parcel. */
    record Sent(@Nullable String carrier, @Nullable String trackingNumber) {}

    /** Posting of goods that come back; the number of the inbound may be left out where only one can be meant. */
    record Posted(
            @Nullable Integer inbound,
            @Nullable String carrier,
            @Nullable String trackingNumber) {}

    /** Arrival of goods that come back, at their destination where no warehouse is named, or their loss. */
    record Arrived(@Nullable Integer inbound, @Nullable String warehouse, boolean lost) {}

    /** Lost parcel that has turned up, by its id in the text: it comes back, or the buyer has it. */
    record FoundParcel(@Nullable String text, @Nullable Boolean comingBack) {}

    /** Units of a line that an inspector gave one grade, a standard one or one of the shop. */
    record Found(
            String line,
            String grade,
            long quantity,
            @Nullable String notes,
            @Nullable List<Evidence> photos) {
        FoundUnits units() {
            return new FoundUnits(
                    LineId.of(line), grade, quantity, Objects.requireNonNullElse(notes, ""), orNone(photos));
        }
    }

    /** Inspection of goods that came back, or a part of it. */
    record Looked(
            @Nullable Integer inbound,
            @Nullable List<Found> findings,
            boolean complete,
            @Nullable Fault fault,
            @Nullable String surplus) {}

    /** Correction of an inspection, with the reason for it: all that is found in the goods as another inspector sees it. */
    record Corrected(
            @Nullable Integer inbound,
            @Nullable List<Found> findings,
            @Nullable String why) {}

    /** Outcome of a payment that finance made by hand. */
    record PaidByHand(
            String tender,
            RefundPart.@Nullable Purpose purpose,
            boolean paid,
            @Nullable String reference) {}

    /** Outcome of a parked effect, as told by a person who looked into it. */
    record Resolved(ParkedResolution said, @Nullable String reference) {}

    /** Outcome of a stop whose partner does not answer, as told by a person who looked into it. */
    record StopAnswered(boolean stopped, @Nullable String note) {}

    /** Buyer's rating of a case, from 1 to 5. */
    record Rated(int score) {}

    /** Goodwill: money in minor units, points, and coupons by their campaigns. */
    record Compensation(
            @Nullable List<String> lines,
            @Nullable Boolean shipping,
            @Nullable Long amount,
            @Nullable Long points,
            @Nullable List<String> coupons,
            @Nullable String why) {

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
    record UnitsBack(String line, long quantity) {}

    /** Refund that was paid outside the library, in minor units, and the units that are back with it. */
    record PaidElsewhere(
            String tender,
            long amount,
            @Nullable String reference,
            Instant occurredAt,
            @Nullable List<UnitsBack> units) {

        List<UnitsOfLine> back() {
            return orNone(units).stream()
                    .map(each -> new UnitsOfLine(LineId.of(each.line()), each.quantity()))
                    .toList();
        }
    }

    /** The part of an external refund that came back to the shop, in minor units. */
    record CameBack(long amount, Instant occurredAt) {}

    /** Money that was captured after the order had its first case, in minor units. */
    record Captured(String tender, long amount, @Nullable String reference) {}

    /** Money that a case kept and gives back, in minor units. */
    record Kept(long amount, @Nullable String why) {}

    /** Webhook of a payment provider: the outcome of an effect. */
    record Told(
            String order,
            String key,
            String answer,
            @Nullable String reference) {}

    static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
