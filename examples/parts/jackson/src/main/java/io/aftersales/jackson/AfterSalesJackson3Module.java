package io.aftersales.jackson;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * The module for Jackson 3: {@code JsonMapper.builder().addModule(new AfterSalesJackson3Module())}, or on the class path {@code findAndAddModules()}.
 * No other module is needed, and no setting of the mapper changes what is written for the types of the library.
 */
@SuppressWarnings("exports") // a host has one edition of Jackson, and cannot be made to read both
public final class AfterSalesJackson3Module extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the module. */
    public AfterSalesJackson3Module() {
        super("aftersales");
        StoredTypes.mixIns().forEach(this::setMixInAnnotation);
        for (Class<?> family : StoredTypes.FAMILIES) {
            StoredTypes.codes(family).forEach((code, subtype) -> registerSubtypes(new NamedType(subtype, code)));
        }
        StoredTypes.plain().forEach(this::add);
        StoredTypes.inAnotherShape().forEach(this::add);
    }

    private <T> void add(PlainValue<T> plain) {
        addSerializer(plain.type(), new Jackson3Values.TextWriter<>(plain));
        addDeserializer(plain.type(), new Jackson3Values.TextReader<>(plain));
    }

    private <T> void add(StandIn<T, ?> shape) {
        addSerializer(shape.type(), new Jackson3Values.ShapeWriter<>(shape));
        addDeserializer(shape.type(), new Jackson3Values.ShapeReader<>(shape));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new Jackson3Components());
        context.addHandler(new NothingUnknown());
    }

    /** Refuses properties that a stored record does not have, whatever the mapper does with those of other types. */
    private static final class NothingUnknown extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser json,
                @Nullable ValueDeserializer<?> reader,
                Object beanOrClass,
                String property) {
            Class<?> type = beanOrClass instanceof Class<?> itself ? itself : beanOrClass.getClass();
            if (StoredTypes.componentsOf(type) == null) {
                return false;
            }
            Collection<Object> known = reader == null ? List.of() : reader.getKnownPropertyNames();
            throw UnrecognizedPropertyException.from(json, beanOrClass, property, known);
        }
    }
}
