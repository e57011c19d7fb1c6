package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.inmemory.InMemoryCouponsTest;
import io.aftersales.inmemory.InMemoryPointsTest;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Points;
import java.util.HashSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Loyalty systems and coupons that break one rule, or as few as such a mistake can. */
final class BrokenRewards {
    private BrokenRewards() {}

    static Stream<Row> rows() {
        return Stream.of(
                points(
                        "counts a point as a hundred",
                        sound -> (key, buyer, payment, points) -> sound.giveBack(key, buyer, payment, points * 100),
                        1),
                points(
                        "gives with every call",
                        sound -> (key, buyer, payment, points) -> sound.giveBack(Keys.fresh(), buyer, payment, points),
                        2,
                        3),
                points("refuses what it gave before", BrokenRewards::refusesWhatItGave, 2),
                points("checks, then gives", BrokenRewards::checksThenGives, 3),
                coupons(
                        "gives it to somebody",
                        sound -> (key, buyer, coupon) -> sound.giveBack(key, "guest", coupon),
                        1),
                coupons(
                        "gives with every call",
                        sound -> (key, buyer, coupon) -> sound.giveBack(Keys.fresh(), buyer, coupon),
                        2));
    }

    private static Points refusesWhatItGave(Points sound) {
        var given = new HashSet<>();
        Thread home = Thread.currentThread();
        return (key, buyer, payment, points) -> {
            Answer answer = sound.giveBack(key, buyer, payment, points);
            boolean again = Thread.currentThread() == home && !given.add(key);
            return again ? new Answer.Rejected("DUPLICATE", Answer.Retry.NEVER) : answer;
        };
    }

    private static Points checksThenGives(Points sound) {
        Thread home = Thread.currentThread();
        return (key, buyer, payment, points) -> {
            boolean racing = Thread.currentThread() != home;
            return sound.giveBack(racing ? Keys.fresh() : key, buyer, payment, points);
        };
    }

    private static Row points(String name, UnaryOperator<Points> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryPointsTest() {
                    @Override
                    protected Points emptyPoints() {
                        return broken.apply(super.emptyPoints());
                    }
                },
                rules);
    }

    private static Row coupons(String name, UnaryOperator<Coupons> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryCouponsTest() {
                    @Override
                    protected Coupons unheldCoupons() {
                        return broken.apply(super.unheldCoupons());
                    }
                },
                rules);
    }
}
