package io.aftersales.domain.effects;

import io.aftersales.domain.money.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notice sent to the buyer, the reviewers or finance. It carries ids, codes and amounts; the host knows names and addresses.
 *
 * @param kind the kind of notice
 * @param audience the recipients
 * @param buyer the host's id of the buyer of the case
 * @param amount the amount it is about, if any
 * @param until the deadline it is about, if any
 * @param code a code it is about, such as a reason of rejection; empty if none
 * @param goods the goods it is about, by SKU; none if it is about the whole case
 */
public record Notice(
        Kind kind,
        Audience audience,
        String buyer,
        @Nullable Money amount,
        @Nullable Instant until,
        String code,
        List<Goods> goods) {
    /** Copies the list. */
    public Notice {
        goods = List.copyOf(goods);
    }

    /** Approved, and the amount is refunded. */
    public static final String REFUND_FOLLOWS = "REFUND_FOLLOWS";

    /** Approved: the carrier is asked to stop the parcel, and the amount is refunded once it is stopped. */
    public static final String INTERCEPTION_THEN_REFUND = "INTERCEPTION_THEN_REFUND";

    /** Approved: the warehouse is asked to keep the goods back, and the amount is refunded once they are. */
    public static final String STOP_THEN_REFUND = "STOP_THEN_REFUND";

    /** Approved: the goods are to be sent back by the deadline, and up to the amount is refunded. */
    public static final String RETURN_THEN_REFUND = "RETURN_THEN_REFUND";

    /** Approved: the goods are with the shop, are inspected, and up to the amount is refunded. */
    public static final String INSPECTION_THEN_REFUND = "INSPECTION_THEN_REFUND";

    /** Approved: the goods are to be sent back by the deadline, and others of the same value are shipped. */
    public static final String RETURN_THEN_EXCHANGE = "RETURN_THEN_EXCHANGE";

    /** Approved: the goods are to be sent back by the deadline, and others are shipped once the buyer has paid the amount on top. */
    public static final String EXCHANGE_ASKS_DIFFERENCE = "EXCHANGE_ASKS_DIFFERENCE";

    /** Approved: the goods are to be sent back by the deadline, others are shipped, and the amount is paid back. */
    public static final String EXCHANGE_PAYS_BACK = "EXCHANGE_PAYS_BACK";

    /** Approved, and the goods are shipped once more. */
    public static final String GOODS_SENT_AGAIN = "GOODS_SENT_AGAIN";

    /** Expired: some of the goods were not posted in time and are not expected any more; the case goes on with the others. */
    public static final String REST_NOT_POSTED = "REST_NOT_POSTED";

    /** The kind of a notice. */
    public enum Kind {
        /** The application was approved; the code says what happens now. */
        APPROVED(Field.CODE),
        /** The application was rejected. */
        REJECTED,
        /** The shop asks the buyer for information. */
        INFO_ASKED,
        /** The deadline for sending the goods back is near. */
        RETURN_DEADLINE_NEAR(Field.UNTIL),
        /** The case ended because a deadline passed. */
        EXPIRED,
        /** The returned parcel arrived. */
        RETURN_RECEIVED,
        /** The parcel was lost on its way back. */
        RETURN_LOST,
        /** No unit of the returned goods was accepted. */
        INSPECTION_FAILED(Field.CODE),
        /** The case ended without a refund. */
        CLOSED,
        /** Goods could not be stopped: they will arrive, are not refunded, and can be returned. */
        NOT_STOPPED(Field.GOODS),
        /** The money was paid back. */
        REFUNDED(Field.AMOUNT),
        /** A further amount of an earlier refund has become due and is being paid back. */
        FURTHER_REFUND(Field.AMOUNT),
        /** All points and coupons of a goodwill grant are with the buyer. */
        GIFTS_GRANTED,
        /** A payment could not be made on any route. */
        REFUND_FAILED,
        /** A payment that had succeeded came back to the shop. */
        REFUND_TAKEN_BACK,
        /** New goods are dearer: the buyer is to pay the difference by the deadline. */
        TOP_UP_ASKED(Field.AMOUNT, Field.UNTIL),
        /** New goods are on their way. */
        REPLACEMENT_SHIPPED,
        /** The exchange is complete. */
        EXCHANGED,
        /** The reshipped goods have arrived. */
        RESHIPPED,
        /** The goods will not come; money is refunded instead. */
        REFUNDED_INSTEAD(Field.CODE),
        /** A second person has to confirm an amount. */
        CONFIRMATION_NEEDED(Field.AMOUNT),
        /** A payment has to be made by hand. */
        OFFLINE_PAYMENT_NEEDED(Field.AMOUNT);

        @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, its type does not say so
        private final Set<Field> fields;

        Kind(Field... fields) {
            this.fields = Set.of(fields);
        }

        /** Returns the fields that every notice of this kind carries; some carry more. */
        public Set<Field> fields() {
            return fields;
        }
    }

    /** A field that a notice may carry. */
    public enum Field {
        /** The notice carries an amount. */
        AMOUNT,
        /** The notice carries a deadline. */
        UNTIL,
        /** The notice carries a code. */
        CODE,
        /** The notice carries goods. */
        GOODS
    }

    /** Returns the fields that this notice carries. */
    public Set<Field> fields() {
        var carried = EnumSet.noneOf(Field.class);
        if (amount != null) {
            carried.add(Field.AMOUNT);
        }
        if (until != null) {
            carried.add(Field.UNTIL);
        }
        if (!code.isEmpty()) {
            carried.add(Field.CODE);
        }
        if (!goods.isEmpty()) {
            carried.add(Field.GOODS);
        }
        return carried;
    }

    /** The recipients of a notice. */
    public enum Audience {
        /** The buyer of the case. */
        BUYER,
        /** The staff who review cases. */
        REVIEWERS,
        /** The staff who handle money. */
        FINANCE
    }

    /** Creates a notice to the buyer. */
    public static Notice toBuyer(Kind kind, String buyer) {
        return new Notice(kind, Audience.BUYER, buyer, null, null, "", List.of());
    }

    /** Creates a notice to the staff who work on the case. */
    public static Notice to(Audience audience, Kind kind, String buyer) {
        return new Notice(kind, audience, buyer, null, null, "", List.of());
    }

    /** Returns a copy with an amount. */
    public Notice about(Money sum) {
        return new Notice(kind, audience, buyer, sum, until, code, goods);
    }

    /** Returns a copy with a deadline. */
    public Notice until(Instant deadline) {
        return new Notice(kind, audience, buyer, amount, deadline, code, goods);
    }

    /** Returns a copy with a code. */
    public Notice because(String reason) {
        return new Notice(kind, audience, buyer, amount, until, reason, goods);
    }

    /** Returns a copy about some goods. */
    public Notice of(List<Goods> some) {
        return new Notice(kind, audience, buyer, amount, until, code, some);
    }
}
