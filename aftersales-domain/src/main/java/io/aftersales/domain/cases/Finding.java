package io.aftersales.domain.cases;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.shared.LineId;
import java.util.List;

/**
 * What an inspector found.
 *
 * @param line the line
 * @param condition how the units were
 * @param quantity how many, at least 1
 * @param notes the inspector's words
 * @param photos references to photos
 */
public record Finding(LineId line, Condition condition, long quantity, String notes, List<Evidence> photos) {

    /** Copies the list; refuses a quantity below 1. */
    public Finding {
        photos = List.copyOf(photos);
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
    }

    /** So many units of a line, in this condition. */
    public static Finding of(String line, Condition condition, long quantity) {
        return new Finding(LineId.of(line), condition, quantity, "", List.of());
    }
}
