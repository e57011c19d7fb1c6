package io.aftersales.examples.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Relays the event feed to a topic, each event at least once and those of an order in the order of the feed. The position in the feed is a
 * row of the host's database, which is locked while a batch is on its way: of many nodes one relays and the others do nothing.
 */
public final class EventRelay {
    // guide:start relay-table
    /** The host's migration, with a row for each topic; 0 relays the feed from its beginning. */
    static final String TABLE = """
            create table relay_position (
              topic         varchar(249) primary key,
              last_sequence bigint not null
            );
            insert into relay_position (topic, last_sequence) values ('after-sales-events', 0);
            """;
    // guide:end relay-table

    private final DataSource database;
    private final CaseRepository cases;
    private final Producer<String, String> producer;
    private final JsonMapper mapper;
    private final String topic;

    /**
     * Creates the relay of a node.
     *
     * @param database the database with the position
     * @param cases the feed; its numbers have to be committed when it answers, so it must not join a transaction of the relay's
     * @param producer a producer with {@link #settings}; the caller closes it
     * @param mapper the mapper of the documents, with the module of {@code aftersales-jackson}
     * @param topic the topic, which has a row in the table of positions
     */
    public EventRelay(
            DataSource database,
            CaseRepository cases,
            Producer<String, String> producer,
            JsonMapper mapper,
            String topic) {
        this.database = database;
        this.cases = cases;
        this.producer = producer;
        this.mapper = mapper;
        this.topic = topic;
    }

    // guide:start relay-settings
    /** Returns the settings of the relay's producer. */
    public static Map<String, Object> settings(String bootstrapServers) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // The row stays locked until the producer gives up, by default for two minutes.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return settings;
    }
    // guide:end relay-settings

    // guide:start relay
    /**
     * Relays the next events, outside of transactions. A failure moves nothing: the next run sends the same events again.
     *
     * @param limit the number of events at most
     * @return the number of events relayed; 0 when there are none, or while another node relays
     */
    public int relay(int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                OptionalLong position = lockedPosition(connection);
                List<FeedEntry> events = position.isPresent() ? cases.events(position.getAsLong(), limit) : List.of();
                if (!events.isEmpty()) {
                    send(events);
                    move(connection, events.get(events.size() - 1).sequence());
                }
                connection.commit();
                return events.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Sends one event of each order at a time: the next is only sent when the one before is acknowledged, so that none overtakes it. */
    private void send(List<FeedEntry> events) {
        Map<OrderId, Queue<FeedEntry>> orders = events.stream()
                .collect(groupingBy(
                        each -> each.entry().caseId().order(), LinkedHashMap::new, toCollection(ArrayDeque::new)));
        while (!orders.isEmpty()) {
            var round = new LinkedHashMap<FeedEntry, Future<RecordMetadata>>();
            for (Queue<FeedEntry> waiting : orders.values()) {
                FeedEntry next = waiting.remove();
                round.put(next, producer.send(message(next)));
            }
            producer.flush();
            round.forEach(EventRelay::requireAcknowledged);
            orders.values().removeIf(Queue::isEmpty);
        }
    }

    private ProducerRecord<String, String> message(FeedEntry event) {
        TimelineEntry entry = event.entry();
        var message = new ProducerRecord<>(topic, entry.caseId().order().value(), mapper.writeValueAsString(event));
        message.headers()
                .add("id", String.valueOf(event.sequence()).getBytes(UTF_8))
                .add("event", entry.event().code().getBytes(UTF_8))
                .add("case", entry.caseId().toString().getBytes(UTF_8));
        return message;
    }

    private static void requireAcknowledged(FeedEntry event, Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("event " + event.sequence() + " was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted before event " + event.sequence() + " was acknowledged", e);
        }
    }
    // guide:end relay

    // guide:start relay-position
    /** Locks the row of the topic until the transaction ends; empty while another node has locked it. */
    private OptionalLong lockedPosition(Connection connection) throws SQLException {
        OptionalLong locked =
                position(connection, "select last_sequence from relay_position where topic = ? for update skip locked");
        if (locked.isEmpty()
                && position(connection, "select last_sequence from relay_position where topic = ?")
                        .isEmpty()) {
            throw new IllegalStateException("relay_position has no row for the topic " + topic);
        }
        return locked;
    }

    private OptionalLong position(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, topic);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private void move(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update relay_position set last_sequence = ? where topic = ?")) {
            statement.setLong(1, sequence);
            statement.setString(2, topic);
            statement.executeUpdate();
        }
    }
    // guide:end relay-position
}
