package io.aftersales.ports.repositories;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are looked for. What is null or empty is not asked.
 *
 * @param order only of this order
 * @param buyer only of this buyer
 * @param statuses only in one of these
 * @param dueBefore only those with something due before this moment
 * @param after only those after this one, to turn a page
 * @param limit how many at the most, 1 to 1000
 */
public record CaseQuery(
        @Nullable OrderId order,
        @Nullable String buyer,
        Set<CaseStatus> statuses,
        @Nullable Instant dueBefore,
        @Nullable CaseId after,
        int limit) {

    /** Copies the set; refuses a limit outside 1 to 1000. */
    public CaseQuery {
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit " + limit + " is outside 1 to 1000");
        }
    }

    /** All cases of an order. */
    public static CaseQuery ofOrder(OrderId order) {
        return new CaseQuery(order, null, Set.of(), null, null, 1000);
    }

    /** The first cases of a buyer. */
    public static CaseQuery ofBuyer(String buyer) {
        return new CaseQuery(null, buyer, Set.of(), null, null, 100);
    }

    /** Everything in these statuses. */
    public static CaseQuery in(CaseStatus... statuses) {
        return new CaseQuery(null, null, Set.of(statuses), null, null, 100);
    }

    /** The same, of one buyer only. */
    public CaseQuery of(String onlyBuyer) {
        return new CaseQuery(order, onlyBuyer, statuses, dueBefore, after, limit);
    }

    /** The page after this case. */
    public CaseQuery after(CaseId last) {
        return new CaseQuery(order, buyer, statuses, dueBefore, last, limit);
    }

    /** The same, at most so many. */
    public CaseQuery atMost(int cases) {
        return new CaseQuery(order, buyer, statuses, dueBefore, after, cases);
    }
}
