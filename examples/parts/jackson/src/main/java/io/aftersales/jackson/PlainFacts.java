package io.aftersales.jackson;

import io.aftersales.domain.shared.UpperSnake;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns facts into texts, numbers, truth values, lists and maps of these, which every JSON library writes the same way. */
final class PlainFacts {
    private PlainFacts() {}

    static Map<String, Object> of(Map<?, ?> facts) {
        var plain = new LinkedHashMap<String, Object>();
        facts.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Optional<?> some) {
            return plain(some.orElse(null));
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(PlainFacts::plain).toList();
        }
        if (value instanceof Map<?, ?> named) {
            return of(named);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean isText = !value.getClass().isRecord() || StoredTypes.isPlain(value.getClass());
        return isText ? value.toString() : components(value);
    }

    private static Map<String, Object> components(Object value) {
        var plain = new LinkedHashMap<String, Object>();
        if (StoredTypes.FAMILIES.stream().anyMatch(family -> family.isInstance(value))) {
            plain.put(MixIns.TYPE, UpperSnake.of(value.getClass()));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                plain.put(component.getName(), plain(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a fact must be a public record: " + value.getClass(), e);
            }
        }
        return plain;
    }
}
