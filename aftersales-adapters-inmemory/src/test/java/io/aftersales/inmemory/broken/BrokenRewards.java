package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.money.Money;
import io.aftersales.inmemory.InMemoryCouponsTest;
import io.aftersales.inmemory.InMemoryGiftsTest;
import io.aftersales.inmemory.InMemoryPointsTest;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Coupons;
import io.aftersales.ports.gateways.Gifts;
import io.aftersales.ports.gateways.Points;
import java.util.Currency;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Loyalty systems and coupons that break one rule, or as few as such a mistake can. */
final class BrokenRewards {
    private BrokenRewards() {}

    static Stream<Row> rows() {
        return Stream.of(
                points(
                        "counts a point as a hundred",
                        sound -> (key, cause, buyer, payment, points) ->
                                sound.giveBack(key, cause, buyer, payment, points * 100),
                        1),
                points(
                        "gives with every call",
                        sound -> (key, cause, buyer, payment, points) ->
                                sound.giveBack(Keys.fresh(), cause, buyer, payment, points),
                        2,
                        3),
                points("refuses what it gave before", BrokenRewards::refusesWhatItGave, 2),
                points("checks, then gives", BrokenRewards::checksThenGives, 3),
                coupons(
                        "gives it to somebody",
                        sound -> (key, cause, buyer, coupon) -> sound.giveBack(key, cause, "guest", coupon),
                        1),
                coupons(
                        "gives with every call",
                        sound -> (key, cause, buyer, coupon) -> sound.giveBack(Keys.fresh(), cause, buyer, coupon),
                        2),
                gifts("counts a point as a hundred", BrokenRewards::countsHundreds, 1),
                gifts(
                        "gives two coupons",
                        granting((sound, key, cause, buyer, gift) -> {
                            if (gift instanceof Gift.Coupon) {
                                sound.grant(Keys.fresh(), cause, buyer, gift);
                            }
                            return sound.grant(key, cause, buyer, gift);
                        }),
                        2),
                gifts(
                        "gives credit ten times",
                        granting((sound, key, cause, buyer, gift) -> sound.grant(
                                key,
                                cause,
                                buyer,
                                gift instanceof Gift.Credit credit
                                        ? new Gift.Credit(Money.ofMinor(
                                                credit.amount().minor() * 10,
                                                credit.amount().currency()))
                                        : gift)),
                        7),
                gifts("refuses what it gave before", BrokenRewards::refusesWhatItGave, 3),
                gifts("checks, then gives", BrokenRewards::checksThenGives, 4),
                gifts(
                        "gives for nothing",
                        valuing((sound, gift, currency) ->
                                sound.worth(gift, currency).isPresent() ? OptionalLong.of(0) : OptionalLong.empty()),
                        5,
                        7),
                gifts(
                        "values few more than many",
                        valuing((sound, gift, currency) -> gift instanceof Gift.Points points
                                ? OptionalLong.of(Math.max(1, 1_000 - points.count()))
                                : sound.worth(gift, currency)),
                        5),
                gifts(
                        "puts a price on what it does not give",
                        valuing((sound, gift, currency) ->
                                OptionalLong.of(sound.worth(gift, currency).orElse(1))),
                        6),
                gifts(
                        "asks to try again what it does not give",
                        granting((sound, key, cause, buyer, gift) ->
                                sound.grant(key, cause, buyer, gift) instanceof Answer.Rejected no
                                        ? new Answer.Rejected(no.code(), Answer.Retry.SAME_KEY_LATER)
                                        : sound.grant(key, cause, buyer, gift)),
                        6));
    }

    /** What grants otherwise than a sound one. */
    private interface Granting {
        Answer grant(Gifts sound, EffectKey key, Cause cause, String buyer, Gift gift);
    }

    /** What values otherwise than a sound one. */
    private interface Valuing {
        OptionalLong worth(Gifts sound, Gift gift, Currency currency);
    }

    private static UnaryOperator<Gifts> granting(Granting broken) {
        return sound -> new Gifts() {
            @Override
            public OptionalLong worth(Gift gift, Currency currency) {
                return sound.worth(gift, currency);
            }

            @Override
            public Answer grant(EffectKey key, Cause cause, String buyer, Gift gift) {
                return broken.grant(sound, key, cause, buyer, gift);
            }
        };
    }

    private static UnaryOperator<Gifts> valuing(Valuing broken) {
        return sound -> new Gifts() {
            @Override
            public OptionalLong worth(Gift gift, Currency currency) {
                return broken.worth(sound, gift, currency);
            }

            @Override
            public Answer grant(EffectKey key, Cause cause, String buyer, Gift gift) {
                return sound.grant(key, cause, buyer, gift);
            }
        };
    }

    private static Gifts countsHundreds(Gifts sound) {
        return granting((inner, key, cause, buyer, gift) -> inner.grant(
                        key,
                        cause,
                        buyer,
                        gift instanceof Gift.Points points ? new Gift.Points(points.count() * 100) : gift))
                .apply(sound);
    }

    private static Gifts refusesWhatItGave(Gifts sound) {
        var given = new HashSet<>();
        Thread home = Thread.currentThread();
        return granting((inner, key, cause, buyer, gift) -> {
                    Answer answer = inner.grant(key, cause, buyer, gift);
                    boolean again = Thread.currentThread() == home && !given.add(key);
                    return again ? new Answer.Rejected("DUPLICATE", Answer.Retry.NEVER) : answer;
                })
                .apply(sound);
    }

    private static Gifts checksThenGives(Gifts sound) {
        Thread home = Thread.currentThread();
        return granting((inner, key, cause, buyer, gift) ->
                        inner.grant(Thread.currentThread() == home ? key : Keys.fresh(), cause, buyer, gift))
                .apply(sound);
    }

    private static Row gifts(String name, UnaryOperator<Gifts> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryGiftsTest() {
                    @Override
                    protected Gifts emptyGifts() {
                        return broken.apply(super.emptyGifts());
                    }
                },
                rules);
    }

    private static Points refusesWhatItGave(Points sound) {
        var given = new HashSet<>();
        Thread home = Thread.currentThread();
        return (key, cause, buyer, payment, points) -> {
            Answer answer = sound.giveBack(key, cause, buyer, payment, points);
            boolean again = Thread.currentThread() == home && !given.add(key);
            return again ? new Answer.Rejected("DUPLICATE", Answer.Retry.NEVER) : answer;
        };
    }

    private static Points checksThenGives(Points sound) {
        Thread home = Thread.currentThread();
        return (key, cause, buyer, payment, points) -> {
            boolean racing = Thread.currentThread() != home;
            return sound.giveBack(racing ? Keys.fresh() : key, cause, buyer, payment, points);
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
