/** The event feed of a host relayed to a Kafka topic, and the side that reads the topic. The guide's page on Kafka shows the code. */
@NullMarked
package io.aftersales.examples.kafka;

import org.jspecify.annotations.NullMarked;
