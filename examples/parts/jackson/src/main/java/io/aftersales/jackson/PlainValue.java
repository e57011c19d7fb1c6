package io.aftersales.jackson;

import java.util.function.Function;

/**
 * A type that is written as one text, such as an id.
 *
 * @param type the type
 * @param text writes a value
 * @param parser reads the written text; throws a {@link RuntimeException} for a text that is none of this type
 */
record PlainValue<T>(Class<T> type, Function<T, String> text, Function<String, T> parser) {

    static <T> PlainValue<T> of(Class<T> type, Function<String, T> parser) {
        return new PlainValue<>(type, Object::toString, parser);
    }

    /** Returns the plain value of an enum, which is written by the name of its constant. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the type is that of an enum
    static PlainValue<?> ofEnum(Class<?> type) {
        Class<? extends Enum> constants = type.asSubclass(Enum.class);
        return new PlainValue(constants, (Function<Enum<?>, String>) Enum::name, (Function<String, Object>)
                name -> Enum.valueOf(constants, name));
    }

    String write(Object value) {
        return text.apply(type.cast(value));
    }

    /** Reads a text; refuses one that would not be written like this, so that each value has exactly one text. */
    T parse(String written) {
        T value = parser.apply(written);
        if (!text.apply(value).equals(written)) {
            throw new IllegalArgumentException("not as it is written: " + text.apply(value));
        }
        return value;
    }
}
