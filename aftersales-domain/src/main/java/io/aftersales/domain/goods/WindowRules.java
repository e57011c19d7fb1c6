package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.RuleName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An ordered list of rules about windows. The first rule that applies decides; where none does, the window of the reason stands.
 *
 * @param rules the rules, in order
 * @param from the moment from which a reason's own days count
 */
public record WindowRules(List<WindowRule> rules, Start from) {
    /** The empty list: the window of each reason counts from the delivery of the goods in question. */
    public static final WindowRules NONE = new WindowRules(List.of(), Start.OWN_PARCEL);

    /** A moment from which the days of a window count. */
    public enum Start {
        /** The delivery of the units in question. */
        OWN_PARCEL,
        /**
         * The last delivery of the order's parcels. The window has not begun while units of the order are still to arrive, but for what the
         * carrier has lost and what comes back. Goods that came in an exchange or were sent again count from their own delivery.
         */
        LAST_PARCEL,
        /** The moment the order was placed. */
        PLACED
    }

    /**
     * The facts that a window rule sees.
     *
     * @param kind the kind of case
     * @param reason the reason of the claim
     * @param category the category of the goods; empty for none
     * @param group the buyer's group; empty for none
     * @param vip whether the buyer is a VIP
     * @param placedAt the moment the order was placed
     */
    public record Facts(CaseKind kind, Reason reason, String category, String group, boolean vip, Instant placedAt) {}

    /** Copies the list; refuses two rules of one name with an {@link IllegalArgumentException}. */
    public WindowRules {
        rules = List.copyOf(rules);
        RuleName.distinct(rules.stream().map(WindowRule::name).toList());
    }

    /** Returns these rules, in this order. A reason's own days count from the delivery of the goods in question. */
    public static WindowRules of(WindowRule... inOrder) {
        return new WindowRules(List.of(inOrder), Start.OWN_PARCEL);
    }

    /** Returns the list in which a reason's own days count from another moment. */
    public WindowRules from(Start moment) {
        return new WindowRules(rules, moment);
    }

    /** Returns the first rule that applies to these facts. */
    public Optional<WindowRule> about(Facts facts) {
        for (WindowRule rule : rules) {
            if (rule.when().hold(facts)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** Tells whether a rule looks at the buyer's record. */
    public boolean lookAtBuyer() {
        return rules.stream().anyMatch(rule -> rule.when().lookAtBuyer());
    }

    /** Tells whether a window may depend on the progress of every parcel of the order. */
    public boolean lookAtAllParcels() {
        boolean all = from == Start.LAST_PARCEL;
        for (WindowRule rule : rules) {
            all |= rule.from() == Start.LAST_PARCEL;
        }
        return all;
    }
}
