package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Outbox on PostgreSQL. Entries are claimed under row locks that other nodes skip, so that runners do not wait for each other. */
public final class JdbcOutbox implements Outbox {
    private static final String OPEN = "state in ('READY', 'SENT', 'IN_DOUBT')";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Entries entries = new Entries(new Documents());

    /**
     * Creates an outbox.
     *
     * @param jdbc the database
     * @param transactions joins the caller's transaction where there is one
     */
    public JdbcOutbox(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
        return transactions.execute(status -> {
            List<OutboxEntry> due = jdbc.sql("select " + Entries.COLUMNS + " from owed_effect where " + OPEN
                            + " and next_at <= ?::timestamptz and " + Entries.KNOWN
                            + " order by next_at, order_id, case_number, number limit ? for update skip locked")
                    .params(Timestamps.asked(now), limit)
                    .query(entries::read)
                    .list();
            return claimed(due, now, owner, lease);
        });
    }

    /** Claims entries that this transaction has locked. */
    private List<OutboxEntry> claimed(List<OutboxEntry> locked, Instant now, String owner, Duration lease) {
        List<OutboxEntry> claimed =
                locked.stream().map(entry -> entry.claimed(owner, now, lease)).toList();
        if (!claimed.isEmpty()) {
            write(claimed, locked.stream().map(OutboxEntry::fence).toList());
        }
        return claimed;
    }

    @Override
    public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
        if (written.isEmpty()) {
            return List.of();
        }
        return transactions.execute(status -> {
            List<OutboxEntry> untouched = jdbc.sql("select " + Entries.COLUMNS + " from owed_effect e join"
                            + " unnest(?::text[], ?::bigint[]) with ordinality as w (effect_key, known, place) using (effect_key)"
                            + " where order_id = ? and fence = known and " + OPEN
                            + " order by place for update of e skip locked")
                    .params(
                            written.stream().map(entry -> entry.key().value()).toArray(String[]::new),
                            written.stream().map(OutboxEntry::fence).toArray(Long[]::new),
                            written.get(0).caseId().order().value())
                    .query(entries::read)
                    .list();
            return claimed(untouched, now, owner, lease);
        });
    }

    @Override
    public boolean settle(OutboxEntry entry) {
        return write(List.of(entry.saved()), List.of(entry.fence())) == 1;
    }

    private long write(List<OutboxEntry> moved, List<Long> knownFences) {
        var statement = new WriteBatch();
        entries.update(moved, knownFences, statement);
        return statement.run(jdbc).getOrDefault("settled", 0L);
    }

    @Override
    public Optional<OutboxEntry> find(OrderId order, EffectKey key) {
        return jdbc.sql("select " + Entries.COLUMNS + " from owed_effect where order_id = ? and effect_key = ?")
                .params(order.value(), key.value())
                .query(entries::read)
                .optional();
    }

    @Override
    public List<OutboxEntry> ofOrder(OrderId order) {
        return jdbc.sql("select " + Entries.COLUMNS
                        + " from owed_effect where order_id = ? order by case_number, number")
                .param(order.value())
                .query(entries::read)
                .list();
    }

    @Override
    public List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
        var parameters = new ArrayList<Object>();
        String next = "";
        if (after != null) {
            next = " and (order_id, case_number, number) > (?::order_number, ?, ?)";
            parameters.addAll(
                    List.of(after.caseId().order().value(), after.caseId().number(), after.number()));
        }
        parameters.add(limit);
        return jdbc.sql("select " + Entries.COLUMNS + " from owed_effect where state = 'PARKED' and " + Entries.KNOWN
                        + next + " order by order_id, case_number, number limit ?")
                .params(parameters)
                .query(entries::read)
                .list();
    }
}
