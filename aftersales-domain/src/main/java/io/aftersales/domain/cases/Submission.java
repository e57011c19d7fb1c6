package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The application as it was taken.
 *
 * @param buyer the host's id of the buyer
 * @param openedBy who applied, the buyer or somebody for them
 * @param at when
 * @param items the units the case holds until they are booked or released
 * @param whole whether the order is cancelled as a whole
 * @param description the buyer's own words
 * @param evidence what the buyer showed, then and later
 * @param remarks what was asked and answered since
 */
public record Submission(
        String buyer,
        Actor openedBy,
        Instant at,
        List<CaseItem> items,
        boolean whole,
        String description,
        List<Evidence> evidence,
        List<Remark> remarks) {

    /** Copies the lists. */
    public Submission {
        items = List.copyOf(items);
        evidence = List.copyOf(evidence);
        remarks = List.copyOf(remarks);
    }

    /** The units by line. */
    public List<Units> units() {
        return CaseItem.units(items);
    }

    /** The lines. */
    public List<LineId> lines() {
        return units().stream().map(Units::line).toList();
    }

    /** Whether a unit of one of these lines was claimed through the seller's or carrier's fault. */
    boolean sellersSide(List<Units> accepted) {
        return items.stream()
                .filter(item -> item.reason().fault().isSellersSide())
                .anyMatch(
                        item -> accepted.stream().anyMatch(units -> units.line().equals(item.line())));
    }

    Submission with(Remark remark, List<Evidence> more) {
        var shown = new ArrayList<>(evidence);
        shown.addAll(more);
        var said = new ArrayList<>(remarks);
        said.add(remark);
        return new Submission(buyer, openedBy, at, items, whole, description, shown, said);
    }
}
