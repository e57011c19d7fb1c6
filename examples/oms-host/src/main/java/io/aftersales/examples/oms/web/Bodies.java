package io.aftersales.examples.oms.web;

import io.aftersales.domain.cases.Condition;
import io.aftersales.domain.cases.ParkedAnswer;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.shared.LineId;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is sent. Limits are those of the commands, which the desks check; what is left out is nothing, or what is usual. */
final class Bodies {
    private Bodies() {}

    /** So many units of a line. */
    record Item(
            String line,
            long quantity,
            String reason,
            @Nullable String wantedSku) {
        ItemAsked asked() {
            return new ItemAsked(LineId.of(line), quantity, reason, wantedSku);
        }
    }

    /** An application, or what one would come to. */
    record Asked(
            CaseKind kind,
            @Nullable List<Item> items,
            @Nullable String wholeOrder,
            @Nullable String description,
            @Nullable List<Evidence> evidence) {

        List<ItemAsked> asked() {
            return orNone(items).stream().map(Item::asked).toList();
        }
    }

    /** An answer to a question. */
    record Answered(@Nullable String text, @Nullable List<Evidence> evidence) {}

    /** A question, or a reason. */
    record Text(@Nullable String text) {
        String orEmpty() {
            return Objects.requireNonNullElse(text, "");
        }
    }

    /** An amount in minor units as clients send it: the shop sells in one currency. */
    static Money money(long minor) {
        return Money.ofMinor(minor, "CNY");
    }

    /** An amount that may be left out. */
    static @Nullable Money money(@Nullable Long minor) {
        return minor == null ? null : money(minor.longValue());
    }

    /** On which terms something is granted; as the rules say where nothing is said. */
    record Granted(
            @Nullable ShippingChoice shipping,
            @Nullable Long fee,
            @Nullable Long agreed) {}

    /** Who carries something, under which number. */
    record Sent(@Nullable String carrier, @Nullable String trackingNumber) {}

    /** Whether the parcel was lost. */
    record Arrived(boolean lost) {}

    /** What was found of a line. */
    record Found(
            String line,
            Condition condition,
            long quantity,
            @Nullable String notes,
            @Nullable List<Evidence> photos) {
        FoundUnits units() {
            return new FoundUnits(
                    LineId.of(line), condition, quantity, Objects.requireNonNullElse(notes, ""), orNone(photos));
        }
    }

    /** One look into a parcel. */
    record Looked(
            @Nullable List<Found> findings,
            boolean complete,
            @Nullable Fault fault,
            @Nullable String surplus) {}

    /** What became of a payment by hand. */
    record PaidByHand(
            String tender,
            RefundPart.@Nullable Purpose purpose,
            boolean paid,
            @Nullable String reference) {}

    /** What became of an effect that was left to a person. */
    record Resolved(ParkedAnswer said, @Nullable String reference) {}

    /** How content a buyer is, from 1 to 5. */
    record Rated(int score) {}

    /** Money without goods, points, and coupons by their campaigns. */
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

    /** Money that went back elsewhere. */
    record PaidElsewhere(
            String tender, long amount, @Nullable String reference, Instant occurredAt) {}

    /** What a payment provider tells of an effect. */
    record Told(
            String order,
            String key,
            String answer,
            @Nullable String reference) {}

    static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
