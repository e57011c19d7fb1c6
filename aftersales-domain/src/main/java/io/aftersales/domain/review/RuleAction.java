package io.aftersales.domain.review;

import io.aftersales.domain.shared.UpperSnake;

/** The decision of a review rule: approve, reject, or leave the case to a person. */
public sealed interface RuleAction {
    /** Returns the decision to grant the application. */
    static RuleAction approve() {
        return new Approve();
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

    /** Grants the application. */
    record Approve() implements RuleAction {
        @Override
        public String describe() {
            return "approve";
        }
    }

    /**
     * Refuses the application.
     *
     * @param reason the code of the reason that the buyer is told
     */
    record Reject(String reason) implements RuleAction {
        /** Refuses a blank reason with an {@link IllegalArgumentException}. */
        public Reject {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a rejection without a reason");
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
        @Override
        public String describe() {
            return group.isEmpty() ? "a person decides" : "a person of " + group + " decides";
        }
    }
}
