package io.aftersales.ports.repositories;

import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Position in a list of cases, after which the next page begins. The position holds what its case was sorted by when the page was read, so
 * that it stays where it was, whatever happens to the case since.
 *
 * @param sort the sort of the list
 * @param moment for {@link CaseSort#NEWEST} when the case was opened; for {@link CaseSort#DUE} when something is due, null for nothing;
 *     null for {@link CaseSort#ID}
 * @param id the case
 */
public record CasePosition(CaseSort sort, @Nullable Instant moment, CaseId id) {
    private static final char BETWEEN = '_';

    /** Refuses a moment in a list that is not sorted by one, and a missing moment where each case has one. */
    public CasePosition {
        if ((sort == CaseSort.ID && moment != null) || (sort == CaseSort.NEWEST && moment == null)) {
            throw new IllegalArgumentException("not a position in a list sorted by " + sort);
        }
    }

    /** Returns the moment, or one after all others. */
    Instant orLast() {
        return moment == null ? Instant.MAX : moment;
    }

    /** Parses the text of a position in a list of this sort. */
    public static CasePosition parse(CaseSort sort, String text) {
        if (sort == CaseSort.ID) {
            return new CasePosition(sort, null, CaseId.parse(text));
        }
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("not a position in a list sorted by " + sort + ": " + text);
        }
        try {
            return new CasePosition(
                    sort,
                    between == 0 ? null : Instant.parse(text.substring(0, between)),
                    CaseId.parse(text.substring(between + 1)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a position in a list sorted by " + sort + ": " + text, e);
        }
    }

    /** Returns the position as text, such as {@code 1001.2} or {@code 2026-03-01T12:00:00Z_1001.2}. */
    @Override
    public String toString() {
        return sort == CaseSort.ID ? id.toString() : (moment == null ? "" : moment.toString()) + BETWEEN + id;
    }
}
