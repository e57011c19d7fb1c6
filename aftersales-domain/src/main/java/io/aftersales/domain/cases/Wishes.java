package io.aftersales.domain.cases;

import io.aftersales.domain.cases.Replacement.Wanted;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Swap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wanted in an exchange, and what it costs today. */
final class Wishes {

    private Wishes() {}

    /** Item by item. The same goods again count as worth what they replace, whatever they cost today. */
    static List<Wanted> of(List<CaseItem> items, OrderAccount account, Facts facts) {
        return items.stream()
                .map(item -> new Wanted(item.line(), sku(item, account), item.quantity(), price(item, account, facts)))
                .toList();
    }

    static String sku(CaseItem item, OrderAccount account) {
        return item.wantedSku() == null ? account.sku(item.line()) : item.wantedSku();
    }

    private static @Nullable Long price(CaseItem item, OrderAccount account, Facts facts) {
        return isSame(item, account) ? null : facts.prices().get(item.wantedSku());
    }

    private static boolean isSame(CaseItem item, OrderAccount account) {
        return sku(item, account).equals(account.sku(item.line()));
    }

    /** An item whose goods have no price, or one that cannot be counted together. */
    static Optional<String> withoutPrice(List<CaseItem> items, OrderAccount account, Facts facts) {
        long sum = 0;
        for (CaseItem item : items) {
            Long price = price(item, account, facts);
            if (!isSame(item, account)) {
                if (price == null || price < 0 || price > (Long.MAX_VALUE - sum) / item.quantity()) {
                    return Optional.of(sku(item, account));
                }
                sum += price * item.quantity();
            }
        }
        return Optional.empty();
    }

    static List<Swap> swaps(List<CaseItem> items, OrderAccount account, Facts facts) {
        return of(items, account, facts).stream().map(Wanted::swap).toList();
    }
}
