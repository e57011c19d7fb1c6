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
 * Why a buyer applies. It belongs to the item, not to the case. A shop may have reasons beyond the standard ones.
 *
 * @param code upper-case name
 * @param fault whose fault it says it is
 * @param windowDays how many days after delivery it may be claimed; null when that is not asked
 * @param evidence when it has to be shown
 */
public record Reason(String code, Fault fault, @Nullable Integer windowDays, EvidenceRule evidence) {
    /** No reason given. */
    public static final Reason NO_REASON = new Reason("NO_REASON", BUYER, 7, NEVER);

    /** Not liked. */
    public static final Reason NOT_LIKED = new Reason("NOT_LIKED", BUYER, 7, NEVER);

    /** Ordered in the wrong size. */
    public static final Reason WRONG_SIZE = new Reason("WRONG_SIZE", BUYER, 7, NEVER);

    /** Ordered in the wrong colour. */
    public static final Reason WRONG_COLOUR = new Reason("WRONG_COLOUR", BUYER, 7, NEVER);

    /** Not wanted any more, before it arrived. */
    public static final Reason ORDER_CANCELLED = new Reason("ORDER_CANCELLED", BUYER, null, NEVER);

    /** Does not work, or not well. */
    public static final Reason QUALITY_ISSUE = new Reason("QUALITY_ISSUE", SELLER, 7, NEVER);

    /** Not what the shop had described. */
    public static final Reason NOT_AS_DESCRIBED = new Reason("NOT_AS_DESCRIBED", SELLER, 7, NEVER);

    /** Something else was sent. */
    public static final Reason WRONG_ITEM = new Reason("WRONG_ITEM", SELLER, 7, NEVER);

    /** Less was in the parcel than ordered. */
    public static final Reason SHORTAGE = new Reason("SHORTAGE", SELLER, 7, ALWAYS);

    /** Arrived damaged. */
    public static final Reason DAMAGED = new Reason("DAMAGED", CARRIER, 7, WHEN_NOTHING_COMES_BACK);

    /** Never arrived, and the carrier cannot find it. */
    public static final Reason LOST_IN_TRANSIT = new Reason("LOST_IN_TRANSIT", CARRIER, null, NEVER);

    /** Not received. */
    public static final Reason NOT_RECEIVED = new Reason("NOT_RECEIVED", CARRIER, null, NEVER);

    /** The reasons every shop has. */
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
            throw new IllegalArgumentException("no such reason: " + code + ", " + windowDays + " days");
        }
    }

    /** The same reason with another window; null when it is not to be asked. */
    public Reason within(@Nullable Integer days) {
        return new Reason(code, fault, days, evidence);
    }

    /** The same reason with another fault. */
    public Reason blamedOn(Fault whose) {
        return new Reason(code, whose, windowDays, evidence);
    }

    /** Whether it has to be shown for this kind of case. */
    public boolean needsEvidence(CaseKind kind) {
        return evidence == ALWAYS || (evidence == WHEN_NOTHING_COMES_BACK && !kind.hasReturn());
    }

    /** Whether it is the reason with this code, however its window is set. */
    public boolean is(Reason other) {
        return code.equals(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
