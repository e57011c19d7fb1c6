package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse's own view: what stands reserved, from the effects that were owed and the first answer to each. What is to be released
 * before the reservation was answered waits for that answer.
 */
final class Reservations {
    private final Map<EffectKey, Effect> owed = new LinkedHashMap<>();
    private final Map<EffectKey, Outcome> answers = new HashMap<>();
    private final Map<EffectKey, Map<String, Long>> reserved = new LinkedHashMap<>();
    private final Map<EffectKey, List<Effect.ReleaseStock>> waiting = new HashMap<>();
    private long sent;
    private long orders;

    void owe(List<Effect> effects) {
        for (Effect effect : effects) {
            owed.put(effect.key(), effect);
            if (effect instanceof Effect.ReleaseStock release) {
                if (answers.containsKey(release.reservation())) {
                    release(release);
                } else {
                    waiting.computeIfAbsent(release.reservation(), key -> new ArrayList<>())
                            .add(release);
                }
            }
        }
    }

    /** Whether this may be answered: it was not yet, and what it builds on was. */
    boolean isDue(EffectKey key) {
        Effect effect = owed.get(key);
        return effect != null
                && effect.answersCase()
                && !answers.containsKey(key)
                && effect.follows().map(answers::containsKey).orElse(true);
    }

    /** Whether it did not go out yet, because what it builds on was not answered. */
    boolean isHeldBack(EffectKey key) {
        Effect effect = owed.get(key);
        return effect != null && effect.answersCase() && !answers.containsKey(key) && !isDue(key);
    }

    /** Everything that could be answered now. */
    List<Effect> due() {
        return owed.values().stream().filter(effect -> isDue(effect.key())).toList();
    }

    @Nullable
    Outcome answerTo(@Nullable EffectKey key) {
        return key == null ? null : answers.get(key);
    }

    /** The first answer counts; what was never ordered is not taken back. */
    void hear(EffectKey key, Outcome outcome) {
        Effect effect = owed.get(key);
        boolean absurd = effect instanceof Effect.CreateReplacementOrder && outcome instanceof Outcome.TakenBack;
        if (effect == null || absurd || answers.putIfAbsent(key, outcome) != null) {
            return;
        }
        boolean done = outcome instanceof Outcome.Done;
        if (effect instanceof Effect.ReserveStock reserve) {
            reserved.put(key, done ? counted(reserve.goods()) : new TreeMap<>());
            waiting.getOrDefault(key, List.of()).forEach(this::release);
        } else if (effect instanceof Effect.CreateReplacementOrder create && done) {
            assertThat(counted(create.goods()))
                    .as("an order uses up exactly what is left of its reservation")
                    .isEqualTo(reserved.get(create.reservation()));
            sent += total(reserved.put(create.reservation(), new TreeMap<>()));
            orders++;
        }
    }

    private void release(Effect.ReleaseStock release) {
        Map<String, Long> left = reserved.get(release.reservation());
        if (release.goods().isEmpty()) {
            left.clear();
            return;
        }
        counted(release.goods()).forEach((sku, units) -> {
            if (!left.isEmpty()) {
                assertThat(left.getOrDefault(sku, 0L)).as("left of %s", sku).isGreaterThanOrEqualTo(units);
                left.computeIfPresent(sku, (key, before) -> before.equals(units) ? null : before - units);
            }
        });
    }

    private static Map<String, Long> counted(List<Goods> goods) {
        var counted = new TreeMap<String, Long>();
        goods.forEach(each -> assertThat(counted.put(each.sku(), each.quantity()))
                .as("one entry for each SKU")
                .isNull());
        return counted;
    }

    private static long total(Map<String, Long> goods) {
        return goods.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Units reserved now. */
    long units() {
        return reserved.values().stream().mapToLong(Reservations::total).sum();
    }

    /** Units that went into orders. */
    long sent() {
        return sent;
    }

    /** How many orders. */
    long orders() {
        return orders;
    }

    @Override
    public String toString() {
        return reserved.toString();
    }
}
