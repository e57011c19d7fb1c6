package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.shared.LineId;
import java.util.List;

/**
 * An inspector's finding on units of one line.
 *
 * @param line the line
 * @param grade the grade of the units, as it was when the inspector gave it
 * @param quantity the number of units, at least 1
 * @param notes the inspector's notes
 * @param photos the references to photos
 */
public record Finding(LineId line, Grade grade, long quantity, String notes, List<Evidence> photos) {

    /** Copies the list; refuses a quantity below 1. */
    public Finding {
        photos = List.copyOf(photos);
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
    }

    /** Returns a finding on some units of a line in one grade, without notes or photos. */
    public static Finding of(String line, Grade grade, long quantity) {
        return new Finding(LineId.of(line), grade, quantity, "", List.of());
    }
}
