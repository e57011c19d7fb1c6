package io.aftersales.ports.repositories;

import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for cases. A criterion that is null or empty does not restrict the result.
 *
 * @param order the order of the cases
 * @param buyer the buyer of the cases
 * @param statuses the statuses, of which a case has one
 * @param dueBefore the moment before which something is due for a case
 * @param after the last case of the page before
 * @param limit the most cases, 1 to 1000
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

    /** A query for all cases of an order. */
    public static CaseQuery ofOrder(OrderId order) {
        return new CaseQuery(order, null, Set.of(), null, null, 1000);
    }

    /** A query for the first cases of a buyer. */
    public static CaseQuery ofBuyer(String buyer) {
        return new CaseQuery(null, buyer, Set.of(), null, null, 100);
    }

    /** A query for all cases in these statuses. */
    public static CaseQuery in(CaseStatus... statuses) {
        return new CaseQuery(null, null, Set.of(statuses), null, null, 100);
    }

    /** A copy that is restricted to one buyer. */
    public CaseQuery of(String onlyBuyer) {
        return new CaseQuery(order, onlyBuyer, statuses, dueBefore, after, limit);
    }

    /** A copy that starts after this case, for the next page. */
    public CaseQuery after(CaseId last) {
        return new CaseQuery(order, buyer, statuses, dueBefore, last, limit);
    }

    /** A copy with this limit, 1 to 1000. */
    public CaseQuery atMost(int cases) {
        return new CaseQuery(order, buyer, statuses, dueBefore, after, cases);
    }
}
