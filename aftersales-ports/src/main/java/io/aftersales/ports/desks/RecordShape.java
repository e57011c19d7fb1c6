package io.aftersales.ports.desks;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components of the type of a record, in order.
 *
 * @param name the name of the type
 * @param parts the accessors of its components
 */
record RecordShape(String name, List<Method> parts) {
    private static final Object[] NO_ARGUMENTS = {};

    /** Shapes by type, each looked up once. */
    private static final ClassValue<RecordShape> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return look(type);
        }
    };

    static RecordShape of(Object value) {
        return KNOWN.get(value.getClass());
    }

    private static RecordShape look(Class<?> type) {
        var parts = new ArrayList<Method>();
        for (RecordComponent component : type.getRecordComponents()) {
            Method part = component.getAccessor();
            part.setAccessible(true); // public anyway; spares the access check at every call
            parts.add(part);
        }
        return new RecordShape(type.getSimpleName(), List.copyOf(parts));
    }

    static @Nullable Object read(Method part, Object owner) {
        try {
            return part.invoke(owner, NO_ARGUMENTS);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a command is a public record of public records", e);
        }
    }
}
