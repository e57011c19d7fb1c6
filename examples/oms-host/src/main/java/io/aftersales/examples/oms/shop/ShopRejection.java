package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import java.util.List;

/** A refusal by the shop itself, beside those of the library. */
public sealed interface ShopRejection extends Rejection {

    /**
     * Refuses what another role of the staff does.
     *
     * @param role the role of the actor
     */
    record NotForRole(Role role) implements ShopRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_ALLOWED;
        }

        @Override
        public String message() {
            return "this is not for the role " + role;
        }
    }

    /**
     * Refuses a payment for a case that asks its buyer for none, or no longer does.
     *
     * @param caseId the case
     */
    record NothingToPay(CaseId caseId) implements ShopRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "nothing is to be paid for the case " + caseId;
        }
    }

    /**
     * Refuses to acknowledge an alarm that was never raised.
     *
     * @param alarm the key of the alarm
     */
    record NoSuchAlarm(EffectKey alarm) implements ShopRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no alarm " + alarm;
        }
    }

    /**
     * Row of a statement that cannot be read.
     *
     * @param row the number of the row, counted from 1 with the header
     * @param reason what is wrong with it
     */
    record BadRow(int row, String reason) {
        @Override
        public String toString() {
            return Integer.toString(row);
        }
    }

    /**
     * Refuses a statement with rows that cannot be read.
     *
     * @param rows all of them, in order
     */
    record UnreadableStatement(List<BadRow> rows) implements ShopRejection {
        /** Copies the list. */
        public UnreadableStatement {
            rows = List.copyOf(rows);
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return rows.size() + " rows cannot be read, first row "
                    + rows.get(0).row() + ": " + rows.get(0).reason();
        }
    }
}
