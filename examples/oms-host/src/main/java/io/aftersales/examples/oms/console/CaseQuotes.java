package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.Replacement;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ClaimedUnits;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quotes what a case comes to on the account as it is now, as if everything were accepted. Nothing is written. */
@Component
final class CaseQuotes {
    private final CaseRepository cases;

    CaseQuotes(CaseRepository cases) {
        this.cases = cases;
    }

    /**
     * The money or goods that a case comes to.
     *
     * @param refund the refund; null for a case that sends goods
     * @param exchange what is settled; null for a case that is no exchange
     * @param goods the worth of goods that are sent once more; null for another kind
     */
    public record Quote(
            @Nullable RefundBreakdown refund,
            @Nullable ExchangeQuote exchange,
            @Nullable Money goods) {}

    /** Quotes an application that is to be decided about, on the terms of the policy; null for goodwill. */
    @Nullable
    Quote ofApplication(CaseId id) {
        return cases.load(id)
                .filter(each -> !each.subject().submission().isGoodwill())
                .map(each -> quote(each.subject(), each.account(), ApprovalTerms.BY_POLICY))
                .orElse(null);
    }

    /**
     * Quotes what an exchange will settle on the terms of its approval; null once its goods were inspected, which may change it, and for
     * another kind.
     */
    @Nullable
    ExchangeQuote ofExchange(CaseId id) {
        return cases.load(id)
                .filter(CaseQuotes::isUnsettled)
                .map(CaseQuotes::exchange)
                .orElse(null);
    }

    private static boolean isUnsettled(CaseWithAccount each) {
        Replacement goods = each.subject().replacement();
        return each.subject().kind() == CaseKind.EXCHANGE
                && !each.subject().status().isEnd()
                && each.subject().inspection() == null
                && goods != null
                && !goods.stock().isGivenUp()
                && !goods.difference().isBooked();
    }

    private static @Nullable ExchangeQuote exchange(CaseWithAccount each) {
        return exchange(each.subject(), each.account(), each.subject().review().terms());
    }

    private static Quote quote(AfterSalesCase subject, OrderAccount account, ApprovalTerms terms) {
        return switch (subject.kind()) {
            case EXCHANGE -> new Quote(null, exchange(subject, account, terms), null);
            case RESHIP ->
                new Quote(
                        null,
                        null,
                        Money.ofMinor(
                                account.valueOf(subject.submission().units()),
                                account.frozen().currency()));
            case REFUND_ONLY, RETURN_REFUND ->
                new Quote(account.quote(claim(subject.submission(), terms)).getOrNull(), null, null);
        };
    }

    private static RefundClaim claim(Submission asked, ApprovalTerms terms) {
        List<ClaimedUnits> units = asked.units().stream()
                .map(each -> new ClaimedUnits(
                        each.line(), each.quantity(), Math.min(each.quantity(), asked.atFault(each.line())), 0, 0))
                .toList();
        return new RefundClaim(units, asked.whole(), terms.shipping(), terms.fee(), terms.agreed());
    }

    private static @Nullable ExchangeQuote exchange(AfterSalesCase subject, OrderAccount account, ApprovalTerms terms) {
        Replacement goods = subject.replacement();
        if (goods == null) {
            return null;
        }
        List<ExchangedUnits> swaps =
                goods.goods().stream().map(CaseQuotes::swap).toList();
        return account.exchangeTotal(swaps, terms.fee(), terms.difference())
                .map(total -> account.quoteExchange(swaps, total))
                .getOrNull();
    }

    private static ExchangedUnits swap(Replacement.Wanted each) {
        return each.price() == null
                ? new ExchangedUnits(each.line(), each.quantity(), each.sku(), null, null, each.list())
                : each.price().exchanged(new Units(each.line(), each.quantity()), each.sku(), each.list());
    }
}
