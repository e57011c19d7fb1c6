package io.aftersales.examples.oms.shop;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;

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
}
