package io.aftersales.domain.goods;

import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parcels of an order by the lines they carry. For a few lines every parcel is asked; for many, the contents of all are gone through
 * once, so that a claim of many items on a large order costs as much as its items and the order have lines.
 */
final class ParcelIndex {
    private static final int FEW_LOOK_UPS = 16;

    private final List<Parcel> parcels;
    private final Map<String, Parcel> byId;
    private final Set<String> duplicates = new HashSet<>();
    private final Map<LineId, List<Parcel>> byLine = new HashMap<>();
    private int lookUps;

    ParcelIndex(List<Parcel> parcels) {
        this.parcels = parcels;
        this.byId = new HashMap<>(2 * parcels.size());
        for (Parcel parcel : parcels) {
            if (byId.putIfAbsent(parcel.id(), parcel) != null) {
                duplicates.add(parcel.id());
            }
        }
    }

    /** Returns the parcels that carry a line, in the order of the facts. */
    List<Parcel> carrying(LineId line) {
        lookUps++;
        if (lookUps == FEW_LOOK_UPS + 1) {
            for (Parcel parcel : parcels) {
                for (LineId each : parcel.contents().keySet()) {
                    byLine.computeIfAbsent(each, fresh -> new ArrayList<>()).add(parcel);
                }
            }
        }
        return lookUps > FEW_LOOK_UPS ? byLine.getOrDefault(line, List.of()) : asked(line);
    }

    private List<Parcel> asked(LineId line) {
        var carrying = new ArrayList<Parcel>();
        for (Parcel parcel : parcels) {
            if (parcel.holds(line)) {
                carrying.add(parcel);
            }
        }
        return carrying;
    }

    /** Returns the parcel that is this place, the first of several under one id; null when the facts name none. */
    @Nullable
    Parcel at(Place place) {
        return byId.get(place.value());
    }

    /** Tells whether the facts name more than one parcel with the id of this one. */
    boolean isDuplicate(Parcel parcel) {
        return duplicates.contains(parcel.id());
    }
}
