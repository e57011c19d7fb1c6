package io.aftersales.examples.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** The relay while its broker, which no other test uses, stops and starts again. */
class RestartedBrokerTest {
    @Test
    void aBrokerThatIsDownMovesNothingAndTheNextRunSendsAll() throws Exception {
        try (Broker broker = Broker.startToBeRestarted();
                RelayedTopic topic = new RelayedTopic(broker)) {
            Host host = topic.host;
            host.samples.approved("1001", "c1");
            topic.relay.relay(100);
            long before = host.position();
            host.samples.opened("1001", "c2");
            host.samples.approved("1002", "c1");
            Map<String, Object> impatient = Map.of(
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, 500,
                    ProducerConfig.LINGER_MS_CONFIG, 0,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 500,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 500);
            try (Producer<String, String> waiting = topic.with(impatient)) {
                waiting.partitionsFor(host.topic); // connected before the broker stops
                broker.stop();
                assertThatThrownBy(() -> host.relay(waiting).relay(100)).isInstanceOf(KafkaException.class);
                assertThat(host.position()).isEqualTo(before).isPositive();
            }
            broker.restart();
            topic.relay.relay(100);
            assertThat(topic.consumed()).isEqualTo(topic.expected());
            assertThat(host.position()).isEqualTo(topic.lastOfTheFeed());
        }
    }
}
