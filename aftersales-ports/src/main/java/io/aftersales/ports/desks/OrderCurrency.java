package io.aftersales.ports.desks;

import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The currency that the amounts of a command have to be in. No annotation can know it, so it is checked once the order is known. */
record OrderCurrency(Currency currency) {

    static OrderCurrency of(OrderAccount account) {
        return new OrderCurrency(account.frozen().currency());
    }

    /** The currency of an order; empty when the host does not know the order. */
    static Optional<OrderCurrency> of(CaseFacts facts) {
        OrderFacts order = facts.order();
        return order == null
                ? Optional.empty()
                : Optional.of(new OrderCurrency(order.sale().currency()));
    }

    Optional<Rejection> refusal(String path, @Nullable Money amount) {
        return refusal(amount == null || isIn(amount) ? List.of() : List.of(violation(path, amount)));
    }

    /**
     * An amount of a command.
     *
     * @param path where it stands in the command
     * @param money the amount; null for none
     */
    record Amount(String path, @Nullable Money money) {}

    /** Refuses INVALID_COMMAND for amounts in another currency, all violations at once, in the order of their paths. */
    Optional<Rejection> refusal(Amount... amounts) {
        var found = new ArrayList<Violation>();
        for (Amount amount : amounts) {
            Money money = amount.money();
            if (money != null && !isIn(money)) {
                found.add(violation(amount.path(), money));
            }
        }
        found.sort(Comparator.comparing(Violation::path));
        return refusal(found);
    }

    private static Optional<Rejection> refusal(List<Violation> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(new InvalidCommand(found));
    }

    private boolean isIn(Money amount) {
        return amount.currency().equals(currency);
    }

    private Violation violation(String path, Money amount) {
        return new Violation(
                path,
                "Currency",
                "must be in " + currency + ", the currency of the order, not in " + amount.currency());
    }
}
