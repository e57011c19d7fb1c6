package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** Maps the entries of accounts to rows, which are written with the account and read as the journal over all orders. */
final class Bookings {
    /** Selects entries after a sequence number; the parameters are that number, {@link #money} and a limit. */
    static final String JOURNAL = "select e.*, t.document->'tender'->>'channel' as channel from account_entry e"
            + " left join account_tender t on t.order_id = e.order_id and t.tender_id = e.tender_id"
            + " where e.sequence > ? and e.sequence < " + Sequence.OLDEST_RUNNING
            + " and e.kind = any (?::text[]) order by e.sequence limit ?";

    private static final String[] MONEY = Arrays.stream(AccountEntry.Kind.values())
            .filter(AccountEntry.Kind::isMoney)
            .map(AccountEntry.Kind::name)
            .toArray(String[]::new);

    private Bookings() {}

    /** Returns the kinds of entries that move money. */
    static String[] money() {
        return MONEY.clone();
    }

    static void write(OrderAccount account, WriteBatch statement) {
        List<AccountEntry> entries = account.entries();
        if (entries.isEmpty()) {
            return;
        }
        statement.with(
                "entries",
                """
                insert into account_entry (order_id, number, kind, case_number, line_id, units, tender_id, amount,
                    points, currency, effect_key, reference, actor, role, occurred_at, booked_at, sequence)
                select ?, e.number, e.kind, e.case_number, e.line_id, e.units, e.tender_id, e.amount, e.points, ?,
                    e.effect_key, e.reference, e.actor, e.role, e.occurred_at::timestamptz, e.booked_at::timestamptz,
                    latest.sequence + e.place
                from unnest(?::bigint[], ?::text[], ?::int[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                    as e (number, kind, case_number, line_id, units, tender_id, amount, points, effect_key, reference,
                        actor, role, occurred_at, booked_at, place),
                    (%s) as latest""".formatted(Sequence.latest("account_entry")),
                account.order().value(),
                account.frozen().currency().getCurrencyCode(),
                Accounts.numbers(entries, AccountEntry::number),
                Accounts.texts(entries, entry -> entry.kind().name()),
                entries.stream()
                        .map(entry ->
                                entry.caseId() == null ? null : entry.caseId().number())
                        .toArray(Integer[]::new),
                Accounts.texts(
                        entries,
                        entry -> entry.line() == null ? null : entry.line().value()),
                Accounts.numbers(entries, AccountEntry::units),
                Accounts.texts(
                        entries,
                        entry -> entry.tender() == null ? null : entry.tender().value()),
                Accounts.numbers(entries, AccountEntry::amount),
                Accounts.numbers(entries, AccountEntry::points),
                Accounts.texts(entries, AccountEntry::key),
                Accounts.texts(entries, AccountEntry::reference),
                Accounts.texts(entries, entry -> entry.by().id()),
                Accounts.texts(entries, entry -> entry.by().role().name()),
                Accounts.texts(entries, entry -> Timestamps.asked(entry.occurredAt())),
                Accounts.texts(entries, entry -> Timestamps.asked(entry.bookedAt())));
    }

    static JournalEntry read(ResultSet row) throws SQLException {
        OrderId order = OrderId.of(row.getString("order_id"));
        int caseNumber = row.getInt("case_number");
        CaseId caseId = row.wasNull() ? null : new CaseId(order, caseNumber);
        String line = row.getString("line_id");
        String tender = row.getString("tender_id");
        var entry = new AccountEntry(
                row.getLong("number"),
                AccountEntry.Kind.valueOf(row.getString("kind")),
                caseId,
                line == null ? null : LineId.of(line),
                row.getLong("units"),
                tender == null ? null : TenderId.of(tender),
                row.getLong("amount"),
                row.getLong("points"),
                row.getString("effect_key"),
                row.getString("reference"),
                new Actor(row.getString("actor"), Role.valueOf(row.getString("role"))),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("booked_at", OffsetDateTime.class).toInstant());
        return new JournalEntry(
                row.getLong("sequence"),
                order,
                Currency.getInstance(row.getString("currency")),
                Objects.requireNonNullElse(row.getString("channel"), ""),
                entry);
    }
}
