package io.aftersales.domain.cases;

import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The money and gifts of a case.
 *
 * @param breakdown the amounts booked and the reasons for them; null before a booking
 * @param parts one part for each tender that money goes back on; parts of a difference or a late top-up stand beside those of a refund
 * @param gifts the gifts granted beside money
 */
public record CaseRefund(@Nullable RefundBreakdown breakdown, List<RefundPart> parts, List<GiftGrant> gifts) {
    /** The refund of a case without any booking. */
    public static final CaseRefund NONE = new CaseRefund(null, List.of(), List.of());

    /** Copies the lists. */
    public CaseRefund {
        parts = List.copyOf(parts);
        gifts = List.copyOf(gifts);
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

    /** Tells whether a part was paid on this tender under the provider's reference. */
    boolean isPaidUnder(TenderId tender, String reference) {
        return any(part -> part.is(RefundPart.State.PAID)
                && part.tender().id().equals(tender)
                && part.reference().equals(reference));
    }

    boolean allMoneyPaid() {
        return !any(part -> part.isMoney() && !part.is(RefundPart.State.PAID));
    }

    /** Returns this refund with a booking and its parts, beside the parts the case paid before. */
    CaseRefund booking(@Nullable RefundBreakdown booked, List<RefundPart> more) {
        var all = new ArrayList<>(parts);
        all.addAll(more);
        return new CaseRefund(booked, all, gifts);
    }

    CaseRefund replacing(RefundPart before, RefundPart after) {
        var all = new ArrayList<>(parts);
        all.replaceAll(part -> part.equals(before) ? after : part);
        return new CaseRefund(breakdown, all, gifts);
    }

    CaseRefund withGifts(List<GiftGrant> granted) {
        return new CaseRefund(breakdown, parts, granted);
    }

    CaseRefund replacing(GiftGrant before, GiftGrant after) {
        return withGifts(
                gifts.stream().map(gift -> gift.equals(before) ? after : gift).toList());
    }

    /** Tells whether a part or a gift has failed and can be retried. */
    boolean hasFailures() {
        return any(RefundPart::hasFailed) || gifts.stream().anyMatch(GiftGrant::hasFailed);
    }
}
