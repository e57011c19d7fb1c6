package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseRejection.ValueDiffers;
import io.aftersales.domain.cases.Replacement.Wanted;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.ExchangeValue.Verdict;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.UnitPrice;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The goods that an application for an exchange asks for, and what they count as. */
final class RequestedGoods {
    private final List<CaseItem> items;
    private final OrderAccount account;
    private final CaseFacts facts;
    private final ExchangeValue value;

    RequestedGoods(List<CaseItem> items, OrderAccount account, CaseFacts facts, ExchangeValue value) {
        this.items = items;
        this.account = account;
        this.facts = facts;
        this.value = value;
    }

    /** Returns the goods wanted, item by item, with the prices that count. The same SKU again counts as what it replaces, whatever it costs today. */
    List<Wanted> wanted() {
        return items.stream()
                .map(item -> wanted(item, verdict(item) == Verdict.PRICED))
                .toList();
    }

    private Wanted wanted(CaseItem item, boolean priced) {
        return new Wanted(
                item.line(),
                sku(item, account),
                item.quantity(),
                priced ? price(item) : null,
                prices(item).wantedList());
    }

    static String sku(CaseItem item, OrderAccount account) {
        return item.wantedSku() == null ? account.sku(item.line()) : item.wantedSku();
    }

    private Optional<ExchangeItem> other(CaseItem item) {
        return item.exchange(account.sku(item.line()));
    }

    private ExchangePrices prices(CaseItem item) {
        return other(item).map(facts.prices()::get).orElse(ExchangePrices.NONE);
    }

    private @Nullable UnitPrice price(CaseItem item) {
        return prices(item).price();
    }

    private Verdict verdict(CaseItem item) {
        return other(item).isEmpty() ? Verdict.EVEN : value.of(account.soldAt(item.line()), prices(item));
    }

    /**
     * Returns the SKU of an item that needs a price and has none, or has one too large to be counted together with what was paid; empty for
     * none.
     */
    Optional<String> withoutPrice() {
        boolean all = value.isLimited(currency());
        long countable = Long.MAX_VALUE - account.payable();
        for (CaseItem item : items) {
            if (verdict(item) == Verdict.PRICED || (all && other(item).isPresent())) {
                UnitPrice price = price(item);
                if (price == null || price.amount() > countable / item.quantity()) {
                    return Optional.of(sku(item, account));
                }
                countable -= price.amount() * item.quantity();
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the refusal of goods of another value: of the first that the shop does not exchange for, or of all together when more would be
     * waived than the shop waives.
     */
    Optional<ValueDiffers> valueDiffers() {
        for (CaseItem item : items) {
            if (verdict(item) == Verdict.REFUSED) {
                return Optional.of(new ValueDiffers(differenceOf(item)));
            }
        }
        if (!value.isLimited(currency())) {
            return Optional.empty();
        }
        Money waived = difference(items);
        return value.isTooMuchToWaive(waived) ? Optional.of(new ValueDiffers(waived)) : Optional.empty();
    }

    /** Returns the difference by today's price of an item; null when that has none, or one that cannot be counted. */
    private @Nullable Money differenceOf(CaseItem item) {
        UnitPrice price = price(item);
        return price == null || price.amount() > (Long.MAX_VALUE - account.payable()) / item.quantity()
                ? null
                : difference(List.of(item));
    }

    private Money difference(List<CaseItem> some) {
        List<ExchangedUnits> priced = some.stream()
                .map(item -> wanted(item, other(item).isPresent()).swap())
                .toList();
        return Money.ofMinor(account.difference(priced), currency());
    }

    private Currency currency() {
        return account.frozen().currency();
    }

    List<ExchangedUnits> swaps() {
        return wanted().stream().map(Wanted::swap).toList();
    }
}
