package io.aftersales.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module for Jackson 2: {@code JsonMapper.builder().addModule(new AfterSalesJackson2Module())}, or on the class path {@code findAndAddModules()}.
 * No other module is needed, and no setting of the mapper changes what is written for the types of the library.
 */
@SuppressWarnings("exports") // a host has one edition of Jackson, and cannot be made to read both
public final class AfterSalesJackson2Module extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the module. */
    public AfterSalesJackson2Module() {
        super("aftersales");
        StoredTypes.mixIns().forEach(this::setMixInAnnotation);
        for (Class<?> family : StoredTypes.FAMILIES) {
            StoredTypes.codes(family).forEach((code, subtype) -> registerSubtypes(new NamedType(subtype, code)));
        }
        StoredTypes.plain().forEach(this::add);
        StoredTypes.inAnotherShape().forEach(this::add);
    }

    private <T> void add(PlainValue<T> plain) {
        addSerializer(plain.type(), new Jackson2Values.TextWriter<>(plain));
        addDeserializer(plain.type(), new Jackson2Values.TextReader<>(plain));
    }

    private <T> void add(StandIn<T, ?> shape) {
        addSerializer(shape.type(), new Jackson2Values.ShapeWriter<>(shape));
        addDeserializer(shape.type(), new Jackson2Values.ShapeReader<>(shape));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new Jackson2Components());
        context.addDeserializationProblemHandler(new NothingUnknown());
    }

    /** Refuses properties that a stored record does not have, whatever the mapper does with those of other types. */
    private static final class NothingUnknown extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser json,
                @Nullable JsonDeserializer<?> reader,
                Object beanOrClass,
                String property)
                throws IOException {
            Class<?> type = beanOrClass instanceof Class<?> itself ? itself : beanOrClass.getClass();
            if (StoredTypes.componentsOf(type) == null) {
                return false;
            }
            Collection<Object> known = reader == null ? List.of() : reader.getKnownPropertyNames();
            throw UnrecognizedPropertyException.from(json, beanOrClass, property, known);
        }
    }
}
