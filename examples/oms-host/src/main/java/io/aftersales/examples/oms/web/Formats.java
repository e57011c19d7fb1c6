package io.aftersales.examples.oms.web;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.TicketId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.beans.PropertyEditorSupport;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Formats of single values in requests and answers: each value is read in one form and in no
 * other, ids are written as strings, and money as an amount, its minor units and its currency. The rest
 * of the strictness is configured under {@code spring.jackson}.
 */
@Configuration(proxyBeanMethods = false)
class Formats implements WebMvcConfigurer {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new BlankValues()).addPathPatterns("/api/**");
    }

    /** Refuses values of spaces and control characters alone, which Spring's binder takes for no value where a constant is asked for. */
    private static final class BlankValues implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    if (!value.isEmpty() && value.trim().isEmpty()) {
                        throw new Malformed(name, "has no visible character");
                    }
                }
            });
            return true;
        }
    }

    @Bean
    static JsonMapperBuilderCustomizer strictValues() {
        var module = new SimpleModule("after-sales values")
                .addDeserializer(Instant.class, new Reader<>(Instant.class, Formats::instant))
                .addDeserializer(Duration.class, new Reader<>(Duration.class, Formats::duration))
                .addDeserializer(String.class, new Reader<>(String.class, Formats::text));
        id(module, OrderId.class, OrderId::of);
        id(module, CaseId.class, CaseId::parse);
        id(module, TicketId.class, TicketId::parse);
        id(module, LineId.class, LineId::of);
        id(module, TenderId.class, TenderId::of);
        id(module, EffectKey.class, EffectKey::new);
        id(module, Place.class, Place::of);
        module.addSerializer(Money.class, new MoneyWriter());
        module.setDeserializerModifier(new ExactEnums());
        // A text is no number and no boolean, not even a blank one, which Jackson would take for null.
        return mapper -> mapper.addModule(module)
                .withCoercionConfigDefaults(any -> any.setAcceptBlankAsEmpty(false)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.String, CoercionAction.Fail));
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> parsed) {
        module.addDeserializer(type, new Reader<>(type, parsed)).addSerializer(type, ToStringSerializer.instance);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        parameter(registry, CaseId.class, CaseId::parse);
        parameter(registry, TicketId.class, TicketId::parse);
        parameter(registry, EffectKey.class, EffectKey::new);
        parameter(registry, Instant.class, Formats::moment);
        parameter(registry, LocalDate.class, LocalDate::parse);
        parameter(registry, ZoneId.class, ZoneId::of);
    }

    /** Has a type read in paths and queries from texts of its form; the parser alone would take others too, such as 1001.01. */
    private static <T> void parameter(FormatterRegistry registry, Class<T> type, Function<String, T> parsed) {
        registry.addConverter(String.class, type, text -> {
            if (!Forms.has(type, text)) {
                throw new IllegalArgumentException("of another form");
            }
            return parsed.apply(text);
        });
    }

    /** Returns an instant as ISO 8601 writes it, or null; Jackson would take a number of seconds too. */
    private static @Nullable Instant instant(String text) {
        try {
            return moment(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns a duration as ISO 8601 writes it, or null; Jackson would take a number of seconds too. */
    private static @Nullable Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant moment(String text) {
        return storable(Instant.parse(text));
    }

    /** Returns an instant that every database stores; refuses others with {@link DateTimeException}. */
    static Instant storable(Instant moment) {
        return inOurEra(moment, at -> at.atZone(ZoneOffset.UTC).getYear());
    }

    /** Refuses years that no database stores. */
    private static <T> T inOurEra(T moment, Function<T, Integer> year) {
        if (year.apply(moment) < 1 || year.apply(moment) > 9999) {
            throw new DateTimeException("not between the years 1 and 9999");
        }
        return moment;
    }

    /** Returns a text that every database stores: it has no NUL, and no half of a pair of surrogates. */
    private static String text(String text) {
        boolean broken = text.codePoints()
                .anyMatch(each -> each == 0 || (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE));
        if (broken) {
            throw new IllegalArgumentException("holds a character that cannot be stored");
        }
        return text;
    }

    /** Says in words which form the values of a type have; what is read says it itself where it has a better reason. */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "is not one of " + String.join(", ", names(type));
        }
        return switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
            case "int", "integer", "long" -> "is not a whole number, or too large";
            case "boolean" -> "is not true or false";
            case "string" -> "is not a text";
            case "instant" -> "is not an instant such as 2026-03-01T12:00:00Z";
            case "duration" -> "is not a duration such as P3D or PT4H";
            case "localdate" -> "is not a date such as 2026-03-01";
            case "zoneid" -> "is not a time zone such as Asia/Shanghai";
            case "list", "arraylist", "set" -> "is not a list";
            case "orderid", "caseid", "ticketid", "lineid", "tenderid", "effectkey", "place", "commandid" ->
                "is not an id of the right form";
            default -> "is not an object";
        };
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .toList();
    }

    /** Returns the constant with exactly this name, or null; Jackson would leave out spaces around it. */
    private static @Nullable Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> ((Enum<?>) each).name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Reads a value from a JSON string, and from nothing else. */
    private static final class Reader<T> extends StdScalarDeserializer<T> {
        private final Function<String, @Nullable T> parsed;

        Reader(Class<?> type, Function<String, @Nullable T> parsed) {
            super(type);
            this.parsed = parsed;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw MismatchedInputException.from(json, handledType(), "not a string");
            }
            T value;
            try {
                value = parsed.apply(json.getString());
            } catch (IllegalArgumentException e) {
                throw DatabindException.from(json, "refused", e);
            }
            if (value == null || !Forms.has(handledType(), json.getString())) {
                throw MismatchedInputException.from(json, handledType(), "of another form");
            }
            return value;
        }
    }

    /** Writes money as {@link Views.Amount}. */
    private static final class MoneyWriter extends StdSerializer<Money> {
        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writePOJO(Views.Amount.of(money));
        }
    }

    /** Has enums read by their exact names. */
    private static final class ExactEnums extends ValueDeserializerModifier {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> standard) {
            Class<?> constants = type.getRawClass();
            return new Reader<Object>(constants, name -> constant(constants, name));
        }
    }

    /** Has whole numbers in paths and queries read from decimal digits; the standard editor takes hexadecimal and other digits too. */
    @ControllerAdvice
    static final class WholeNumbers {
        @InitBinder
        void register(WebDataBinder binder) {
            binder.registerCustomEditor(int.class, new Editor(text -> Math.toIntExact(Long.parseLong(text))));
            binder.registerCustomEditor(long.class, new Editor(Long::parseLong));
            binder.registerCustomEditor(Boolean.class, new TrueOrFalse());
        }

        /** Reads true or false; Spring would take yes, on and 1 too. */
        private static final class TrueOrFalse extends PropertyEditorSupport {
            @Override
            public void setAsText(String text) {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new IllegalArgumentException("neither true nor false");
                }
                setValue(text.equals("true"));
            }
        }

        private static final class Editor extends PropertyEditorSupport {
            private final Function<String, Number> parsed;

            Editor(Function<String, Number> parsed) {
                this.parsed = parsed;
            }

            @Override
            public void setAsText(String text) {
                if (!WHOLE_NUMBER.matcher(text).matches()) {
                    throw new IllegalArgumentException("not a whole number");
                }
                try {
                    setValue(parsed.apply(text));
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException("too large", e);
                }
            }
        }
    }
}
