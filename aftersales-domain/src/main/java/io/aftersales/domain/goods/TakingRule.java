package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The stages from which a claim takes units.
 *
 * @param freely the stages from which any number of units is taken, in this order
 * @param stopsParcels whether parcels with a carrier are taken too, each as a whole or not at all
 */
record TakingRule(List<Stage> freely, boolean stopsParcels) {
    /** Takes goods that have not reached the buyer. Of goods in transit only those in no known parcel are taken freely. */
    static final TakingRule NOT_DELIVERED =
            new TakingRule(List.of(Stage.LOST, Stage.RETURNING, Stage.UNPACKED, Stage.PACKED, Stage.IN_TRANSIT), true);

    /** Takes goods that the buyer has. */
    static final TakingRule DELIVERED = new TakingRule(List.of(Stage.DELIVERED), false);

    /** Takes goods that came back unannounced: those that were delivered first, then those that were on their way to the buyer. */
    static final TakingRule GOODS_ARE_HERE =
            new TakingRule(List.of(Stage.DELIVERED, Stage.IN_TRANSIT, Stage.LATE, Stage.LOST, Stage.RETURNING), false);

    /** Takes goods that did not arrive when they should have. */
    private static final TakingRule LOST = new TakingRule(List.of(Stage.LOST, Stage.RETURNING, Stage.LATE), false);

    /** Takes goods whose loss cannot be confirmed, so that the application is refused for that and not for its quantity. */
    private static final TakingRule NOT_LOST = new TakingRule(List.of(Stage.IN_TRANSIT, Stage.DELIVERED), false);

    private static final Set<String> SENT_AGAIN_AFTER_DELIVERY = Set.of(
            Reason.SHORTAGE.code(),
            Reason.DAMAGED.code(),
            Reason.QUALITY_ISSUE.code(),
            Reason.WRONG_ITEM.code(),
            Reason.NOT_AS_DESCRIBED.code());

    /** Returns the stages at which units may be for a kind of case and a reason. */
    static Set<Stage> possible(CaseKind kind, Reason reason) {
        return switch (kind) {
            case REFUND_ONLY ->
                reason.is(Reason.ORDER_CANCELLED)
                        ? EnumSet.complementOf(EnumSet.of(Stage.DELIVERED))
                        : EnumSet.allOf(Stage.class);
            case RETURN_REFUND, EXCHANGE ->
                reason.saysNotArrived() ? EnumSet.noneOf(Stage.class) : EnumSet.of(Stage.DELIVERED);
            case RESHIP -> possibleForReship(reason);
        };
    }

    private static Set<Stage> possibleForReship(Reason reason) {
        if (reason.is(Reason.LOST_IN_TRANSIT)) {
            return EnumSet.range(Stage.IN_TRANSIT, Stage.DELIVERED);
        }
        return SENT_AGAIN_AFTER_DELIVERY.contains(reason.code())
                ? EnumSet.of(Stage.DELIVERED)
                : EnumSet.noneOf(Stage.class);
    }

    /**
     * Returns the rule for a kind of case and a reason, given the places that are looked at. A refund without return takes either what has
     * not reached the buyer or what has, never both.
     */
    static TakingRule of(CaseKind kind, Reason reason, List<LinePlace> places) {
        return switch (kind) {
            case REFUND_ONLY -> ofRefund(reason, places);
            case RETURN_REFUND, EXCHANGE -> DELIVERED;
            case RESHIP -> reason.is(Reason.LOST_IN_TRANSIT) ? ofLoss(places) : DELIVERED;
        };
    }

    private static TakingRule ofRefund(Reason reason, List<LinePlace> places) {
        if (reason.is(Reason.ORDER_CANCELLED)) {
            return NOT_DELIVERED;
        }
        boolean saysArrived = reason.fault() == Fault.SELLER || reason.is(Reason.DAMAGED);
        TakingRule first = saysArrived ? DELIVERED : NOT_DELIVERED;
        TakingRule second = saysArrived ? NOT_DELIVERED : DELIVERED;
        boolean anyPresent = places.stream().anyMatch(each -> each.present() > 0);
        return places.stream().anyMatch(each -> (!anyPresent || each.present() > 0) && first.allows(each))
                ? first
                : second;
    }

    private static TakingRule ofLoss(List<LinePlace> places) {
        return places.stream().anyMatch(each -> LOST.freely.contains(each.stage())) ? LOST : NOT_LOST;
    }

    /** Tells whether units of a place can be taken at all, freely or with their whole parcel. */
    boolean allows(LinePlace place) {
        return freely.contains(place.stage()) || needsWholeParcel(place);
    }

    /** Tells whether units of a place can only be taken with their whole parcel. */
    boolean needsWholeParcel(LinePlace place) {
        return stopsParcels && place.isStoppedAsWhole();
    }

    /** Tells whether the loss of the units that this rule takes is not confirmed. */
    boolean isUnverified() {
        return equals(NOT_LOST);
    }
}
