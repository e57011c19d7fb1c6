package io.aftersales.domain.refunds;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement of units or money on an order's account. Entries are only ever appended; entries of money are the journal of the shop's
 * ledger.
 *
 * @param number counted from 1 in each account
 * @param kind the kind of movement
 * @param caseId the case it belongs to, if any
 * @param line the line, for units
 * @param place where the units were or are, for units; null for those of an opening balance or of a refund made elsewhere
 * @param units how many units
 * @param tender the tender, for money
 * @param amount minor units of the order's currency
 * @param tax the tax in the amount, for {@link Kind#CREDITED} and {@link Kind#CREDITED_ELSEWHERE}
 * @param points points, for {@link Kind#POINTS_BACK}
 * @param key the effect key of a payment
 * @param route the way on which a payment went or came back, which may be another than that of the tender; null for an entry that is no
 *     payment, or one that was not made by after-sales
 * @param reference the provider's transaction id, which units of a refund made elsewhere carry too; the id of a coupon, or the code of a tax
 *     rate
 * @param by the actor who caused it
 * @param occurredAt when it happened in the outside world
 * @param bookedAt when it was written to the account
 */
public record AccountEntry(
        long number,
        Kind kind,
        @Nullable CaseId caseId,
        @Nullable LineId line,
        @Nullable Place place,
        long units,
        @Nullable TenderId tender,
        long amount,
        long tax,
        long points,
        @Nullable String key,
        @Nullable Route route,
        @Nullable String reference,
        Actor by,
        Instant occurredAt,
        Instant bookedAt) {

    /** The kind of movement that an entry records. */
    public enum Kind {
        /** A case claimed units. */
        HELD(false),
        /** A case released held units. */
        RELEASED(false),
        /** Units came back for good. */
        BACK(false),
        /** Units left their line in an exchange. */
        MOVED(false),
        /** Units of other goods replaced exchanged units, on a line of their own. */
        REPLACED(false),
        /** Units were shipped again and arrived. */
        RESHIPPED(false),
        /** Units or money that were already back before this account was opened. */
        OPENING(false),
        /** A refund was decided and is not paid yet. */
        OWED(false),
        /** Money was paid back to the buyer. */
        REFUND(true),
        /** A payment came back to the shop after it had succeeded; the money is owed again. */
        REVERSAL(true),
        /** A payment that the staff had stated was not made after all; it undoes the entry with its key, and the money is owed again. */
        VOIDED(true),
        /** The buyer paid a difference on top. */
        TOP_UP(true),
        /** Money was paid to the buyer as goodwill. */
        GOODWILL(true),
        /** Money was paid back outside of after-sales. */
        EXTERNAL(true),
        /** Money that had been paid back outside of after-sales came back to the shop. */
        EXTERNAL_REVERSED(true),
        /** The shop took money that the buyer had agreed to pay. */
        CAPTURE(true),
        /** A part was added to the order, which asks for this amount. */
        AMENDED(false),
        /** A refund credited the sale under a tax rate: a figure of a credit note. */
        CREDITED(true),
        /** A refund made elsewhere credited the sale under a tax rate; negative when its reversal takes the credit back. */
        CREDITED_ELSEWHERE(true),
        /** The shop kept a fee. */
        FEE(true),
        /** The shop kept a part of the worth of goods that came back worth less. */
        DEDUCTION(true),
        /** The buyer waived the rest. */
        WAIVED(true),
        /** The shop gave back money that it had kept. */
        KEPT_GIVEN_BACK(true),
        /** Store credit was given to the buyer as a gift, such as the bonus for taking store credit; it is no money of the order. */
        CREDIT_GIVEN(true),
        /** Store credit that had been given as a gift was taken back. */
        CREDIT_TAKEN_BACK(true),
        /** Points were returned to the buyer. */
        POINTS_BACK(true),
        /** A coupon was returned to the buyer. */
        COUPON_BACK(true);

        private final boolean money;

        Kind(boolean money) {
            this.money = money;
        }

        /** Tells whether entries of this kind belong in the shop's ledger. */
        public boolean isMoney() {
            return money;
        }
    }
}
