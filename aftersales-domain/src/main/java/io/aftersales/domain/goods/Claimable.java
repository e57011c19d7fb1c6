package io.aftersales.domain.goods;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims that are possible for the units of an order line in one place.
 *
 * @param line the line
 * @param place the place
 * @param stage the stage of the goods there
 * @param free the units that can be claimed
 * @param whole whether a refund without return can only be claimed for the whole parcel
 * @param kinds the kinds of case the shop offers, with what is possible for each
 */
public record Claimable(LineId line, Place place, Stage stage, long free, boolean whole, Map<CaseKind, Kind> kinds) {

    /** Copies the map in the order of the kinds. */
    public Claimable {
        kinds = kinds.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(kinds));
    }

    /**
     * The reasons for which a kind of case can be applied for.
     *
     * @param reasons the possible reasons by code, in the shop's order
     * @param refusal where no reason is possible, the refusal that stands first; null otherwise
     */
    public record Kind(Map<String, Terms> reasons, @Nullable Rejection refusal) {
        /** Copies the map in its order. */
        public Kind {
            reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        }
    }

    /**
     * The terms of a possible claim.
     *
     * @param until the last instant of its window; null when it has none
     * @param evidence whether evidence is asked for
     */
    public record Terms(@Nullable Instant until, boolean evidence) {}
}
