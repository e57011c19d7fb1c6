package io.aftersales.examples.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A Kafka broker in this process, on free ports. No other class knows Kafka's own test kit, which promises nothing between versions. */
final class Broker implements AutoCloseable {
    private final KafkaClusterTestKit kit;

    private Broker(KafkaClusterTestKit kit) {
        this.kit = kit;
    }

    static Broker start() throws Exception {
        return start(Map.of());
    }

    /** Starts a broker that is let in again three seconds after it stopped, when the session of its first life is over. */
    static Broker startToBeRestarted() throws Exception {
        return start(Map.of("broker.session.timeout.ms", "3000", "broker.heartbeat.interval.ms", "500"));
    }

    private static Broker start(Map<String, String> settings) throws Exception {
        // The controller is a node of its own, so that the broker can be stopped and started.
        var nodes = new TestKitNodes.Builder()
                .setCombined(false)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        var builder = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1");
        settings.forEach(builder::setConfigProp);
        var kit = builder.build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        return new Broker(kit);
    }

    String address() {
        return kit.bootstrapServers();
    }

    void stop() {
        kit.brokers().values().forEach(broker -> {
            broker.shutdown();
            broker.awaitShutdown();
        });
    }

    void restart() throws Exception {
        kit.brokers().values().forEach(broker -> broker.startup());
        kit.waitForReadyBrokers();
    }

    void create(String topic, Map<String, String> settings) {
        try (Admin admin = kit.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a topic from its beginning to its end of now. */
    List<ConsumerRecord<String, String>> read(String topic) {
        var read = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, address()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    @Override
    public void close() throws Exception {
        kit.close();
    }
}
