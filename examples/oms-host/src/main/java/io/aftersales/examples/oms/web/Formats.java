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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
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
    /** The parameter with the time zone of the reader. */
    static final String ZONE = "zone";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,19}");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/**");
    }

    /**
     * Refuses parameters that an operation does not have, and values without a visible character, which Spring's binder takes for no value
     * where a constant is asked for. Every operation has a zone, in which refusals are told.
     */
    private static final class KnownParameters implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod operation) {
                Set<String> known = Arrays.stream(operation.getMethodParameters())
                        .filter(each -> each.hasParameterAnnotation(RequestParam.class))
                        .map(each -> each.getParameter().getName())
                        .collect(Collectors.toSet());
                Set<String> named = named(request.getQueryString());
                request.getParameterMap().forEach((name, values) -> {
                    if (!named.contains(name)) {
                        return; // a field of a form, which no operation takes
                    }
                    if (!known.contains(name) && !name.equals(ZONE)) {
                        throw new Malformed(name, InputFault.UNKNOWN_PARAMETER);
                    }
                    if (Arrays.stream(values).anyMatch(value -> value.trim().isEmpty())) {
                        throw new Malformed(name, InputFault.NOT_VISIBLE);
                    }
                });
                checkZone(request.getParameter(ZONE));
            }
            return true;
        }
    }

    private static Set<String> named(@Nullable String query) {
        return query == null
                ? Set.of()
                : Arrays.stream(query.split("&"))
                        .map(each -> URLDecoder.decode(each.split("=", 2)[0], StandardCharsets.UTF_8))
                        .collect(Collectors.toSet());
    }

    private static void checkZone(@Nullable String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            throw new Malformed(ZONE, InputFault.NOT_A_ZONE);
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
            throw new Malformed("", InputFault.NOT_STORABLE);
        }
        return text;
    }

    /** Returns the values of a type, where they are counted; otherwise an empty text. */
    static String values(Class<?> type) {
        return type.isEnum() ? String.join(", ", names(type)) : "";
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
            @Nullable T value;
            try {
                value = parsed.apply(json.getString());
            } catch (Malformed e) {
                throw DatabindException.from(json, "refused", e);
            } catch (IllegalArgumentException e) {
                value = null;
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
