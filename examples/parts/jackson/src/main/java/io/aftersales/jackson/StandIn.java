package io.aftersales.jackson;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type that is written and read in the shape of another one.
 *
 * @param type the type
 * @param shape the type that has its shape in JSON
 * @param out makes the shape of a value
 * @param in makes the value from its shape; null for a type that is only written
 */
record StandIn<T, S>(
        Class<T> type,
        Class<S> shape,
        Function<T, S> out,
        @Nullable Function<S, T> in) {

    S shapeOf(Object value) {
        return out.apply(type.cast(value));
    }

    T valueOf(Object read) {
        if (in == null) {
            throw new IllegalStateException(type.getSimpleName() + " is only written");
        }
        return in.apply(shape.cast(read));
    }
}
