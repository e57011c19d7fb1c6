package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;

/** Why an order's account refuses, in order of precedence. */
public sealed interface AccountRejection extends Rejection {

    /**
     * The order has no such line.
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
     * More units than are neither back nor held by another case.
     *
     * @param line the line
     * @param asked units asked
     * @param left units that may still be asked
     */
    record QuantityExceeded(LineId line, long asked, long left) implements AccountRejection {
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
     * More money than the goods, the goodwill cap or the order has left.
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
     * The order was not paid with such a tender.
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
            return "the order has no tender " + tender;
        }
    }

    /**
     * A refund made elsewhere was recorded before under this reference.
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
            return "the external refund " + reference + " is recorded already";
        }
    }
}
