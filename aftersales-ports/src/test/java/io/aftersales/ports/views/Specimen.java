package io.aftersales.ports.views;

import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.goods.Grade;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes a value of any record from its components, so that a new type is covered the day it is written. No part is absent, every list has
 * one element, and every text is made from the path of the component that holds it.
 */
public final class Specimen {
    /** Every effect key. */
    public static final String KEY = "as-key-of-an-effect";

    /** Grades of the shop's own among those of every shop; a code is in capitals, whatever the text of other components. */
    private static final List<Grade> GRADES = Stream.concat(
                    Grade.STANDARD.stream(), Stream.of(Grade.accepted("USED", 80, Disposition.of("OUTLET"))))
            .toList();

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private final UnaryOperator<String> text;
    private final int variant;

    /**
     * Prepares specimens.
     *
     * @param text the text of a component, by its path such as {@code review.verdict.rule}
     * @param variant which constant of an enum, which member of a sealed family and which truth value is taken
     */
    public Specimen(UnaryOperator<String> text, int variant) {
        this.text = text;
        this.variant = variant;
    }

    /** The records under a sealed type, or the record itself. */
    public static List<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> records(each).stream())
                        .toList()
                : List.of(type);
    }

    /** A value of this type. */
    public <T> T of(Class<T> type) {
        return type.cast(value(type, ""));
    }

    private Object value(Type type, String path) {
        if (type instanceof ParameterizedType generic) {
            Object element = value(generic.getActualTypeArguments()[0], path);
            if (generic.getRawType() == Map.class) {
                return Map.of(element, value(generic.getActualTypeArguments()[1], path));
            }
            return generic.getRawType() == Set.class ? Set.of(element) : List.of(element);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return raw.getEnumConstants()[variant % raw.getEnumConstants().length];
        }
        if (raw.isSealed()) {
            List<Class<?>> members = records(raw);
            return value(members.get(variant % members.size()), path);
        }
        if (raw == EffectKey.class) {
            return new EffectKey(KEY);
        }
        if (raw == Grade.class) {
            return GRADES.get(variant % GRADES.size());
        }
        if (raw.isRecord()) {
            return record(raw, path);
        }
        if (raw == String.class) {
            return text.apply(path);
        }
        if (raw == Instant.class) {
            return NOON;
        }
        if (raw == Currency.class) {
            return Currency.getInstance("CNY");
        }
        if (raw == boolean.class) {
            return variant % 2 == 0;
        }
        if (raw == int.class || raw == Integer.class) {
            return 3;
        }
        if (raw == long.class || raw == Long.class) {
            return 12_345L;
        }
        throw new AssertionError("no specimen of " + type + " at " + path);
    }

    private Object record(Class<?> type, String path) {
        var values = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            String below = path.isEmpty() ? part.getName() : path + "." + part.getName();
            values.add(value(part.getGenericType(), below));
        }
        try {
            return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw new AssertionError("no specimen of " + type + " of " + values, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no specimen of " + type, e);
        }
    }
}
