package io.aftersales.examples.spark;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A feed of an export: a folder of Parquet files, in which each row has its order and its place in the sequence of the order.
 *
 * @param name the name of the folder
 * @param schema the columns
 */
record Feed(String name, StructType schema) {

    /** The rows of an order, made anywhere. */
    @FunctionalInterface
    interface RowsOfOrder extends Serializable {
        Iterator<Row> of(long order);
    }

    /** Writes the rows of orders, each partition of the orders into a file. */
    void write(SparkSession spark, String export, long orders, int partitions, RowsOfOrder rows) {
        Dataset<Long> numbers = spark.range(0, orders, 1, partitions).as(Encoders.LONG());
        MapPartitionsFunction<Long, Row> all = part -> new EachOrder(part, rows);
        numbers.mapPartitions(all, Encoders.row(schema)).write().parquet(path(export));
    }

    /** Reads the feed of an export. */
    Dataset<Row> read(SparkSession spark, String export) {
        return spark.read().schema(schema).parquet(path(export));
    }

    String path(String export) {
        return export + "/" + name;
    }

    /** The rows of some orders, one order after another. */
    private static final class EachOrder implements Iterator<Row> {
        private final Iterator<Long> orders;
        private final RowsOfOrder rows;
        private Iterator<Row> current = Collections.emptyIterator();

        EachOrder(Iterator<Long> orders, RowsOfOrder rows) {
            this.orders = orders;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && orders.hasNext()) {
                current = rows.of(orders.next());
            }
            return current.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
