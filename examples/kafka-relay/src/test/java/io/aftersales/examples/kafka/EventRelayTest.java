package io.aftersales.examples.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.shared.Actor;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.tck.ForwardingCases;
import io.aftersales.ports.tck.Racers;
import io.aftersales.ports.tck.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay with a real broker and a real database, both in this process. */
class EventRelayTest {
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static Broker broker;

    private Host host;
    private Producer<String, String> producer;
    private EventRelay relay;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = Broker.start();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void start() throws SQLException {
        host = new Host("after-sales-events-" + TOPICS.incrementAndGet());
        broker.create(host.topic, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "2000"));
        producer = new KafkaProducer<>(EventRelay.settings(broker.address()));
        relay = host.relay(producer);
    }

    @AfterEach
    void stop() throws SQLException {
        producer.close();
        host.close();
    }

    @Test
    void theEventsOfEachOrderArriveInOrderEachOnceWithItsId() throws SQLException {
        for (int order = 1; order <= 12; order++) {
            host.samples.approved("10" + order, "c1");
            host.samples.opened("10" + order, "c2");
        }
        int relayed = 0;
        for (int some = relay.relay(10); some > 0; some = relay.relay(10)) {
            relayed += some;
        }
        assertThat(relayed).isEqualTo(host.feed().size()).isGreaterThan(12 * 3);
        assertThat(received()).isEqualTo(expected());
        assertThat(host.position()).isEqualTo(lastOfTheFeed());
    }

    @Test
    void aRelayThatDiesBeforeItsPositionMovesSendsAgainAndAConsumerTakesEachOnce() throws SQLException {
        host.samples.approved("1001", "c1");
        host.samples.approved("1002", "c1");
        host.execute("alter table relay_position add constraint dies check (last_sequence = 0)");
        assertThatThrownBy(() -> relay.relay(100)).isInstanceOf(SQLException.class);
        assertThat(received()).isEqualTo(expected());
        assertThat(host.position()).isZero();

        host.execute("alter table relay_position drop constraint dies");
        int all = host.feed().size();
        assertThat(host.relay(producer).relay(100)).isEqualTo(all);
        assertThat(broker.read(host.topic)).hasSize(2 * all);
        assertThat(consumed()).isEqualTo(expected());
    }

    @Test
    void aBrokerThatIsDownMovesNothingAndTheNextRunSendsAll() throws Exception {
        host.samples.approved("1001", "c1");
        relay.relay(100);
        long before = host.position();
        host.samples.opened("1001", "c2");
        host.samples.approved("1002", "c1");
        Map<String, Object> impatient = Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 500,
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 500,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 500);
        try (Producer<String, String> waiting = with(impatient)) {
            waiting.partitionsFor(host.topic); // connected before the broker stops
            broker.stop();
            assertThatThrownBy(() -> host.relay(waiting).relay(100)).isInstanceOf(KafkaException.class);
            assertThat(host.position()).isEqualTo(before).isPositive();
        } finally {
            broker.restart();
        }
        relay.relay(100);
        assertThat(consumed()).isEqualTo(expected());
        assertThat(host.position()).isEqualTo(lastOfTheFeed());
    }

    @Test
    void noEventOvertakesAnEarlierOneOfItsOrderThatTheBrokerRefuses() throws SQLException {
        Gift[] many = IntStream.range(0, 60)
                .mapToObj(number -> new Gift.Coupon("A-COUPON-WITH-A-VERY-LONG-NAME-" + number))
                .toArray(Gift[]::new);
        host.samples.opened("1001", "c1");
        host.samples.write(host.samples.compensation("1001", Actor.agent("agent-1"), 100, many));
        host.samples.opened("1001", "c2");
        host.samples.approved("1002", "c1");
        assertThatThrownBy(() -> relay.relay(100)).hasCauseInstanceOf(RecordTooLargeException.class);
        assertThat(host.position()).isZero();
        List<Message> ofTheOrder = expected().get("1001");
        assertThat(ofTheOrder).hasSizeGreaterThan(2);
        assertThat(received().get("1001")).isEqualTo(ofTheOrder.subList(0, 1));

        try (Producer<String, String> compressing = with(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip"))) {
            assertThat(host.relay(compressing).relay(100)).isEqualTo(host.feed().size());
        }
        assertThat(consumed()).isEqualTo(expected());
    }

    @Test
    void whileOneRelayIsAtWorkAnotherDoesNothing() throws SQLException {
        host.samples.approved("1001", "c1");
        var others = new ArrayList<Integer>();
        var meanwhile = new ForwardingCases() {
            @Override
            public CaseRepository cases() {
                return host.cases;
            }

            @Override
            public List<FeedEntry> events(long afterSequence, int limit) {
                try {
                    others.add(relay.relay(limit));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                return cases().events(afterSequence, limit);
            }
        };
        assertThat(host.relay(producer, meanwhile).relay(100))
                .isEqualTo(host.feed().size());
        assertThat(others).containsExactly(0);
        assertThat(received()).isEqualTo(expected());
        assertThat(relay.relay(100)).isZero();
    }

    @Test
    void eventsThatAreCommittedWhileRelaysRunAreFoundAndArriveOnce() throws SQLException {
        var writing = new AtomicInteger(3);
        var racers = new ArrayList<Callable<Integer>>();
        for (int writer = 1; writer <= 3; writer++) {
            String orders = writer + "00";
            racers.add(() -> {
                var samples = new Samples(host.cases);
                for (int order = 1; order <= 10; order++) {
                    samples.approved(orders + order, "c1");
                    samples.opened(orders + order, "c2");
                }
                return writing.decrementAndGet();
            });
        }
        for (int node = 1; node <= 2; node++) {
            racers.add(() -> {
                int relayed = 0;
                while (writing.get() > 0) {
                    relayed += host.relay(producer).relay(7);
                }
                return relayed;
            });
        }
        assertThat(Racers.race(racers)).allMatch(Racers.Finish::succeeded);
        while (relay.relay(100) > 0) {
            // what was committed last
        }
        assertThat(received()).isEqualTo(expected());
        assertThat(host.position()).isEqualTo(lastOfTheFeed());
    }

    @Test
    void aTopicWithoutAPositionIsAMistakeAndNotAnEmptyFeed() {
        var unknown = new EventRelay(host.database, host.cases, producer, host.mapper, "unknown");
        assertThatThrownBy(() -> unknown.relay(100))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown");
    }

    @Test
    void theMessageOnThePageIsOneOfTheFeed() throws IOException {
        host.samples.approved("1001", "c1");
        String page = Files.readString(Path.of("..", "guide", "kafka.md"));
        String shown = page.substring(page.indexOf("```json") + "```json".length());
        assertThat(host.feed())
                .contains(host.mapper.readValue(shown.substring(0, shown.indexOf("```")), FeedEntry.class));
    }

    private static Producer<String, String> with(Map<String, Object> others) {
        var settings = new HashMap<>(EventRelay.settings(broker.address()));
        settings.putAll(others);
        return new KafkaProducer<>(settings);
    }

    /** What a consumer knows of an event. */
    private record Message(String order, long id, String event, String subject, FeedEntry entry) {}

    private long lastOfTheFeed() {
        List<FeedEntry> feed = host.feed();
        return feed.get(feed.size() - 1).sequence();
    }

    /** Returns the messages that the feed should become, by order. */
    private Map<String, List<Message>> expected() {
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
    private Map<String, List<Message>> received() {
        return byOrder(broker.read(host.topic).stream().map(this::message).toList());
    }

    /** Returns the messages that a consumer handles, by order. */
    private Map<String, List<Message>> consumed() throws SQLException {
        var handled = new ArrayList<Message>();
        JdbcConnectionPool consumer = Host.database();
        try (Connection connection = consumer.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SeenEvents.TABLE);
            for (ConsumerRecord<String, String> each : broker.read(host.topic)) {
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
