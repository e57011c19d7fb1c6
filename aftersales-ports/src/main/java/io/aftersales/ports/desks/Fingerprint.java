package io.aftersales.ports.desks;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A digest of a command's content, its actor included: the same content always has the same digest, on every machine. */
final class Fingerprint {
    /**
     * The components of a record, in order.
     *
     * @param name the name of the record
     * @param parts the accessors of its components
     */
    private record Shape(String name, List<Method> parts) {
        static Shape of(Class<?> type) {
            var parts = new ArrayList<Method>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method part = component.getAccessor();
                part.setAccessible(true); // public anyway; spares the access check at every call
                parts.add(part);
            }
            return new Shape(type.getSimpleName(), List.copyOf(parts));
        }
    }

    /** Shapes by type, each looked up once. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    /** A digest for each thread: finding a provider of one takes longer than digesting a command. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Fingerprint::sha256);

    private final StringBuilder text = new StringBuilder(256);

    private Fingerprint() {}

    static String of(Command command) {
        var fingerprint = new Fingerprint();
        fingerprint.add(command);
        byte[] bytes = fingerprint.text.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(SHA_256.get().digest(bytes)); // digest() has reset it
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a value. Each part is preceded by its length, so that no two contents read the same. */
    private void add(@Nullable Object value) {
        if (value instanceof Record) {
            Shape shape = SHAPES.get(value.getClass());
            text.append(shape.name).append('(');
            for (Method part : shape.parts) {
                add(read(part, value));
            }
            text.append(')');
        } else if (value instanceof List<?> list) {
            text.append('[').append(list.size()).append(':');
            for (Object each : list) {
                add(each);
            }
            text.append(']');
        } else {
            String plain = String.valueOf(value);
            text.append(value == null ? '-' : '=')
                    .append(plain.length())
                    .append(':')
                    .append(plain);
        }
    }

    private static @Nullable Object read(Method part, Object owner) {
        try {
            return part.invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a command is a public record of public records", e);
        }
    }
}
