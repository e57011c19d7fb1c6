package io.aftersales.domain.claims;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application as the case keeps it: the claimed items, the evidence and the messages since.
 *
 * @param buyer the host's id of the buyer
 * @param openedBy the applicant: the buyer, or a member of the staff for the buyer
 * @param at the time of the application
 * @param orderedAt when the order was placed
 * @param items the units the case holds until they are booked or released
 * @param whole whether the order is cancelled as a whole
 * @param goodsAreHere the warehouse that has the goods, which came unannounced; null when they are still to come
 * @param refundTo where the buyer wants the money
 * @param exception why a member of the staff opened the case as an exception, for colleagues; null for any other case
 * @param description the buyer's own words
 * @param evidence the buyer's evidence, from the application and later
 * @param remarks the questions and answers since
 * @param compensation the goodwill proposed, in a case without items; null for any other case
 */
public record Submission(
        String buyer,
        Actor openedBy,
        Instant at,
        Instant orderedAt,
        List<CaseItem> items,
        boolean whole,
        @Nullable String goodsAreHere,
        RefundDestination refundTo,
        @Nullable String exception,
        String description,
        List<Evidence> evidence,
        List<CaseMessage> remarks,
        @Nullable GoodwillGrant compensation) {

    /** Copies the lists. */
    public Submission {
        items = List.copyOf(items);
        evidence = List.copyOf(evidence);
        remarks = List.copyOf(remarks);
    }

    /** Tells whether the submission proposes goodwill, without units. */
    public boolean isGoodwill() {
        return compensation != null;
    }

    /** Returns the claimed units by line. */
    public List<Units> units() {
        return CaseItem.units(items);
    }

    /** Returns the lines with claimed units. */
    public List<LineId> lines() {
        var lines = new ArrayList<LineId>();
        for (Units units : units()) {
            lines.add(units.line());
        }
        return lines;
    }

    /** Tells whether units of a line are claimed. */
    public boolean claims(LineId line) {
        for (CaseItem item : items) {
            if (item.line().equals(line)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a unit of one of these lines was claimed through the seller's or carrier's fault. */
    public boolean sellersSide(List<Units> accepted) {
        for (CaseItem item : items) {
            if (item.reason().fault().isSellersSide() && names(accepted, item.line())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the units of a line that were claimed through the seller's or carrier's fault. */
    public long atFault(LineId line) {
        long units = 0;
        for (CaseItem item : items) {
            if (item.line().equals(line) && item.reason().fault().isSellersSide()) {
                units = Units.sum(units, item.quantity());
            }
        }
        return units;
    }

    private static boolean names(List<Units> accepted, LineId line) {
        for (Units units : accepted) {
            if (units.line().equals(line)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a copy with these items. */
    public Submission with(List<CaseItem> others) {
        return new Submission(
                buyer,
                openedBy,
                at,
                orderedAt,
                others,
                whole,
                goodsAreHere,
                refundTo,
                exception,
                description,
                evidence,
                remarks,
                compensation);
    }

    /** Returns a copy with one more message, and with more evidence. */
    public Submission with(CaseMessage remark, List<Evidence> more) {
        var shown = new ArrayList<>(evidence);
        shown.addAll(more);
        var said = new ArrayList<>(remarks);
        said.add(remark);
        return new Submission(
                buyer,
                openedBy,
                at,
                orderedAt,
                items,
                whole,
                goodsAreHere,
                refundTo,
                exception,
                description,
                shown,
                said,
                compensation);
    }
}
