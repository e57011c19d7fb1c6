package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.WindowRules.Facts;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Tells until when units of one order can be claimed. Only delivered units have a window. The first window rule that applies decides, else
 * the reason's own days.
 */
public final class ClaimWindows {
    private final WindowRules rules;
    private final @Nullable ZoneId zone;
    private final OrderFacts order;
    private final OrderPlaces places;
    private final String group;
    private final boolean vip;
    private final @Nullable Instant lastDelivery;

    /**
     * Prepares to tell the windows of an order.
     *
     * @param zone the zone in which a window ends with its last day; null to count days of 24 hours, to the instant
     * @param group the buyer's group; empty for none
     * @param vip whether the buyer is a VIP
     */
    public ClaimWindows(
            WindowRules rules, @Nullable ZoneId zone, OrderFacts order, OrderPlaces places, String group, boolean vip) {
        this.rules = rules;
        this.zone = zone;
        this.order = order;
        this.places = places;
        this.group = group;
        this.vip = vip;
        this.lastDelivery = rules.lookAtAllParcels() ? places.lastDelivery().orElse(null) : null;
    }

    /** Returns the window of the units at a place for this kind of case and reason. */
    public ClaimWindow of(LinePlace place, CaseKind kind, Reason reason) {
        if (place.stage() != Stage.DELIVERED) {
            return ClaimWindow.NONE;
        }
        var facts = new Facts(kind, reason, places.category(place.line()), group, vip, order.placedAt());
        return rules.about(facts)
                .map(rule -> new ClaimWindow(rule.name(), end(place, rule.days(), rule.from())))
                .orElseGet(() -> new ClaimWindow("", end(place, reason.windowDays(), rules.from())));
    }

    private @Nullable Instant end(LinePlace place, @Nullable Integer days, Start from) {
        Instant start = days == null ? null : start(place, from);
        return start == null || days == null ? null : end(start, days);
    }

    private Instant end(Instant start, int days) {
        if (zone == null) {
            return start.plus(Duration.ofDays(days));
        }
        LocalDate last = start.atZone(zone).toLocalDate().plusDays(days);
        return last.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }

    /** Returns the moment a window is counted from; null where it is not known, or the window has not begun. */
    private @Nullable Instant start(LinePlace place, Start from) {
        Instant own = place.deliveredAt();
        return switch (from) {
            case PLACED -> order.placedAt();
            case OWN_PARCEL -> own;
            case LAST_PARCEL -> own == null || place.place().isShipment() ? own : lastDelivery;
        };
    }
}
