package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Value that a case gave for units that may turn out not to have come back as it was given for: before their inspection, as a refund paid
 * at once or as the new goods of an exchange, or after it, for findings that were corrected later.
 *
 * @param given the units it was given for, by line
 * @param at the moment it was given, or its findings were corrected first
 * @param early whether it was given before the inspection
 * @param shortfall what did not come back of it as it was given for; null for nothing
 */
public record Advance(
        List<Given> given,
        Instant at,
        boolean early,
        @Nullable Shortfall shortfall) {
    /**
     * Units of a line for which value was given.
     *
     * @param line the line
     * @param quantity the number of units
     * @param worth the price paid for these units, in minor units
     * @param booked the number of them that are booked as back or exchanged. A refund books all of them as it is paid; an exchange books
     *     them as they are accepted
     */
    public record Given(LineId line, long quantity, long worth, long booked) {
        Given plus(Given more) {
            return new Given(line, quantity + more.quantity, worth + more.worth, booked + more.booked);
        }

        Given booking(long more) {
            return new Given(line, quantity, worth, booked + more);
        }
    }

    /** Copies the list. */
    public Advance {
        given = List.copyOf(given);
    }

    /** Returns the units value was given for. */
    public List<Units> units() {
        return given.stream()
                .map(each -> new Units(each.line(), each.quantity()))
                .toList();
    }

    /** Returns the units that are booked. */
    List<Units> booked() {
        return given.stream()
                .filter(each -> each.booked() > 0)
                .map(each -> new Units(each.line(), each.booked()))
                .toList();
    }

    /** Returns the price paid for all of these units, in minor units. */
    long worth() {
        return given.stream().mapToLong(Given::worth).sum();
    }

    /** Creates the value that a case gave before the inspection. */
    static Advance early(List<Given> given, Instant at) {
        return new Advance(given, at, true, null);
    }

    /** Creates the value that a case gave after the inspection, for findings that are corrected now. */
    static Advance inspected(List<Given> given, Instant at) {
        return new Advance(given, at, false, null);
    }

    Advance with(@Nullable Shortfall now) {
        return new Advance(given, at, early, now);
    }

    Advance booking(List<Units> more) {
        return new Advance(
                given.stream()
                        .map(each -> each.booking(Units.quantity(more, each.line())))
                        .toList(),
                at,
                early,
                shortfall);
    }

    /** Tells whether something did not come back, and is neither recovered nor written off. */
    public boolean isShort() {
        return shortfall != null && shortfall.isOpen();
    }
}
