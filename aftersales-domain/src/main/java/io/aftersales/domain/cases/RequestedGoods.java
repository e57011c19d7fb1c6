package io.aftersales.domain.cases;

import io.aftersales.domain.cases.Replacement.Wanted;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.policy.DifferencePolicy;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.UnitPrice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The goods that an application for an exchange asks for, and their current prices. */
final class RequestedGoods {
    private final List<CaseItem> items;
    private final OrderAccount account;
    private final CaseFacts facts;
    private final DifferencePolicy policy;

    RequestedGoods(List<CaseItem> items, OrderAccount account, CaseFacts facts, DifferencePolicy policy) {
        this.items = items;
        this.account = account;
        this.facts = facts;
        this.policy = policy;
    }

    /**
     * Returns the goods wanted, item by item. The same SKU again counts as worth what it replaces, whatever it costs today; where the
     * policy settles no differences, all goods do.
     */
    List<Wanted> wanted() {
        return items.stream()
                .map(item -> new Wanted(item.line(), sku(item, account), item.quantity(), price(item)))
                .toList();
    }

    static String sku(CaseItem item, OrderAccount account) {
        return item.wantedSku() == null ? account.sku(item.line()) : item.wantedSku();
    }

    private @Nullable UnitPrice price(CaseItem item) {
        return isPriced(item) ? facts.prices().get(sku(item, account)) : null;
    }

    private boolean isPriced(CaseItem item) {
        return policy != DifferencePolicy.WAIVE && !sku(item, account).equals(account.sku(item.line()));
    }

    /** Returns the SKU of an item without a price, or with a price too large to be counted together with what was paid; empty for none. */
    Optional<String> withoutPrice() {
        long countable = Long.MAX_VALUE - account.payable();
        for (CaseItem item : items) {
            if (isPriced(item)) {
                UnitPrice price = price(item);
                if (price == null || price.amount() > countable / item.quantity()) {
                    return Optional.of(sku(item, account));
                }
                countable -= price.amount() * item.quantity();
            }
        }
        return Optional.empty();
    }

    List<ExchangedUnits> swaps() {
        return wanted().stream().map(Wanted::swap).toList();
    }
}
