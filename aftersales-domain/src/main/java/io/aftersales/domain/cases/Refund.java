package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The money of a case.
 *
 * @param breakdown what was booked and why; null before it was booked
 * @param parts one for each tender something goes back on; those of a difference or a late top-up stand beside those of a refund
 */
public record Refund(@Nullable RefundBreakdown breakdown, List<RefundPart> parts) {
    /** Nothing was booked. */
    public static final Refund NONE = new Refund(null, List.of());

    /** Copies the list. */
    public Refund {
        parts = List.copyOf(parts);
    }

    boolean anyMoney(RefundPart.State state) {
        return any(part -> part.isMoney() && part.is(state));
    }

    boolean any(Predicate<RefundPart> asked) {
        for (RefundPart part : parts) {
            if (asked.test(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part was paid on this tender under the provider's reference. */
    boolean isPaidUnder(TenderId tender, String reference) {
        return any(part -> part.is(RefundPart.State.PAID)
                && part.tender().id().equals(tender)
                && part.reference().equals(reference));
    }

    boolean allMoneyPaid() {
        return !any(part -> part.isMoney() && !part.is(RefundPart.State.PAID));
    }

    /** With what is booked now, beside what the case paid before. */
    Refund booking(@Nullable RefundBreakdown booked, List<RefundPart> more) {
        var all = new ArrayList<>(parts);
        all.addAll(more);
        return new Refund(booked, all);
    }

    Refund replacing(RefundPart before, RefundPart after) {
        var all = new ArrayList<>(parts);
        all.replaceAll(part -> part.equals(before) ? after : part);
        return new Refund(breakdown, all);
    }
}
