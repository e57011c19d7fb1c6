package io.aftersales.jdbc;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps outbox entries to rows: the effect is a document that is written once, its progress is columns. */
final class EffectRows {
    static final String OPEN = "state in ('READY', 'SENT', 'IN_DOUBT')";

    /** Selects the entries whose documents this version can read. */
    static final String KNOWN = "document_format <= " + Documents.FORMAT;

    private static final String INSERTED =
            "order_id, effect_key, case_number, number, code, state, next_at, next_exactly,"
                    + " doubted, next_call, attempts, first_sent_exactly, owner, fence, document_format, document";

    private static final Writes.ManyRows INSERTION = Dialect.insert("aftersales_effect", INSERTED);

    /** Writes progress under the fence that is known; the last parameters are the order, the key and that fence. */
    static final String UPDATE = "update aftersales_effect set state = ?, next_at = ?, next_exactly = ?, doubted = ?,"
            + " next_call = ?, attempts = ?, first_sent_exactly = ?, owner = ?, fence = ?"
            + " where order_id = ? and effect_key = ? and fence = ?";

    private final Documents documents;

    EffectRows(Documents documents) {
        this.documents = documents;
    }

    OutboxEntry read(ResultSet row) throws SQLException {
        String firstSent = row.getString("first_sent_exactly");
        return new OutboxEntry(
                new CaseId(OrderId.of(row.getString("order_id")), row.getInt("case_number")),
                row.getInt("number"),
                documents.read(row.getInt("document_format"), row.getString("document"), Effect.class),
                OutboxEntry.State.valueOf(row.getString("state")),
                row.getBoolean("doubted"),
                OutboxEntry.Call.valueOf(row.getString("next_call")),
                row.getInt("attempts"),
                firstSent == null ? null : Instant.parse(firstSent),
                Instant.parse(row.getString("next_exactly")),
                row.getString("owner"),
                row.getLong("fence"));
    }

    void insert(OrderId order, List<OutboxEntry> owed, Writes writes) {
        writes.rows(
                owed,
                INSERTION,
                entry -> Arrays.asList(
                        order.value(),
                        entry.key().value(),
                        entry.caseId().number(),
                        entry.number(),
                        entry.effect().code(),
                        entry.state().name(),
                        Moments.up(entry.nextAt()),
                        entry.nextAt().toString(),
                        entry.doubted(),
                        entry.call().name(),
                        entry.attempts(),
                        exactly(entry.firstSentAt()),
                        entry.owner(),
                        entry.fence(),
                        Documents.FORMAT,
                        documents.write(entry.effect())));
    }

    /** Returns the parameters of {@link #UPDATE}. */
    static List<@Nullable Object> update(OutboxEntry entry, long knownFence) {
        return Arrays.asList(
                entry.state().name(),
                Moments.up(entry.nextAt()),
                entry.nextAt().toString(),
                entry.doubted(),
                entry.call().name(),
                entry.attempts(),
                exactly(entry.firstSentAt()),
                entry.owner(),
                entry.fence(),
                entry.caseId().order().value(),
                entry.key().value(),
                knownFence);
    }

    private static @Nullable String exactly(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
