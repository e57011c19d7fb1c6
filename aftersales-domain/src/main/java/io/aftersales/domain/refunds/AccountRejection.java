package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal by the account of an order. The types are in their order of precedence. */
public sealed interface AccountRejection extends Rejection {

    /**
     * Refuses a line that the order does not have.
     *
     * @param line what was named
     */
    record UnknownLine(LineId line) implements AccountRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "the order has no line " + line;
        }
    }

    /**
     * Refuses more units of a line than are left, neither back nor held by another case. Of a parcel that is with a carrier nothing is left
     * unless all of it is asked for, because a carrier stops whole parcels only. A unit that was refunded elsewhere may be in any parcel of its
     * line: where several are on their way, one that may still hold a wanted unit waits until it has arrived.
     *
     * @param line the line
     * @param asked units asked
     * @param left units that may still be asked
     * @param elsewhere the other units of the line that are not gone, by the code of their stage, such as {@code DELIVERED}
     */
    record QuantityExceeded(LineId line, long asked, long left, Map<String, Long> elsewhere)
            implements AccountRejection {
        /** Copies the map in its order. */
        public QuantityExceeded {
            elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
        }

        /** Returns the facts; {@code elsewhere} is among them only when there are other units. */
        @Override
        public Map<String, Object> facts() {
            Map<String, Object> facts = new LinkedHashMap<>(AccountRejection.super.facts());
            if (elsewhere.isEmpty()) {
                facts.remove("elsewhere");
            }
            return facts;
        }

        /** Creates a refusal that tells of no other units. */
        public QuantityExceeded(LineId line, long asked, long left) {
            this(line, asked, left, Map.of());
        }

        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return asked + " of line " + line + " asked, " + left + " left";
        }
    }

    /**
     * Refuses more money than the goods, the goodwill limit or the order has left.
     *
     * @param asked the amount asked
     * @param left the most that is possible
     */
    record AmountExceeded(Money asked, Money left) implements AccountRejection {
        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return asked + " asked, at most " + left + " possible";
        }
    }

    /**
     * Refuses a tender that the order was not paid with.
     *
     * @param tender what was named
     */
    record UnknownTender(TenderId tender) implements AccountRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "the order was not paid with the tender " + tender;
        }
    }

    /**
     * Refuses a refund made elsewhere that was recorded before under this reference.
     *
     * @param reference the provider's reference
     */
    record ExternalRefundKnown(String reference) implements AccountRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "the external refund " + reference + " was recorded before";
        }
    }

    /**
     * Refuses the reversal of a refund made elsewhere that was never recorded.
     *
     * @param reference the provider's reference
     */
    record NothingOnReference(String reference) implements AccountRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "no external refund " + reference + " is recorded";
        }
    }

    /**
     * Refuses a capture that was recorded before under this reference.
     *
     * @param reference the provider's reference
     */
    record CaptureKnown(String reference) implements AccountRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "the capture " + reference + " was recorded before";
        }
    }
}
