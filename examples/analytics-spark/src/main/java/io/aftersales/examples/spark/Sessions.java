package io.aftersales.examples.spark;

import org.apache.spark.sql.SparkSession;

/** Sessions of Spark. */
final class Sessions {
    private Sessions() {}

    /** Starts a session in this process on some cores; the caller stops it. */
    static SparkSession local(int cores) {
        return settings(SparkSession.builder())
                .master("local[" + cores + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "32") // the 200 of a cluster are mostly overhead here
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
    }

    /** Starts a session on the cluster, and with the settings, that spark-submit was told. */
    static SparkSession submitted() {
        return settings(SparkSession.builder()).getOrCreate();
    }

    private static SparkSession.Builder settings(SparkSession.Builder builder) {
        return builder.appName("after-sales analytics")
                // Moments are java.time.Instant, whatever the zone of the machine.
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.session.timeZone", "UTC");
    }
}
