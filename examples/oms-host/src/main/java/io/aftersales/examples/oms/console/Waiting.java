package io.aftersales.examples.oms.console;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.OrderId;
import java.util.Currency;
import java.util.List;

/**
 * Entry of money that waits for a second person.
 *
 * @param mine whether the reader made it, so that another person has to confirm it
 */
record Waiting(OrderId order, Currency currency, WaitingEntry entry, boolean mine) {

    /** Returns the entries of one account. */
    static List<Waiting> of(OrderAccount account, Reader reader) {
        return account.waiting().stream()
                .map(entry -> new Waiting(
                        account.order(),
                        account.frozen().currency(),
                        entry,
                        entry.by().isSamePersonAs(reader.actor())))
                .toList();
    }
}
