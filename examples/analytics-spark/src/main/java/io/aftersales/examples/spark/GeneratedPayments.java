package io.aftersales.examples.spark;

import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.examples.spark.PaymentRows.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented refunds in a journal and in the statement of its provider, which mostly agree. */
final class GeneratedPayments {
    /** The moment up to which the generated statement is complete. */
    static final Instant STATEMENT_ENDS = GeneratedShop.NEW_YEAR.plus(Duration.ofDays(365));

    private GeneratedPayments() {}

    /** Returns the movements of an order of a generated year, a refund for each case. */
    static List<Listed> of(GeneratedShop shop, long order) {
        SplittableRandom chances = shop.chances(order, 3);
        var all = new ArrayList<Listed>();
        for (int number = 1; number <= shop.casesOf(order); number++) {
            add(all, order + "-" + number, chances);
        }
        return all;
    }

    private static void add(List<Listed> all, String name, SplittableRandom chances) {
        Instant at = GeneratedShop.NEW_YEAR.plus(Duration.ofHours(chances.nextInt(365 * 24)));
        long amount = 100L + chances.nextInt(50_000);
        var payment = new Movement("as-" + name, "T" + name, Direction.OUT, amount, "CNY", at, true);
        int lot = chances.nextInt(100);
        if (lot < 60) {
            both(all, payment, payment);
        } else if (lot < 75) {
            both(all, payment, named(payment, "", payment.transaction()));
        } else if (lot < 80) {
            all.add(new Listed(true, payment));
        } else if (lot < 85) {
            all.add(new Listed(false, named(payment, "", payment.transaction())));
        } else if (lot < 88) {
            both(all, payment, of(payment, amount + 1, payment.direction()));
        } else if (lot < 90) {
            both(all, payment, payment);
            all.add(new Listed(false, named(payment, payment.key(), payment.transaction() + "-again")));
        } else if (lot < 92) {
            both(all, payment, named(payment, payment.key(), payment.transaction() + "-other"));
        } else if (lot < 94) {
            both(all, owed(payment), payment);
        } else if (lot < 96) {
            all.add(new Listed(true, owed(payment)));
        } else if (lot < 98) {
            all.add(new Listed(true, late(payment)));
        } else if (lot < 99) {
            all.add(new Listed(true, named(payment, "", "")));
        } else {
            both(all, payment, payment);
            Movement back = of(payment, amount, Direction.TAKEN_BACK);
            both(all, back, back);
        }
    }

    private static void both(List<Listed> all, Movement here, Movement there) {
        all.add(new Listed(true, here));
        all.add(new Listed(false, there));
    }

    private static Movement named(Movement each, String key, String transaction) {
        return new Movement(
                key, transaction, each.direction(), each.amount(), each.currency(), each.at(), each.isKnown());
    }

    private static Movement of(Movement each, long amount, Direction direction) {
        return new Movement(
                each.key(), each.transaction(), direction, amount, each.currency(), each.at(), each.isKnown());
    }

    private static Movement owed(Movement each) {
        return new Movement(each.key(), "", each.direction(), each.amount(), each.currency(), each.at(), false);
    }

    private static Movement late(Movement each) {
        return new Movement(
                each.key(),
                each.transaction(),
                each.direction(),
                each.amount(),
                each.currency(),
                STATEMENT_ENDS.plusSeconds(1),
                true);
    }
}
