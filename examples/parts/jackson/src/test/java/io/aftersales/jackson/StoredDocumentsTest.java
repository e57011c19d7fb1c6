package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.jackson.tck.StoredDocumentsContract;
import io.aftersales.jackson.tck.StoredFile;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The documents of each storage format, read by both editions of Jackson and by mappers that a host has set up in its own way. */
class StoredDocumentsTest {
    /** The digest of all files of a format. It is never changed once a version that writes the format is released. */
    private static final Map<Integer, String> DIGESTS =
            Map.of(1, "7a28c7d5ffa7ae321ed9940559bb34c9198596ba7ab7cba792b51b27728d193f");

    @Nested
    class ReadByJackson2 extends StoredDocumentsContract {
        @Override
        protected <T> T read(String document, Class<T> type) {
            return Edition.TWO.read(document, type);
        }

        @Override
        protected String write(Object value) {
            return Edition.TWO.write(value);
        }
    }

    @Nested
    class ReadByJackson3OfAHost extends StoredDocumentsContract {
        @Override
        protected <T> T read(String document, Class<T> type) {
            return Edition.THREE.readAsHost(document, type);
        }

        @Override
        protected String write(Object value) {
            return Edition.THREE.writeAsHost(value);
        }
    }

    @Test
    void filesOfAFormatAreNeverChanged() throws Exception {
        for (Map.Entry<Integer, String> each : DIGESTS.entrySet()) {
            var digest = MessageDigest.getInstance("SHA-256");
            StoredFile.all()
                    .filter(file -> file.format() == each.getKey())
                    .forEach(file -> digest.update(file.bytes()));
            assertThat(HexFormat.of().formatHex(digest.digest()))
                    .as("format %d", each.getKey())
                    .isEqualTo(each.getValue());
        }
        assertThat(StoredFile.all().map(StoredFile::format)).containsOnlyElementsOf(DIGESTS.keySet());
    }

    /** A new type of stored record or event needs documents of its own, in the files of the format that first has it. */
    @Test
    void everyStoredTypeIsAmongThem() {
        Set<Class<?>> missing = stored();
        missing.removeAll(found());
        assertThat(missing).isEmpty();
    }

    /** A constant or a component that is in no document could be renamed, and nothing would tell that it is not read any more. */
    @Test
    void everyConstantAndEveryComponentIsAmongThem() {
        Set<Object> missing = new LinkedHashSet<>();
        for (Type type : reached()) {
            if (type instanceof Class<?> one && one.isEnum()) {
                missing.addAll(List.of(one.getEnumConstants()));
            }
        }
        for (Class<?> type : stored()) {
            for (RecordComponent each : type.getRecordComponents()) {
                missing.add(name(type, each));
            }
        }
        missing.removeAll(found());
        assertThat(missing.stream().map(StoredDocumentsTest::described)).isEmpty();
    }

    private static String described(Object missing) {
        return missing instanceof Enum<?> constant
                ? constant.getDeclaringClass().getName() + " " + constant.name()
                : missing.toString();
    }

    private static String name(Class<?> type, RecordComponent component) {
        return type.getName() + " has a value of " + component.getName();
    }

    /** Finds the types, constants and components of all documents. */
    private static Set<Object> found() {
        var found = new LinkedHashSet<>();
        StoredFile.all()
                .forEach(file -> file.documents().forEach(text -> collect(Edition.TWO.read(text, file.type()), found)));
        return found;
    }

    private static Set<Type> reached() {
        var seen = new LinkedHashSet<Type>();
        StoredFile.all().forEach(file -> reach(file.type(), seen));
        return seen;
    }

    private static Set<Class<?>> stored() {
        Set<Type> seen = reached();
        return StoredTypes.records().stream()
                .filter(type -> seen.contains(type) && type.getDeclaringClass() != Shapes.class)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Finds the types that a stored one consists of. */
    private static void reach(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType many) {
            Arrays.stream(many.getActualTypeArguments()).forEach(each -> reach(each, seen));
        } else if (type instanceof Class<?> one) {
            StoredTypes.inAnotherShape().stream()
                    .filter(each -> each.type() == one)
                    .forEach(each -> reach(each.shape(), seen));
            if (StoredTypes.componentsOf(one) != null) {
                StoredTypes.componentsOf(one).forEach(each -> reach(each.type(), seen));
            } else if (one.isSealed()) {
                Arrays.stream(one.getPermittedSubclasses()).forEach(each -> reach(each, seen));
            }
        }
    }

    /** Finds the types, constants and components of the values that a value consists of. */
    private static void collect(@Nullable Object value, Set<Object> found) {
        if (value instanceof Enum<?>) {
            found.add(value);
        } else if (value instanceof FrozenOrder frozen) {
            collect(frozen.sale(), found);
            collect(frozen.policy(), found);
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> collect(each, found));
        } else if (value instanceof Map<?, ?> many) {
            collect(many.keySet(), found);
            collect(many.values(), found);
        } else if (value != null && StoredTypes.componentsOf(value.getClass()) != null) {
            found.add(value.getClass());
            for (RecordComponent each : value.getClass().getRecordComponents()) {
                Object component = component(each, value);
                if (component != null
                        && !List.of().equals(component)
                        && !Map.of().equals(component)) {
                    found.add(name(value.getClass(), each));
                }
                collect(component, found);
            }
        }
    }

    private static @Nullable Object component(RecordComponent component, Object value) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
