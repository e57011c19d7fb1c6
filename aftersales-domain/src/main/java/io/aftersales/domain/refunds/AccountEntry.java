package io.aftersales.domain.refunds;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement on an order's account. Entries are only ever appended; those of money are the journal of the shop's ledger.
 *
 * @param number counted from 1 in each account
 * @param kind what moved
 * @param caseId the case it belongs to, if any
 * @param line the line, for units
 * @param units how many units
 * @param tender the tender, for money
 * @param amount minor units of the order's currency
 * @param points points, for {@link Kind#POINTS_BACK}
 * @param key the effect key of a payment
 * @param reference the provider's transaction id, or the id of a coupon
 * @param by who caused it
 * @param occurredAt when it happened outside
 * @param bookedAt when it was written here
 */
public record AccountEntry(
        long number,
        Kind kind,
        @Nullable CaseId caseId,
        @Nullable LineId line,
        long units,
        @Nullable TenderId tender,
        long amount,
        long points,
        @Nullable String key,
        @Nullable String reference,
        Actor by,
        Instant occurredAt,
        Instant bookedAt) {

    /** What moved. */
    public enum Kind {
        /** Units were claimed by a case. */
        HELD(false),
        /** Units were given free again. */
        RELEASED(false),
        /** Units are back for good. */
        BACK(false),
        /** Units left their line in an exchange. */
        MOVED(false),
        /** Units of other goods replaced them, on a line of their own. */
        REPLACED(false),
        /** Units were sent again and arrived. */
        RESHIPPED(false),
        /** Units or money from before this account was opened. */
        OPENING(false),
        /** Money was decided to be given back and is not paid yet. */
        OWED(false),
        /** Money was paid back. */
        REFUND(true),
        /** A payment came back to the shop after it had succeeded; the money is owed again. */
        REVERSAL(true),
        /** The buyer paid a difference. */
        TOP_UP(true),
        /** Money was paid as a compensation. */
        GOODWILL(true),
        /** Money was paid back outside of after-sales. */
        EXTERNAL(true),
        /** The shop kept a fee. */
        FEE(true),
        /** The buyer waived the rest. */
        WAIVED(true),
        /** Points were given back. */
        POINTS_BACK(true),
        /** A coupon was handed back. */
        COUPON_BACK(true);

        private final boolean money;

        Kind(boolean money) {
            this.money = money;
        }

        /** Whether it belongs in the shop's ledger. */
        public boolean isMoney() {
            return money;
        }
    }
}
