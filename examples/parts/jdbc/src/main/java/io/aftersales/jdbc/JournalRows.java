package io.aftersales.jdbc;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps the entries of accounts to rows. Entries that move money are the journal over all orders. */
final class JournalRows {
    static final String COLUMNS =
            "order_id, number, kind, case_number, line_id, place, units, tender_id, channel, amount, tax, points,"
                    + " currency, effect_key, route, reference, actor, role, occurred_at, booked_at, sequence";

    private JournalRows() {}

    static List<@Nullable Object> values(OrderAccount account, AccountEntry entry) {
        CaseId caseId = entry.caseId();
        LineId line = entry.line();
        Place place = entry.place();
        TenderId tender = entry.tender();
        Route route = entry.route();
        return Arrays.asList(
                account.order().value(),
                entry.number(),
                entry.kind().name(),
                caseId == null ? null : caseId.number(),
                line == null ? null : line.value(),
                place == null ? null : place.value(),
                entry.units(),
                tender == null ? null : tender.value(),
                AccountRows.channel(account, entry),
                entry.amount(),
                entry.tax(),
                entry.points(),
                account.frozen().currency().getCurrencyCode(),
                entry.key(),
                route == null ? null : route.name(),
                entry.reference(),
                entry.by().id(),
                entry.by().role().name(),
                Moments.down(entry.occurredAt()),
                Moments.down(entry.bookedAt()),
                entry.kind().isMoney() ? null : Feed.NEVER);
    }

    static JournalEntry read(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong("sequence"),
                OrderId.of(row.getString("order_id")),
                Currency.getInstance(row.getString("currency")),
                row.getString("channel"),
                entry(row));
    }

    static AccountEntry entry(ResultSet row) throws SQLException {
        OrderId order = OrderId.of(row.getString("order_id"));
        int caseNumber = row.getInt("case_number");
        CaseId caseId = row.wasNull() ? null : new CaseId(order, caseNumber);
        String line = row.getString("line_id");
        String place = row.getString("place");
        String tender = row.getString("tender_id");
        String route = row.getString("route");
        return new AccountEntry(
                row.getLong("number"),
                AccountEntry.Kind.valueOf(row.getString("kind")),
                caseId,
                line == null ? null : LineId.of(line),
                place == null ? null : Place.of(place),
                row.getLong("units"),
                tender == null ? null : TenderId.of(tender),
                row.getLong("amount"),
                row.getLong("tax"),
                row.getLong("points"),
                row.getString("effect_key"),
                route == null ? null : Route.valueOf(route),
                row.getString("reference"),
                new Actor(row.getString("actor"), Role.valueOf(row.getString("role"))),
                Moments.read(row, "occurred_at"),
                Moments.read(row, "booked_at"));
    }
}
