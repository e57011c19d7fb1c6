package io.aftersales.jdbc;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in the tables of {@code aftersales_effect}. Due entries are claimed under row locks that other nodes skip; over several databases
 * one order after another, by their fences alone.
 */
final class JdbcOutbox implements Outbox {
    private static final String SELECT = "select * from aftersales_effect where ";
    private static final String DUE = SELECT + EffectRows.OPEN + " and next_at <= ? and " + EffectRows.KNOWN
            + " order by next_at, order_id, case_number, number limit ?";

    private final Connections connections;
    private final EffectRows effects;

    JdbcOutbox(Connections connections, Documents documents) {
        this.connections = connections;
        this.effects = new EffectRows(documents);
    }

    @Override
    public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
        List<Object> dueBy = List.of(Moments.down(now), limit);
        if (connections.routed()) {
            return claimEachOrder(connections.list(DUE, dueBy, effects::read), now, owner, lease);
        }
        try {
            return connections.write(() -> new StaleVersion("due effects"), connection -> {
                List<OutboxEntry> due =
                        Connections.list(connection, DUE + " for update skip locked", dueBy, effects::read);
                return claimed(connection, due, now, owner, lease);
            });
        } catch (StaleVersion otherNodes) {
            return List.of(); // they have claimed the same entries, or the next search finds them
        }
    }

    /** Claims the entries of each order in a transaction of their own; answers those claimed as they are due. */
    private List<OutboxEntry> claimEachOrder(List<OutboxEntry> due, Instant now, String owner, Duration lease) {
        var claimed = new HashSet<OutboxEntry>();
        due.stream()
                .collect(Collectors.groupingBy(entry -> entry.caseId().order()))
                .values()
                .forEach(ofOrder -> claimed.addAll(claim(ofOrder, now, owner, lease)));
        return due.stream()
                .map(entry -> entry.claimed(owner, now, lease))
                .filter(claimed::contains)
                .toList();
    }

    /** Claims those of the entries whose fences are still the known ones. */
    private static List<OutboxEntry> claimed(
            Connection connection, List<OutboxEntry> known, Instant now, String owner, Duration lease)
            throws SQLException {
        var claimed = new ArrayList<OutboxEntry>();
        if (known.isEmpty()) {
            return claimed;
        }
        try (PreparedStatement statement = connection.prepareStatement(EffectRows.UPDATE + " and " + EffectRows.OPEN)) {
            for (OutboxEntry entry : known) {
                Connections.bind(statement, 1, EffectRows.update(entry.claimed(owner, now, lease), entry.fence()));
                statement.addBatch();
            }
            int[] written = statement.executeBatch();
            for (int place = 0; place < written.length; place++) {
                if (written[place] == 1) {
                    claimed.add(known.get(place).claimed(owner, now, lease));
                }
            }
        }
        return claimed;
    }

    @Override
    public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
        if (written.isEmpty()) {
            return List.of();
        }
        try {
            return connections.write(
                    () -> new StaleVersion(
                            "effects of order " + written.get(0).caseId().order()),
                    connection -> claimed(connection, written, now, owner, lease));
        } catch (StaleVersion otherNodes) {
            return List.of();
        }
    }

    @Override
    public boolean settle(OutboxEntry entry) {
        int rows = connections.writeOne(
                () -> new StaleVersion("effect " + entry.key()),
                EffectRows.UPDATE,
                EffectRows.update(entry.saved(), entry.fence()));
        return rows == 1;
    }

    @Override
    public Optional<OutboxEntry> find(OrderId order, EffectKey key) {
        return connections.first(
                SELECT + "order_id = ? and effect_key = ?", List.of(order.value(), key.value()), effects::read);
    }

    @Override
    public List<OutboxEntry> ofOrder(OrderId order) {
        return connections.list(
                SELECT + "order_id = ? order by case_number, number", List.of(order.value()), effects::read);
    }

    @Override
    public List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
        var parameters = new ArrayList<Object>();
        String next = "";
        if (after != null) {
            next = " and (order_id, case_number, number) > (?, ?, ?)";
            parameters.add(after.caseId().order().value());
            parameters.add(after.caseId().number());
            parameters.add(after.number());
        }
        parameters.add(limit);
        return connections.list(
                SELECT + "state = 'PARKED' and " + EffectRows.KNOWN + next
                        + " order by order_id, case_number, number limit ?",
                parameters,
                effects::read);
    }
}
