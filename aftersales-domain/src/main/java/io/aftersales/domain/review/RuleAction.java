package io.aftersales.domain.review;

import io.aftersales.domain.shared.UpperSnake;

/** What a rule of review can say. */
public sealed interface RuleAction {
    /** It is granted. */
    static RuleAction approve() {
        return new Approve();
    }

    /** A person decides, whoever usually does. */
    static RuleAction person() {
        return new Person("");
    }

    /** It is not granted, for this reason. */
    static RuleAction reject(String reason) {
        return new Reject(reason);
    }

    /** A person of this group decides, whatever later rules would say. */
    static RuleAction person(String group) {
        return new Person(group);
    }

    /** The stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** What it says, in words. */
    String describe();

    /** It is granted. */
    record Approve() implements RuleAction {
        @Override
        public String describe() {
            return "approve";
        }
    }

    /**
     * It is not granted.
     *
     * @param reason the code the buyer is told
     */
    record Reject(String reason) implements RuleAction {
        /** Refuses a blank reason. */
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
     * A person decides.
     *
     * @param group who is to look at it; empty for whoever usually does
     */
    record Person(String group) implements RuleAction {
        @Override
        public String describe() {
            return group.isEmpty() ? "a person decides" : "a person of " + group + " decides";
        }
    }
}
