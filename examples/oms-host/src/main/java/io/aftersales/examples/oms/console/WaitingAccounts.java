package io.aftersales.examples.oms.console;

import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.desks.AfterSales;
import io.vavr.control.Either;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the entries of all accounts that wait for a second person. The library answers them account by account; here the database tells which. */
@Component
class WaitingAccounts {
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final AfterSales desks;

    WaitingAccounts(JdbcClient jdbc, AfterSales desks) {
        this.jdbc = jdbc;
        this.desks = desks;
    }

    /**
     * An entry that waits.
     *
     * @param mine whether the reader made it, so that another person has to confirm it
     */
    record Waiting(OrderId order, Currency currency, WaitingEntry entry, boolean mine) {}

    /** Returns the entries that the reader may see, those of at most a hundred orders. */
    List<Waiting> seenBy(Reader reader) {
        return jdbc
                .sql("select order_id from aftersales_account where document like '%\"waiting\":[{%'"
                        + " order by order_id limit ?")
                .param(MOST)
                .query((row, number) -> OrderId.of(row.getString("order_id")))
                .list()
                .stream()
                .map(order -> desks.files().account(reader.actor(), order))
                .filter(Either::isRight)
                .flatMap(account -> of(account.get(), reader).stream())
                .toList();
    }

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
