package io.aftersales.examples.kafka;

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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay with a real broker and a real database, both in this process. */
class EventRelayTest {
    private static Broker broker;

    private RelayedTopic topic;
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
        topic = new RelayedTopic(broker);
        host = topic.host;
        producer = topic.producer;
        relay = topic.relay;
    }

    @AfterEach
    void stop() throws SQLException {
        topic.close();
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
        assertThat(topic.received()).isEqualTo(topic.expected());
        assertThat(host.position()).isEqualTo(topic.lastOfTheFeed());
    }

    @Test
    void aRelayThatDiesBeforeItsPositionMovesSendsAgainAndAConsumerTakesEachOnce() throws SQLException {
        host.samples.approved("1001", "c1");
        host.samples.approved("1002", "c1");
        host.execute("alter table relay_position add constraint dies check (last_sequence = 0)");
        assertThatThrownBy(() -> relay.relay(100)).isInstanceOf(SQLException.class);
        assertThat(topic.received()).isEqualTo(topic.expected());
        assertThat(host.position()).isZero();

        host.execute("alter table relay_position drop constraint dies");
        int all = host.feed().size();
        assertThat(host.relay(producer).relay(100)).isEqualTo(all);
        assertThat(topic.sent()).hasSize(2 * all);
        assertThat(topic.consumed()).isEqualTo(topic.expected());
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
        List<RelayedTopic.Message> ofTheOrder = topic.expected().get("1001");
        assertThat(ofTheOrder).hasSizeGreaterThan(2);
        assertThat(topic.received().get("1001")).isEqualTo(ofTheOrder.subList(0, 1));

        try (Producer<String, String> compressing =
                topic.with(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip"))) {
            assertThat(host.relay(compressing).relay(100)).isEqualTo(host.feed().size());
        }
        assertThat(topic.consumed()).isEqualTo(topic.expected());
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
        assertThat(topic.received()).isEqualTo(topic.expected());
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
        assertThat(topic.received()).isEqualTo(topic.expected());
        assertThat(host.position()).isEqualTo(topic.lastOfTheFeed());
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
}
