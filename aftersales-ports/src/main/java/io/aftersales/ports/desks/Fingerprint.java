package io.aftersales.ports.desks;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A digest of a command's content, its actor included: the same content always gives the same digest, on every machine. */
final class Fingerprint {
    /** What a record is made of, in order; looked up once for each type. */
    private static final ClassValue<Method[]> PARTS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            Method[] parts = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toArray(Method[]::new);
            for (Method part : parts) {
                part.setAccessible(true); // public anyway; spares the check at every call
            }
            return parts;
        }
    };

    private final StringBuilder text = new StringBuilder(256);

    private Fingerprint() {}

    static String of(Command command) {
        var fingerprint = new Fingerprint();
        fingerprint.add(command);
        try {
            byte[] bytes = fingerprint.text.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Each part with its length before it, so that no two contents read the same. */
    private void add(@Nullable Object value) {
        if (value instanceof Record) {
            text.append(value.getClass().getSimpleName()).append('(');
            for (Method part : PARTS.get(value.getClass())) {
                add(read(part, value));
            }
            text.append(')');
        } else if (value instanceof List<?> list) {
            text.append('[').append(list.size()).append(':');
            list.forEach(this::add);
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
