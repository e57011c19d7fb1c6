package io.aftersales.jackson;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.TicketId;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Random values of records, made from their components. */
final class Specimens {
    private static final List<String> CURRENCIES = List.of("CNY", "JPY", "KWD", "EUR");
    private static final List<String> TEXTS =
            List.of("A", "1001-ä", "Chipped \"rim\" \\ 5 %", "\u676f \uD83D\uDE00", "a.b-c");

    private final Random random;

    private final int fewest;

    /**
     * Creates specimens.
     *
     * @param fewest the fewest elements of a list
     */
    Specimens(Random random, int fewest) {
        this.random = random;
        this.fewest = fewest;
    }

    /** Returns a value of the type; values that the type itself refuses are left out. */
    Object some(Class<?> type) {
        return of(type);
    }

    /** Makes a record; what a component's own type refuses is made anew, so that a record of many parts is found soon. */
    private Object accepted(Class<?> raw) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            try {
                return record(raw);
            } catch (IllegalArgumentException refused) {
                // Another one.
            }
        }
        throw new AssertionError("no specimen of " + raw);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return many(generic);
        }
        Class<?> raw = (Class<?>) type;
        Object plain = plain(raw);
        if (plain != null) {
            return plain;
        }
        if (raw.isEnum()) {
            return oneOf(Arrays.asList(raw.getEnumConstants()));
        }
        return raw.isSealed() ? of(oneOf(Arrays.asList(raw.getPermittedSubclasses()))) : accepted(raw);
    }

    private Object many(ParameterizedType generic) {
        if (generic.getRawType() == Map.class) {
            return Map.of();
        }
        Type element = generic.getActualTypeArguments()[0];
        List<Object> all = IntStream.range(0, fewest + random.nextInt(3))
                .mapToObj(i -> of(element))
                .toList();
        return generic.getRawType() == Set.class ? new LinkedHashSet<>(all) : all;
    }

    private Object plain(Class<?> raw) {
        String text = oneOf(TEXTS);
        long number = oneOf(List.of(0L, 1L, 2L, 100L, -1L, (1L << 53) + 1, Long.MAX_VALUE));
        int count = oneOf(List.of(0, 1, 2, 5, Integer.MAX_VALUE));
        Map<Class<?>, Object> plain = Map.ofEntries(
                Map.entry(String.class, text),
                Map.entry(boolean.class, random.nextBoolean()),
                Map.entry(int.class, count),
                Map.entry(Integer.class, count),
                Map.entry(long.class, number),
                Map.entry(Long.class, number),
                Map.entry(Instant.class, Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
                Map.entry(Currency.class, Currency.getInstance(oneOf(CURRENCIES))),
                Map.entry(Money.class, Money.ofMinor(number, oneOf(CURRENCIES))),
                Map.entry(OrderId.class, OrderId.of(text)),
                Map.entry(LineId.class, LineId.of(text)),
                Map.entry(TenderId.class, TenderId.of(text)),
                Map.entry(CommandId.class, CommandId.of(text)),
                Map.entry(CaseId.class, new CaseId(OrderId.of(text), 1 + random.nextInt(9))),
                Map.entry(TicketId.class, new TicketId(new CaseId(OrderId.of(text), 1), 1 + random.nextInt(9))),
                Map.entry(EffectKey.class, new EffectKey("as-" + random.nextInt(99))));
        return plain.get(raw);
    }

    private Object record(Class<?> raw) {
        RecordComponent[] components = raw.getRecordComponents();
        List<StoredTypes.Component> known = StoredTypes.componentsOf(raw);
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean absent = known != null && known.get(i).nullable() && random.nextInt(3) == 0;
            values[i] = absent ? null : of(components[i].getGenericType());
        }
        try {
            Constructor<?> maker = raw.getDeclaredConstructor(types);
            maker.setAccessible(true);
            return maker.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
