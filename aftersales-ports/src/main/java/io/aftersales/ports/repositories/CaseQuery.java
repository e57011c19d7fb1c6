package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for cases: {@code CaseQuery.builder().statuses(Set.of(PENDING_REVIEW)).sort(CaseSort.DUE).build()}. A criterion that is null or
 * empty does not restrict the result; all others hold together. Moments are exact to the microsecond.
 *
 * @param order the order of the cases
 * @param buyer the buyer of the cases
 * @param text what a clerk types to find a case: the beginning of the order's id or of the buyer's id, the whole id of a case, such as
 *     {@code 1001.2}, or a whole tracking number of its goods, on their way back or to the buyer. Capital and small letters are the same.
 *     Matched from the beginning only, so that an index finds it among any number of cases
 * @param kinds the kinds, of which a case has one
 * @param statuses the statuses, of which a case has one
 * @param openedFrom the first moment at which the cases were opened
 * @param openedTo the moment before which the cases were opened
 * @param dueBefore the moment before which something is due for a case
 * @param changedSince the moment since which a case changed: its newest event happened then or later
 * @param sort the order of the list
 * @param after the position of the last case of the page before; null for the first page
 * @param limit the most cases, 1 to 1000
 */
public record CaseQuery(
        @Nullable OrderId order,
        @Nullable String buyer,
        @Nullable String text,
        Set<CaseKind> kinds,
        Set<CaseStatus> statuses,
        @Nullable Instant openedFrom,
        @Nullable Instant openedTo,
        @Nullable Instant dueBefore,
        @Nullable Instant changedSince,
        CaseSort sort,
        @Nullable CasePosition after,
        int limit) {
    private static final int LONGEST_TEXT = 100;

    /**
     * Copies the sets; refuses a limit outside 1 to 1000, a text that is blank, longer than 100 characters or has control characters, and a
     * position in a list of another sort.
     */
    public CaseQuery {
        kinds = Set.copyOf(kinds);
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit " + limit + " is outside 1 to 1000");
        }
        if (text != null && !isFindable(text)) {
            throw new IllegalArgumentException("the text is blank, too long, or has control characters");
        }
        if (after != null && after.sort() != sort) {
            throw new IllegalArgumentException("a position sorted by " + after.sort() + " in a list sorted by " + sort);
        }
    }

    private static boolean isFindable(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    /** Returns a text as searches compare it: without a difference between capital and small letters, character by character. */
    public static String folded(String text) {
        return text.codePoints()
                .map(each -> Character.toLowerCase(Character.toUpperCase(each)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Returns the tracking number by which an event makes its case found, folded and cut to what a text may be long; null for an event that
     * tells none. A case stays to be found by a number that another one has replaced.
     */
    public static @Nullable String trackingNumber(CaseEvent event) {
        String number = event instanceof CaseEvent.WaybillCreated made
                ? made.trackingNumber()
                : event instanceof CaseEvent.ReturnPosted posted
                        ? posted.trackingNumber()
                        : event instanceof CaseEvent.ReplacementShipped shipped ? shipped.trackingNumber() : "";
        if (number.isBlank()) {
            return null;
        }
        String folded = folded(number.strip());
        return folded.substring(0, Math.min(LONGEST_TEXT, folded.length()));
    }

    /** Begins a query for the first 100 of all cases, by id. */
    public static Builder builder() {
        return new Builder();
    }

    /** Begins a query with the criteria of this one. */
    public Builder toBuilder() {
        var copy = new Builder();
        copy.order = order;
        copy.buyer = buyer;
        copy.text = text;
        copy.kinds = kinds;
        copy.statuses = statuses;
        copy.openedFrom = openedFrom;
        copy.openedTo = openedTo;
        copy.dueBefore = dueBefore;
        copy.changedSince = changedSince;
        copy.sort = sort;
        copy.after = after;
        copy.limit = limit;
        return copy;
    }

    /** A query for all cases of an order. */
    public static CaseQuery ofOrder(OrderId order) {
        return builder().order(order).limit(1000).build();
    }

    /** A query for the first cases of a buyer. */
    public static CaseQuery ofBuyer(String buyer) {
        return builder().buyer(buyer).build();
    }

    /** A query for the first cases in these statuses. */
    public static CaseQuery in(CaseStatus... statuses) {
        return builder().statuses(Set.of(statuses)).build();
    }

    /** A copy that is restricted to one buyer. */
    public CaseQuery of(String onlyBuyer) {
        return toBuilder().buyer(onlyBuyer).build();
    }

    /** A copy that starts after this position, for the next page. */
    public CaseQuery after(CasePosition last) {
        return toBuilder().after(last).build();
    }

    /** A copy that starts after this case, as it was read, for the next page. */
    public CaseQuery after(AfterSalesCase last) {
        return after(sort.position(last));
    }

    /** A copy that starts after this case, for the next page of a list sorted by id. */
    public CaseQuery after(CaseId last) {
        return after(new CasePosition(CaseSort.ID, null, last));
    }

    /** A copy with this limit, 1 to 1000. */
    public CaseQuery atMost(int cases) {
        return toBuilder().limit(cases).build();
    }

    /** Builds queries. What is left out does not restrict the result. */
    public static final class Builder {
        private @Nullable OrderId order;
        private @Nullable String buyer;
        private @Nullable String text;
        private Set<CaseKind> kinds = Set.of();
        private Set<CaseStatus> statuses = Set.of();
        private @Nullable Instant openedFrom;
        private @Nullable Instant openedTo;
        private @Nullable Instant dueBefore;
        private @Nullable Instant changedSince;
        private CaseSort sort = CaseSort.ID;
        private @Nullable CasePosition after;
        private int limit = 100;

        private Builder() {}

        /** Restricts the list to the cases of an order. */
        public Builder order(@Nullable OrderId only) {
            this.order = only;
            return this;
        }

        /** Restricts the list to the cases of a buyer. */
        public Builder buyer(@Nullable String only) {
            this.buyer = only;
            return this;
        }

        /**
         * Restricts the list to cases whose order or buyer begins with a text, or of which the text is the id or a tracking number; capital
         * and small letters are the same.
         */
        public Builder text(@Nullable String typed) {
            this.text = typed;
            return this;
        }

        /** Restricts the list to cases of these kinds; none for every kind. */
        public Builder kinds(Set<CaseKind> oneOf) {
            this.kinds = oneOf;
            return this;
        }

        /** Restricts the list to cases in these statuses; none for every status. */
        public Builder statuses(Set<CaseStatus> oneOf) {
            this.statuses = oneOf;
            return this;
        }

        /** Restricts the list to cases that were opened at this moment or later. */
        public Builder openedFrom(@Nullable Instant first) {
            this.openedFrom = first;
            return this;
        }

        /** Restricts the list to cases that were opened before this moment. */
        public Builder openedTo(@Nullable Instant end) {
            this.openedTo = end;
            return this;
        }

        /** Restricts the list to cases for which something is due before this moment. */
        public Builder dueBefore(@Nullable Instant end) {
            this.dueBefore = end;
            return this;
        }

        /** Restricts the list to cases whose newest event happened at this moment or later. */
        public Builder changedSince(@Nullable Instant first) {
            this.changedSince = first;
            return this;
        }

        /** Sets the order of the list; by id when it is left out. */
        public Builder sort(CaseSort by) {
            this.sort = by;
            return this;
        }

        /** Starts after a position in a list of the same sort; null for the first page. */
        public Builder after(@Nullable CasePosition last) {
            this.after = last;
            return this;
        }

        /** Sets the most cases, 1 to 1000; 100 when it is left out. */
        public Builder limit(int cases) {
            this.limit = cases;
            return this;
        }

        /** Builds the query; refuses with {@link IllegalArgumentException} what the query refuses. */
        public CaseQuery build() {
            return new CaseQuery(
                    order,
                    buyer,
                    text,
                    kinds,
                    statuses,
                    openedFrom,
                    openedTo,
                    dueBefore,
                    changedSince,
                    sort,
                    after,
                    limit);
        }
    }
}
