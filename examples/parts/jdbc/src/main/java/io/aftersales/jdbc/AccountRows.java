package io.aftersales.jdbc;

import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.ChargeBalance;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.LineId;
import io.aftersales.ports.repositories.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Maps accounts to rows: the account, what is taken of its lines, tenders and charges, and the entries of its journal. */
final class AccountRows {
    /** The columns of an account, in the table that is called a. */
    static final String COLUMNS = "a.frozen_format, a.frozen, a.document_format, a.document";

    private static final Writes.ManyRows ENTRIES = Dialect.insert("aftersales_entry", JournalRows.COLUMNS);

    private final Writes.ManyRows taken;
    private final Documents documents;

    AccountRows(Dialect dialect, Documents documents) {
        this.taken = dialect.upsert(
                "aftersales_balance",
                List.of("order_id", "kind", "id"),
                List.of("total", "taken"),
                Map.of("total", "kind in ('PLACE', 'TENDER')")); // what was sold or charged never changes
        this.documents = documents;
    }

    OrderAccount read(ResultSet row) throws SQLException {
        return OrderAccount.restore(
                documents.read(row.getInt("frozen_format"), row.getString("frozen"), FrozenOrder.class),
                documents.read(row.getInt("document_format"), row.getString("document"), AccountRecord.class));
    }

    /** Adds the writes of a touched account. */
    void write(OrderAccount account, Writes writes) {
        AccountRecord moving = account.saved().toRecord();
        boolean waits = !moving.waiting().isEmpty();
        String order = account.order().value();
        if (account.version() == 0) {
            writes.add(
                    "insert into aftersales_account (order_id, frozen_format, frozen, version, waits, document_format, document)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    order,
                    Documents.FORMAT,
                    documents.write(account.frozen()),
                    moving.version(),
                    waits,
                    Documents.FORMAT,
                    documents.write(moving));
        } else {
            Supplier<StaleVersion> stale = () -> new StaleVersion("account of order " + order);
            writes.must(
                    stale,
                    "update aftersales_account set version = ?, waits = ?, document_format = ?, document = ?"
                            + " where order_id = ? and version = ?",
                    moving.version(),
                    waits,
                    Documents.FORMAT,
                    documents.write(moving),
                    order,
                    account.version());
        }
        balances(account, writes);
        entries(account, writes);
    }

    /**
     * The balance of a line, a place, a tender or a charge.
     *
     * @param total the units sold or in the place, the amount captured so far, or the amount paid for the charge
     * @param taken the units held or gone, the amount owed or settled, or what went back of the charge
     */
    private record Balance(String kind, String id, long total, long taken) {}

    private void balances(OrderAccount account, Writes writes) {
        var balances = new ArrayList<Balance>();
        account.touchedLines().forEach(line -> {
            balances.add(balance(account, line));
            account.line(line).places().forEach(place -> balances.add(balance(line, place)));
        });
        account.tenders().stream()
                .filter(each -> isTakenFrom(each, account))
                .map(each -> new Balance("TENDER", each.tender().id().value(), each.captured(), each.booked()))
                .forEach(balances::add);
        balances.addAll(charges(account));
        writes.rows(
                balances,
                taken,
                each -> Arrays.asList(account.order().value(), each.kind(), each.id(), each.total(), each.taken()));
    }

    private static Balance balance(OrderAccount account, LineId line) {
        LineBalance balance = account.line(line);
        return new Balance("LINE", line.value(), account.quantity(line), balance.held() + balance.gone());
    }

    private static Balance balance(LineId line, PlaceBalance place) {
        return new Balance(
                "PLACE", line.value() + "\n" + place.place().value(), place.contents(), place.held() + place.gone());
    }

    /** Returns the charges of which something went back. Payments change none of them. */
    private static List<Balance> charges(OrderAccount account) {
        var balances = new ArrayList<Balance>();
        if (account.entries().stream().allMatch(AccountRows::isPayment)) {
            return balances;
        }
        Iterator<ChargeBalance> charges = account.charges().iterator();
        for (OrderSnapshot.Part part : account.frozen().snapshot().parts()) {
            for (int c = 0; c < part.sale().charges().size(); c++) {
                ChargeBalance charge = charges.next();
                long taken = charge.paid() + charge.goodwill();
                if (taken != 0) {
                    long paid = part.allocations().paidForCharge(c);
                    balances.add(new Balance("CHARGE", charge.charge(), paid, taken));
                }
            }
        }
        return balances;
    }

    /** Tells whether more is taken of a tender than before, or more captured on it. */
    private static boolean isTakenFrom(TenderBalance balance, OrderAccount account) {
        return account.entries().stream()
                .anyMatch(entry -> balance.tender().id().equals(entry.tender()) && !isPayment(entry));
    }

    /** Tells whether an entry is the payment of a refund, which was taken when it was owed. */
    private static boolean isPayment(AccountEntry entry) {
        return entry.kind() == AccountEntry.Kind.REFUND;
    }

    private static void entries(OrderAccount account, Writes writes) {
        writes.rows(account.entries(), ENTRIES, entry -> JournalRows.values(account, entry));
    }

    /** Returns the channel of an entry's tender; empty for an entry without one. */
    static String channel(OrderAccount account, AccountEntry entry) {
        return entry.tender() == null
                ? ""
                : account.tender(entry.tender())
                        .map(each -> each.tender().channel())
                        .orElse("");
    }
}
