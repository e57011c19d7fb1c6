package io.aftersales.domain;

import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.refunds.UnitPrice;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of any record of the domain, made from its components, so that a new type is covered the day it is written. The
 * seed decides what is in it: over all {@link #SEEDS} every constant, every sealed subtype and every absent part occurs.
 */
final class Samples {
    static final int SEEDS = 40;
    private static final List<String> CURRENCIES = List.of("CNY", "JPY", "KWD");

    private Samples() {}

    /** A sample for each seed. */
    static <T> List<T> of(Class<T> type) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> type.cast(sample(type, seed)))
                .toList();
    }

    /** The records under a sealed type, or the record itself. */
    static List<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> records(each).stream())
                        .toList()
                : List.of(type);
    }

    /** Every type that is a part of this one, however deep, itself included. */
    static Set<Class<?>> parts(Class<?> whole) {
        var found = new HashSet<Class<?>>();
        collect(whole, found);
        return found;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, found));
        } else if (type instanceof Class<?> raw && found.add(raw)) {
            Stream.of(raw.isSealed() ? raw.getPermittedSubclasses() : new Class<?>[0])
                    .forEach(each -> collect(each, found));
            Stream.of(raw.isRecord() ? raw.getRecordComponents() : new RecordComponent[0])
                    .forEach(each -> collect(each.getGenericType(), found));
        }
    }

    private static Object sample(Type type, int seed) {
        if (type instanceof ParameterizedType generic) {
            List<Object> elements = IntStream.range(0, seed % 3)
                    .mapToObj(i -> sample(generic.getActualTypeArguments()[0], seed + i))
                    .toList();
            if (generic.getRawType() == List.class) {
                return elements;
            }
            if (generic.getRawType() == Set.class) {
                return Set.copyOf(elements);
            }
            if (generic.getRawType() == Map.class) {
                return elements.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(key -> key, key -> sample(generic.getActualTypeArguments()[1], seed)));
            }
        } else if (type instanceof Class<?> raw) {
            return sample(raw, seed);
        }
        throw new AssertionError("no sample for " + type + ": tell Samples how to make one, and Json how to write it");
    }

    private static Object sample(Class<?> type, int seed) {
        if (type.isEnum()) {
            return type.getEnumConstants()[seed % type.getEnumConstants().length];
        }
        if (type.isSealed()) {
            List<Class<?>> subtypes = records(type);
            return sample(subtypes.get(seed % subtypes.size()), seed);
        }
        if (type == EffectKey.class) {
            return new EffectKey("as-1001-" + seed + "-pay-T1-0");
        }
        if (type == UnitPrice.class) {
            return new UnitPrice(Long.MAX_VALUE - seed, "rate" + seed, seed);
        }
        if (type == Disposition.class) {
            return Disposition.of("PLACE_" + seed);
        }
        if (type == Grade.class) {
            return Grade.accepted("GRADE_" + seed, seed % 101, Disposition.of("PLACE_" + seed));
        }
        if (type.isRecord()) {
            return record(type, seed);
        }
        if (type == String.class) {
            return seed % 7 == 0 ? "\"ü\\ 退款\" " + seed : "text" + seed;
        }
        if (type == int.class || type == Integer.class) {
            return seed + 1;
        }
        if (type == long.class || type == Long.class) {
            return seed % 5 == 0 ? Long.MAX_VALUE - seed : seed + 1L;
        }
        if (type == boolean.class) {
            return seed % 2 == 0;
        }
        if (type == Instant.class) {
            return Instant.parse("2026-03-01T12:00:00Z")
                    .plusSeconds(seed * 86_399L)
                    .plusNanos(seed * 1_000_001L);
        }
        if (type == Currency.class) {
            return Currency.getInstance(CURRENCIES.get(seed % CURRENCIES.size()));
        }
        throw new AssertionError("no sample for " + type + ": tell Samples how to make one, and Json how to write it");
    }

    private static Object record(Class<?> type, int seed) {
        RecordComponent[] components = type.getRecordComponents();
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < components.length; i++) {
            boolean absent =
                    components[i].getAnnotatedType().isAnnotationPresent(Nullable.class) && (seed + i) % 4 == 3;
            values.add(absent ? null : sample(components[i].getGenericType(), seed + i));
        }
        try {
            return canonical(type).newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new AssertionError("no sample for " + type + " of " + values, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no sample for " + type, e);
        }
    }

    private static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
        Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        if (!Modifier.isPublic(constructor.getModifiers())) {
            throw new AssertionError(type + " cannot be built from its parts by others");
        }
        return constructor;
    }
}
