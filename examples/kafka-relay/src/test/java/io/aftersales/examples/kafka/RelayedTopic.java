package io.aftersales.examples.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.TopicConfig;
import org.h2.jdbcx.JdbcConnectionPool;

/** A host and the topic that its feed is relayed to, with what a consumer finds there. */
final class RelayedTopic implements AutoCloseable {
    private static final AtomicInteger TOPICS = new AtomicInteger();

    final Host host;
    final Producer<String, String> producer;
    final EventRelay relay;
    private final Broker broker;

    RelayedTopic(Broker broker) throws SQLException {
        this.broker = broker;
        host = new Host("after-sales-events-" + TOPICS.incrementAndGet());
        broker.create(host.topic, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "2000"));
        producer = with(Map.of());
        relay = host.relay(producer);
    }

    /** Returns a producer with other settings beside those of the relay; the caller closes it. */
    Producer<String, String> with(Map<String, Object> others) {
        var settings = new HashMap<>(EventRelay.settings(broker.address()));
        settings.putAll(others);
        return new KafkaProducer<>(settings);
    }

    @Override
    public void close() throws SQLException {
        producer.close();
        host.close();
    }

    /** What a consumer knows of an event. */
    record Message(String order, long id, String event, String subject, FeedEntry entry) {}

    long lastOfTheFeed() {
        List<FeedEntry> feed = host.feed();
        return feed.get(feed.size() - 1).sequence();
    }

    /** Returns the messages that the feed should become, by order. */
    Map<String, List<Message>> expected() {
        return byOrder(host.feed().stream()
                .map(each -> new Message(
                        each.entry().caseId().order().value(),
                        each.sequence(),
                        each.entry().event().code(),
                        each.entry().caseId().toString(),
                        each))
                .toList());
    }

    /** Returns the messages in the topic, by order. */
    Map<String, List<Message>> received() {
        return byOrder(sent().stream().map(this::message).toList());
    }

    /** Returns what is in the topic, with what was sent twice. */
    List<ConsumerRecord<String, String>> sent() {
        return broker.read(host.topic);
    }

    /** Returns the messages that a consumer handles, by order. */
    Map<String, List<Message>> consumed() throws SQLException {
        var handled = new ArrayList<Message>();
        JdbcConnectionPool consumer = Host.database();
        try (Connection connection = consumer.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SeenEvents.TABLE);
            for (ConsumerRecord<String, String> each : sent()) {
                if (SeenEvents.isNew(connection, each)) {
                    handled.add(message(each));
                }
            }
            statement.execute("shutdown");
        }
        return byOrder(handled);
    }

    private static Map<String, List<Message>> byOrder(List<Message> messages) {
        return messages.stream().collect(groupingBy(Message::order));
    }

    private Message message(ConsumerRecord<String, String> sent) {
        return new Message(
                sent.key(),
                Long.parseLong(header(sent, "id")),
                header(sent, "event"),
                header(sent, "case"),
                host.mapper.readValue(sent.value(), FeedEntry.class));
    }

    private static String header(ConsumerRecord<String, String> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), UTF_8);
    }
}
