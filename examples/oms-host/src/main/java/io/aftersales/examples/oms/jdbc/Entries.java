package io.aftersales.examples.oms.jdbc;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps outbox entries to rows: the effect as a document that is written once, and its progress. */
final class Entries {
    /** Selects the columns of an entry. */
    static final String COLUMNS = "order_id, case_number, number, state, owner, fence, effect, progress";

    /** Selects the entries whose documents this node can read; entries written by newer nodes are left to those nodes. */
    static final String KNOWN =
            "(effect->>'v')::int <= " + Documents.VERSION + " and (progress->>'v')::int <= " + Documents.VERSION;

    private final Documents documents;

    Entries(Documents documents) {
        this.documents = documents;
    }

    /** Wraps an effect, because a document is written and read as a record and not as a sealed type. */
    private record Owed(Effect effect) {}

    private record Progress(
            boolean doubted,
            OutboxEntry.Call call,
            int attempts,
            @Nullable Instant firstSentAt,
            Instant nextAt) {}

    OutboxEntry read(ResultSet row, int rowNumber) throws SQLException {
        Progress progress = documents.read(row.getString("progress"), Progress.class);
        return new OutboxEntry(
                new CaseId(OrderId.of(row.getString("order_id")), row.getInt("case_number")),
                row.getInt("number"),
                documents.read(row.getString("effect"), Owed.class).effect(),
                OutboxEntry.State.valueOf(row.getString("state")),
                progress.doubted(),
                progress.call(),
                progress.attempts(),
                progress.firstSentAt(),
                progress.nextAt(),
                row.getString("owner"),
                row.getLong("fence"));
    }

    private String progress(OutboxEntry entry) {
        return documents.write(
                new Progress(entry.doubted(), entry.call(), entry.attempts(), entry.firstSentAt(), entry.nextAt()));
    }

    /** Adds the insertion of new entries to a statement. */
    void insert(OrderId order, List<OutboxEntry> owed, WriteBatch statement) {
        statement.with(
                "owed",
                """
                insert into owed_effect
                    (order_id, effect_key, case_number, number, code, state, next_at, owner, fence, effect, progress)
                select ?, o.effect_key, o.case_number, o.number, o.code, o.state, o.next_at::timestamptz, o.owner, o.fence,
                    o.effect::json, o.progress::json
                from unnest(?::text[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                    ?::text[])
                    as o (effect_key, case_number, number, code, state, next_at, owner, fence, effect, progress)""",
                order.value(),
                owed.stream().map(entry -> entry.key().value()).toArray(String[]::new),
                owed.stream().map(entry -> entry.caseId().number()).toArray(Integer[]::new),
                owed.stream().map(OutboxEntry::number).toArray(Integer[]::new),
                owed.stream().map(entry -> entry.effect().code()).toArray(String[]::new),
                owed.stream().map(entry -> entry.state().name()).toArray(String[]::new),
                owed.stream().map(entry -> Timestamps.stored(entry.nextAt())).toArray(String[]::new),
                owed.stream().map(OutboxEntry::owner).toArray(String[]::new),
                owed.stream().map(OutboxEntry::fence).toArray(Long[]::new),
                owed.stream()
                        .map(entry -> documents.write(new Owed(entry.effect())))
                        .toArray(String[]::new),
                owed.stream().map(this::progress).toArray(String[]::new));
    }

    /** Adds the update of entries to a statement. An entry is written only if its stored fence equals the known one. */
    void update(List<OutboxEntry> entries, List<Long> knownFences, WriteBatch statement) {
        statement.with(
                "settled",
                """
                update owed_effect e set state = m.state, next_at = m.next_at::timestamptz, owner = m.owner, fence = m.fence,
                    progress = m.progress::json
                from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                    as m (order_id, effect_key, known, state, next_at, owner, fence, progress)
                where e.order_id = m.order_id and e.effect_key = m.effect_key and e.fence = m.known""",
                entries.stream().map(entry -> entry.caseId().order().value()).toArray(String[]::new),
                entries.stream().map(entry -> entry.key().value()).toArray(String[]::new),
                knownFences.toArray(Long[]::new),
                entries.stream().map(entry -> entry.state().name()).toArray(String[]::new),
                entries.stream().map(entry -> Timestamps.stored(entry.nextAt())).toArray(String[]::new),
                entries.stream().map(OutboxEntry::owner).toArray(String[]::new),
                entries.stream().map(OutboxEntry::fence).toArray(Long[]::new),
                entries.stream().map(this::progress).toArray(String[]::new));
    }
}
