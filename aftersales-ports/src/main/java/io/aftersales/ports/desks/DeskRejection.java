package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal by a desk itself, without a decision about a case. */
public sealed interface DeskRejection extends Rejection {

    /**
     * A constraint that a command violates.
     *
     * @param path the place in the command, such as {@code items[0].quantity}
     * @param constraint the simple name of the annotation
     * @param message the validation provider's words
     * @param min the least value, characters or entries that the constraint asks for; null where it names none
     * @param max the most of them; null where it names none
     */
    record Violation(
            String path,
            String constraint,
            String message,
            @Nullable Long min,
            @Nullable Long max) {
        /** A violation of a constraint that names no numbers. */
        public Violation(String path, String constraint, String message) {
            this(path, constraint, message, null, null);
        }
    }

    /**
     * Refuses a command that violates its constraints.
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
     * Refuses a command whose id was used for another command.
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
            return "the command id " + commandId + " was used for another command";
        }
    }

    /**
     * Refuses a kind of case that the shop does not offer.
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
            return "the shop does not offer " + caseKind;
        }
    }

    /**
     * Refuses a command that lost too many races for the order. Sending the command again is safe.
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
            return "too many commands work on the order " + order + " at the same time";
        }
    }

    /**
     * Refuses an order on which no case was opened. What was captured is read from the host at the first application, so money that went
     * back before then has to show in the host's facts.
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
