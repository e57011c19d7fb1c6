package io.aftersales.domain.effects;

import io.aftersales.domain.money.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notice sent to the buyer or to staff. It carries ids, codes and amounts; the host knows names and addresses.
 *
 * @param kind the kind of notice
 * @param audience the recipients
 * @param recipient the host's id of the agent, or the group; empty where the audience alone names the recipients
 * @param buyer the host's id of the buyer of the case
 * @param amount the amount it is about, if any
 * @param until the deadline it is about, if any
 * @param code a code it is about, such as a reason of rejection; empty if none
 * @param goods the goods it is about, by SKU; none if it is about the whole case
 */
public record Notice(
        Kind kind,
        Audience audience,
        String recipient,
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

    /** Approved: the amount is refunded now, and the goods are to be sent back by the deadline. */
    public static final String REFUND_THEN_RETURN = "REFUND_THEN_RETURN";

    /** Approved: the goods are to be sent back by the deadline on the shop's waybill, and the amount is refunded once they are scanned. */
    public static final String SCAN_THEN_REFUND = "SCAN_THEN_REFUND";

    /** Approved: the goods are to be sent back by the deadline, and the amount is refunded once they have arrived. */
    public static final String ARRIVAL_THEN_REFUND = "ARRIVAL_THEN_REFUND";

    /** Approved: the new goods go out now, and the old ones are to be sent back by the deadline. */
    public static final String EXCHANGE_THEN_RETURN = "EXCHANGE_THEN_RETURN";

    /** Approved: the goods are to be sent back by the deadline on the shop's waybill, and the new ones go out once they are scanned. */
    public static final String SCAN_THEN_EXCHANGE = "SCAN_THEN_EXCHANGE";

    /** Approved: the goods are to be sent back by the deadline, and the new ones go out once they have arrived. */
    public static final String ARRIVAL_THEN_EXCHANGE = "ARRIVAL_THEN_EXCHANGE";

    /** Approved: the amount is refunded, the buyer keeps the goods, and nothing has to be sent back. */
    public static final String REFUND_WITHOUT_RETURN = "REFUND_WITHOUT_RETURN";

    /** Approved: the goods are with the shop, are inspected, and up to the amount is refunded. */
    public static final String INSPECTION_THEN_REFUND = "INSPECTION_THEN_REFUND";

    /** Approved: the goods are to be sent back by the deadline, and others are shipped; nothing is paid. */
    public static final String RETURN_THEN_EXCHANGE = "RETURN_THEN_EXCHANGE";

    /** Approved: the goods are to be sent back by the deadline, and others are shipped once the buyer has paid the amount on top. */
    public static final String EXCHANGE_ASKS_DIFFERENCE = "EXCHANGE_ASKS_DIFFERENCE";

    /** Approved: the goods are to be sent back by the deadline, others are shipped, and the amount is paid back. */
    public static final String EXCHANGE_PAYS_BACK = "EXCHANGE_PAYS_BACK";

    /** Approved, and the goods are shipped once more. */
    public static final String GOODS_SENT_AGAIN = "GOODS_SENT_AGAIN";

    /** Expired: some of the goods were not posted in time and are not expected any more; the case goes on with the others. */
    public static final String REST_NOT_POSTED = "REST_NOT_POSTED";

    /** Refunded: everything went to the buyer's balance with the shop. */
    public static final String TO_STORE_CREDIT = "TO_STORE_CREDIT";

    /** Refunded: a part went to the buyer's balance with the shop. */
    public static final String PARTLY_TO_STORE_CREDIT = "PARTLY_TO_STORE_CREDIT";

    /** Gifts granted: the bonus for taking store credit. */
    public static final String CREDIT_BONUS = "CREDIT_BONUS";

    /** The kind of a notice. */
    public enum Kind {
        /** The application was approved; the code says what happens now. */
        APPROVED(Field.CODE),
        /** The application was rejected. */
        REJECTED,
        /** The shop asks the buyer for information. */
        INFO_ASKED,
        /** The shop offers the buyer terms until a deadline; the code says what will happen if the buyer accepts. */
        OFFER_MADE(Field.CODE, Field.UNTIL),
        /** An offer ended without being accepted, and the application is reviewed again. */
        OFFER_ENDED,
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
        OFFLINE_PAYMENT_NEEDED(Field.AMOUNT),
        /** The ticket of the case was assigned to the agent; the code says why the case needs a person. */
        TICKET_ASSIGNED(Field.CODE),
        /** The ticket of the case waits for an agent of the group; the code says why the case needs a person. */
        TICKET_WAITING(Field.CODE);

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
        FINANCE,
        /** The agent who is the recipient. */
        AGENT,
        /** The agents of the group that is the recipient. */
        GROUP
    }

    /** Creates a notice to the buyer. */
    public static Notice toBuyer(Kind kind, String buyer) {
        return new Notice(kind, Audience.BUYER, "", buyer, null, null, "", List.of());
    }

    /** Creates a notice to the staff who work on the case. */
    public static Notice to(Audience audience, Kind kind, String buyer) {
        return new Notice(kind, audience, "", buyer, null, null, "", List.of());
    }

    /** Creates a notice to an agent about a case. */
    public static Notice toAgent(Kind kind, String agent, String buyer) {
        return new Notice(kind, Audience.AGENT, agent, buyer, null, null, "", List.of());
    }

    /** Creates a notice to the agents of a group about a case. */
    public static Notice toGroup(Kind kind, String group, String buyer) {
        return new Notice(kind, Audience.GROUP, group, buyer, null, null, "", List.of());
    }

    /** Returns a copy with an amount. */
    public Notice about(Money sum) {
        return new Notice(kind, audience, recipient, buyer, sum, until, code, goods);
    }

    /** Returns a copy with a deadline. */
    public Notice until(Instant deadline) {
        return new Notice(kind, audience, recipient, buyer, amount, deadline, code, goods);
    }

    /** Returns a copy with a code. */
    public Notice because(String reason) {
        return new Notice(kind, audience, recipient, buyer, amount, until, reason, goods);
    }

    /** Returns a copy about some goods. */
    public Notice of(List<Goods> some) {
        return new Notice(kind, audience, recipient, buyer, amount, until, code, some);
    }
}
