package io.aftersales.domain.review;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.OneLine;
import io.aftersales.domain.shared.UpperSnake;
import org.jspecify.annotations.Nullable;

/** The decision of a review rule: approve, reject, or leave the case to a person. */
public sealed interface RuleAction {
    /** Returns the decision to grant the application. */
    static RuleAction approve() {
        return new Approve(null, null);
    }

    /**
     * Returns the decision to grant a return whose goods stay with the buyer: the refund is paid at once, and nothing has to come back.
     *
     * @param upTo the most that the units may be worth, inclusive; the rule counts as not matching above it, in another currency, for other
     *     kinds of case than RETURN_REFUND, and for goods that are at the shop already
     */
    static RuleAction approveKeeping(Money upTo) {
        return new Approve(upTo, null);
    }

    /** Returns the decision to grant the application and to pay a return at another moment than the shop does; other kinds have none. */
    static RuleAction approve(Release release) {
        return new Approve(null, release);
    }

    /** Returns the decision to leave the case to a person of the usual group. */
    static RuleAction person() {
        return new Person("");
    }

    /** Returns the decision to refuse the application for a reason. */
    static RuleAction reject(String reason) {
        return new Reject(reason);
    }

    /** Returns the decision to leave the case to a person of a group, whatever later rules would say. */
    static RuleAction person(String group) {
        return new Person(group);
    }

    /** Returns the stable code of the decision: the name of its record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** Describes the decision in words. */
    String describe();

    /** Tells whether the decision can be made about a case; a rule whose decision cannot counts as not matching. */
    default boolean isPossible(ReviewFacts facts) {
        return true;
    }

    /** Returns the code of what the decision comes to: its code, or APPROVE_KEEPING where the buyer keeps the goods. */
    default String outcome() {
        return code();
    }

    /** Tells whether another decision comes to the same for a case about which both can be made, whatever their limits. */
    default boolean isSameAs(RuleAction other) {
        return equals(other);
    }

    /**
     * Grants the application.
     *
     * @param keepingUpTo the most that the units of a return may be worth for the buyer to keep them, inclusive; null where goods come back
     * @param release when the buyer of a return gets the money; null where the policy decides
     */
    record Approve(@Nullable Money keepingUpTo, @Nullable Release release) implements RuleAction {
        /** Tells whether the buyer keeps the goods. */
        public boolean isKeeping() {
            return keepingUpTo != null;
        }

        @Override
        public boolean isPossible(ReviewFacts facts) {
            return keepingUpTo == null
                    || (facts.kind() == CaseKind.RETURN_REFUND
                            && !facts.goodsAreHere()
                            && facts.amount().currency().equals(keepingUpTo.currency())
                            && !facts.amount().isMoreThan(keepingUpTo));
        }

        @Override
        public String outcome() {
            if (isKeeping()) {
                return "APPROVE_KEEPING";
            }
            return release == null ? code() : "APPROVE_RELEASING";
        }

        @Override
        public boolean isSameAs(RuleAction other) {
            return other instanceof Approve approve
                    && approve.isKeeping() == isKeeping()
                    && approve.release() == release;
        }

        @Override
        public String describe() {
            if (release != null) {
                return "approve, paid " + release;
            }
            return keepingUpTo == null ? "approve" : "approve, the buyer keeps goods worth up to " + keepingUpTo;
        }
    }

    /**
     * Refuses the application.
     *
     * @param reason the code of the reason that the buyer is told
     */
    record Reject(String reason) implements RuleAction {
        /** Refuses a blank reason, and one with control characters, with an {@link IllegalArgumentException}. */
        public Reject {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a rejection without a reason");
            }
            if (!OneLine.is(reason)) {
                throw new IllegalArgumentException("the reason of a rejection holds a control character");
            }
        }

        @Override
        public String describe() {
            return "reject as " + reason;
        }
    }

    /**
     * Leaves the case to a person.
     *
     * @param group the group that is to decide; empty for the usual one
     */
    record Person(String group) implements RuleAction {
        /** Refuses a group with control characters with an {@link IllegalArgumentException}. */
        public Person {
            if (!OneLine.is(group)) {
                throw new IllegalArgumentException("the group holds a control character");
            }
        }

        @Override
        public String describe() {
            return group.isEmpty() ? "a person decides" : "a person of " + group + " decides";
        }
    }
}
