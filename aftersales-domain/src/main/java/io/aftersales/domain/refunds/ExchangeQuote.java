package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quote of an exchange: the money it would settle if it were applied for now and everything were accepted.
 *
 * @param worth what was paid for the units that come back
 * @param value what the new goods count as
 * @param difference the difference to settle: positive when the new goods are dearer
 * @param fee the fee that the shop keeps
 * @param asked the amount that the buyer will be asked for before the new goods are sent; zero when none will
 * @param paidBack the amount that will be paid back; zero when none will, and less than the new goods are cheaper where less was captured
 * @param tenders the amount paid back by tender; none where nothing is
 * @param until the end of the earliest window of the units, until which the exchange can be applied for; null when there is none. Prices may
 *     change before
 */
public record ExchangeQuote(
        Money worth,
        Money value,
        Money difference,
        Money fee,
        Money asked,
        Money paidBack,
        List<RefundBreakdown.OfTender> tenders,
        @Nullable Instant until) {
    /** Copies the list. */
    public ExchangeQuote {
        tenders = List.copyOf(tenders);
    }

    /** Returns a copy that can be applied for until this moment; null for ever. */
    public ExchangeQuote until(@Nullable Instant end) {
        return new ExchangeQuote(worth, value, difference, fee, asked, paidBack, tenders, end);
    }
}
