package io.aftersales.domain.cases;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of another case on the same order that matters to goods that come back late.
 *
 * @param id the case
 * @param holds the units it holds
 * @param goodwillAt when goodwill was granted in it; null for a case without goodwill
 * @param given the goodwill that was granted; null where none was
 */
public record OtherCase(
        CaseId id,
        List<PlacedUnits> holds,
        @Nullable Instant goodwillAt,
        @Nullable Money given) {

    /** Copies the list. */
    public OtherCase {
        holds = List.copyOf(holds);
    }

    /** Returns what matters of a case. */
    public static OtherCase of(AfterSalesCase subject) {
        RefundBreakdown breakdown = subject.refund().breakdown();
        boolean goodwill = subject.submission().isGoodwill();
        return new OtherCase(
                subject.id(),
                subject.holds(),
                goodwill ? subject.review().at() : null,
                goodwill && breakdown != null ? breakdown.amount() : null);
    }
}
