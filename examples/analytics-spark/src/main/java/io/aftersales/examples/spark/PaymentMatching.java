package io.aftersales.examples.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import io.aftersales.examples.spark.PaymentRows.Listed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Brings the movements of one payment together: those of one key, and of what is then on one side alone or has no key, those of one
 * transaction. A movement without either is a payment of its own. Movements of two directions are never one payment.
 */
final class PaymentMatching {
    private static final String PAYMENT = "payment";
    /** A payment of one side alone, whose movements all name the same transaction. */
    private static final Column ONE_SIDED = expr("""
            size(array_distinct(payment.ours)) = 1
            and size(array_distinct(payment.transaction)) = 1
            and payment.transaction[0] <> ''
            """);

    private static final Column MOVEMENT =
            struct("ours", "key", "transaction", "direction", "amount", "currency", "at", "known");

    private PaymentMatching() {}

    /** Returns a row for each payment, with its movements. */
    static Dataset<Row> inSpark(Dataset<Row> movements) {
        Column hasKey = col("key").notEqual("");
        Column hasTransaction = col("transaction").notEqual("");
        Dataset<Row> byKey = grouped(movements.filter(hasKey), "key");
        Dataset<Row> oneSided = byKey.filter(ONE_SIDED)
                .select(explode(col(PAYMENT)).as("movement"))
                .select("movement.*");
        Dataset<Row> rest = movements
                .filter(not(hasKey).and(hasTransaction))
                .select("ours", "key", "transaction", "direction", "amount", "currency", "at", "known");
        Dataset<Row> alone = movements
                .filter(not(hasKey).and(not(hasTransaction)))
                .select(array(MOVEMENT).as(PAYMENT));
        return byKey.filter(not(ONE_SIDED))
                .union(grouped(oneSided.union(rest), "transaction"))
                .union(alone);
    }

    private static Dataset<Row> grouped(Dataset<Row> movements, String name) {
        return movements
                .groupBy("direction", name)
                .agg(collect_list(MOVEMENT).as(PAYMENT))
                .select(PAYMENT);
    }

    /** Returns the movements of each payment, among so many as are in memory. */
    static List<List<Listed>> inMemory(List<Listed> movements) {
        Map<String, List<Listed>> byKey = new LinkedHashMap<>();
        Map<String, List<Listed>> byTransaction = new LinkedHashMap<>();
        var payments = new ArrayList<List<Listed>>();
        for (Listed each : movements) {
            if (!each.movement().key().isEmpty()) {
                group(byKey, each, each.movement().key()).add(each);
            } else if (!each.movement().transaction().isEmpty()) {
                group(byTransaction, each, each.movement().transaction()).add(each);
            } else {
                payments.add(List.of(each));
            }
        }
        byKey.values().forEach(payment -> {
            if (isOneSided(payment)) {
                payment.forEach(
                        each -> group(byTransaction, each, each.movement().transaction())
                                .add(each));
            } else {
                payments.add(payment);
            }
        });
        payments.addAll(byTransaction.values());
        return payments;
    }

    private static Collection<Listed> group(Map<String, List<Listed>> groups, Listed each, String name) {
        return groups.computeIfAbsent(each.movement().direction() + " " + name, unseen -> new ArrayList<>(2));
    }

    private static boolean isOneSided(List<Listed> payment) {
        Listed first = payment.get(0);
        return !first.movement().transaction().isEmpty()
                && payment.stream()
                        .allMatch(each -> each.ours() == first.ours()
                                && each.movement()
                                        .transaction()
                                        .equals(first.movement().transaction()));
    }
}
