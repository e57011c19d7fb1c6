package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Units of an order line that a case claims, and what is special about some of them.
 *
 * @param line the line
 * @param quantity units, at least 1
 * @param atFault units of them that come back through the seller's or carrier's fault
 * @param neverShipped units of them that were never handed to a carrier; matters for a sale that is paid at shipment
 * @param deducted the sum of the percentages deducted from the units of them that are worth less than when they were sold, such as 30 for
 *     one unit at 10 and another at 20 per cent
 */
public record ClaimedUnits(LineId line, long quantity, long atFault, long neverShipped, long deducted) {

    /** Refuses a quantity below 1, and more special units or percentages than the units can have. */
    public ClaimedUnits {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity + " of " + line + " is below 1");
        }
        refuseOutside(atFault, quantity, line);
        refuseOutside(neverShipped, quantity, line);
        refuseOutside(deducted, percent(quantity, 100), line);
    }

    private static void refuseOutside(long value, long most, LineId line) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(value + " of at most " + most + " of line " + line);
        }
    }

    /** Claims units of which nothing is special. */
    public static ClaimedUnits of(Units units) {
        return new ClaimedUnits(units.line(), units.quantity(), 0, 0, 0);
    }

    /** Claims units of which nothing is special. */
    public static ClaimedUnits of(LineId line, long quantity) {
        return new ClaimedUnits(line, quantity, 0, 0, 0);
    }

    /** Returns a copy in which all units come back through the seller's or carrier's fault, or none of them. */
    public ClaimedUnits faulty(boolean fault) {
        return new ClaimedUnits(line, quantity, fault ? quantity : 0, neverShipped, deducted);
    }

    /** Returns a copy in which all units were never handed to a carrier. */
    public ClaimedUnits unshipped() {
        return new ClaimedUnits(line, quantity, atFault, quantity, deducted);
    }

    /** Returns a copy in which each unit is worth this much per cent less. */
    public ClaimedUnits worthLess(int percent) {
        return new ClaimedUnits(line, quantity, atFault, neverShipped, percent(quantity, percent));
    }

    /** Returns the sum of a percentage over units; at most {@code Long.MAX_VALUE}, which is more than any order can have. */
    static long percent(long quantity, int percent) {
        return percent > 0 && quantity > Long.MAX_VALUE / percent ? Long.MAX_VALUE : quantity * percent;
    }

    /** Returns the deduction from what the units are worth in all, rounded half up. */
    long deductionFrom(long worth) {
        return deducted == 0 ? 0 : Apportionment.part(worth, deducted, percent(quantity, 100));
    }

    /** Returns the units alone. */
    public Units units() {
        return new Units(line, quantity);
    }

    private ClaimedUnits plus(ClaimedUnits more) {
        return new ClaimedUnits(
                line,
                Units.sum(quantity, more.quantity),
                Units.sum(atFault, more.atFault),
                Units.sum(neverShipped, more.neverShipped),
                Units.sum(deducted, more.deducted));
    }

    /** Sums claims by line, in order of first mention. */
    static List<ClaimedUnits> summed(List<ClaimedUnits> claimed) {
        if (claimed.size() < 2) {
            return List.copyOf(claimed);
        }
        Map<LineId, ClaimedUnits> sums = new LinkedHashMap<>();
        for (ClaimedUnits each : claimed) {
            sums.merge(each.line, each, ClaimedUnits::plus);
        }
        return sums.size() == claimed.size() ? List.copyOf(claimed) : List.copyOf(new ArrayList<>(sums.values()));
    }
}
