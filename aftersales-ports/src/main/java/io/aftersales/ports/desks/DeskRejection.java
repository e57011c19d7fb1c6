package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import java.util.List;

/** Why a desk refuses before a case is asked. */
public sealed interface DeskRejection extends Rejection {

    /**
     * One limit of a command that is not kept.
     *
     * @param path where, such as {@code items[0].quantity}
     * @param constraint the simple name of the annotation
     * @param message the validation provider's words
     */
    record Violation(String path, String constraint, String message) {}

    /**
     * The command breaks its own limits.
     *
     * @param violations all of them, by path
     */
    record InvalidCommand(List<Violation> violations) implements DeskRejection {
        /** Copies the list. */
        public InvalidCommand {
            violations = List.copyOf(violations);
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String message() {
            return violations.size() == 1
                    ? violations.get(0).path() + ": " + violations.get(0).constraint()
                    : violations.size() + " limits are not kept, first "
                            + violations.get(0).path();
        }
    }

    /**
     * Another command was sent under this id.
     *
     * @param commandId the id
     */
    record CommandReused(CommandId commandId) implements DeskRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "the command id " + commandId + " was used for something else";
        }
    }

    /**
     * The shop does not offer this kind of case.
     *
     * @param caseKind the kind
     */
    record KindNotOffered(CaseKind caseKind) implements DeskRejection {
        @Override
        public Kind kind() {
            return Kind.POLICY;
        }

        @Override
        public String message() {
            return caseKind + " is not offered";
        }
    }

    /**
     * Too many others were working on the order at the same time. Sending the command again is safe.
     *
     * @param order the order
     */
    record Contended(OrderId order) implements DeskRejection {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String message() {
            return "too many others work on the order " + order;
        }
    }

    /**
     * After-sales has nothing on this order yet. What was captured is read from the host at the first application, so that is where money
     * that has left before then belongs.
     *
     * @param order the order
     */
    record NothingOnOrder(OrderId order) implements DeskRejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no case on the order " + order;
        }
    }
}
