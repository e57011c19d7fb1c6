package io.aftersales.domain.goods;

import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parcels of an order by the lines they carry. For a few lines every parcel is asked; for many, the contents of all are gone through
 * once, so that a claim of many items on a large order costs as much as its items and the order have lines.
 */
final class ParcelIndex {
    private static final int FEW_LOOK_UPS = 16;

    private final List<Parcel> parcels;
    private final Set<String> duplicates = new HashSet<>();
    private final Map<LineId, List<Parcel>> byLine = new HashMap<>();
    private int lookUps;

    ParcelIndex(List<Parcel> parcels) {
        this.parcels = parcels;
        var ids = new HashSet<String>();
        for (Parcel parcel : parcels) {
            if (!ids.add(parcel.id())) {
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
        return lookUps > FEW_LOOK_UPS
                ? byLine.getOrDefault(line, List.of())
                : parcels.stream().filter(parcel -> parcel.holds(line)).toList();
    }

    /** Tells whether the facts name more than one parcel with the id of this one. */
    boolean isDuplicate(Parcel parcel) {
        return duplicates.contains(parcel.id());
    }
}
