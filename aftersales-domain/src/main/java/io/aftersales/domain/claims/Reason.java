package io.aftersales.domain.claims;

import static io.aftersales.domain.claims.EvidenceRule.ALWAYS;
import static io.aftersales.domain.claims.EvidenceRule.NEVER;
import static io.aftersales.domain.claims.EvidenceRule.WHEN_NOTHING_COMES_BACK;
import static io.aftersales.domain.claims.Fault.BUYER;
import static io.aftersales.domain.claims.Fault.CARRIER;
import static io.aftersales.domain.claims.Fault.SELLER;

import io.aftersales.domain.lifecycle.CaseKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The buyer's reason for an item of an application. A reason belongs to the item, not to the case. A shop may have reasons beyond the
 * standard ones.
 *
 * @param code upper-case name
 * @param fault the party at fault according to the reason
 * @param windowDays how many days after delivery the reason may be claimed; null for no limit
 * @param evidence the rule that tells when evidence is needed
 */
public record Reason(String code, Fault fault, @Nullable Integer windowDays, EvidenceRule evidence) {
    /** The buyer gives no reason. */
    public static final Reason NO_REASON = new Reason("NO_REASON", BUYER, 7, NEVER);

    /** The buyer does not like the goods. */
    public static final Reason NOT_LIKED = new Reason("NOT_LIKED", BUYER, 7, NEVER);

    /** The buyer ordered the wrong size. */
    public static final Reason WRONG_SIZE = new Reason("WRONG_SIZE", BUYER, 7, NEVER);

    /** The buyer ordered the wrong colour. */
    public static final Reason WRONG_COLOUR = new Reason("WRONG_COLOUR", BUYER, 7, NEVER);

    /** The buyer no longer wants goods that have not arrived yet. */
    public static final Reason ORDER_CANCELLED = new Reason("ORDER_CANCELLED", BUYER, null, NEVER);

    /** The goods do not work, or not well. */
    public static final Reason QUALITY_ISSUE = new Reason("QUALITY_ISSUE", SELLER, 7, NEVER);

    /** The goods are not as the shop had described them. */
    public static final Reason NOT_AS_DESCRIBED = new Reason("NOT_AS_DESCRIBED", SELLER, 7, NEVER);

    /** The shop sent the wrong goods. */
    public static final Reason WRONG_ITEM = new Reason("WRONG_ITEM", SELLER, 7, NEVER);

    /** The parcel held less than was ordered. */
    public static final Reason SHORTAGE = new Reason("SHORTAGE", SELLER, 7, ALWAYS);

    /** The goods arrived damaged. */
    public static final Reason DAMAGED = new Reason("DAMAGED", CARRIER, 7, WHEN_NOTHING_COMES_BACK);

    /** The goods never arrived, and the carrier cannot find them. */
    public static final Reason LOST_IN_TRANSIT = new Reason("LOST_IN_TRANSIT", CARRIER, null, NEVER);

    /** The buyer has not received the goods. */
    public static final Reason NOT_RECEIVED = new Reason("NOT_RECEIVED", CARRIER, null, NEVER);

    /** The reasons of every shop. */
    public static final List<Reason> STANDARD = List.of(
            NO_REASON,
            NOT_LIKED,
            WRONG_SIZE,
            WRONG_COLOUR,
            ORDER_CANCELLED,
            QUALITY_ISSUE,
            NOT_AS_DESCRIBED,
            WRONG_ITEM,
            SHORTAGE,
            DAMAGED,
            LOST_IN_TRANSIT,
            NOT_RECEIVED);

    /** Refuses a blank code and a window that is not positive. */
    public Reason {
        if (code.isBlank() || (windowDays != null && windowDays < 1)) {
            throw new IllegalArgumentException(
                    "a reason has a code and a window of at least 1 day: " + code + ", " + windowDays + " days");
        }
    }

    /** Returns a copy with another window, in days; null for no limit. */
    public Reason within(@Nullable Integer days) {
        return new Reason(code, fault, days, evidence);
    }

    /** Returns a copy with another party at fault. */
    public Reason blamedOn(Fault whose) {
        return new Reason(code, whose, windowDays, evidence);
    }

    /** Tells whether the reason needs evidence for this kind of case. To send goods again that were delivered, every reason does. */
    public boolean needsEvidence(CaseKind kind) {
        boolean againAfterDelivery = kind == CaseKind.RESHIP && !is(LOST_IN_TRANSIT);
        return againAfterDelivery || evidence == ALWAYS || (evidence == WHEN_NOTHING_COMES_BACK && !kind.hasReturn());
    }

    /** Tells whether the reason says that the goods have not arrived. Goods that the buyer has are not sent back for it. */
    public boolean saysNotArrived() {
        return is(ORDER_CANCELLED) || is(LOST_IN_TRANSIT) || is(NOT_RECEIVED);
    }

    /** Tells whether this is the reason with the other's code, however its window is set. */
    public boolean is(Reason other) {
        return code.equals(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
