package io.aftersales.domain;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.aftersales.domain.shared.UpperSnake;
import java.io.IOException;
import java.time.Instant;

/** A plain JSON mapper: records by their components, nothing that is not public, sealed types by their stable code. */
final class Json {
    /** The property that holds the stable code; no record of a sealed type may have a component of this name. */
    static final String TYPE = "type";

    private final ObjectMapper mapper;

    /** A mapper that knows these sealed types. */
    Json(Class<?>... sealed) {
        var module = new SimpleModule();
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return Instant.parse(parser.getText());
            }
        });
        mapper = JsonMapper.builder()
                .addModule(module)
                .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        for (Class<?> family : sealed) {
            mapper.addMixIn(family, ByCode.class);
            for (Class<?> subtype : Samples.records(family)) {
                mapper.registerSubtypes(new NamedType(subtype, UpperSnake.of(subtype)));
            }
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TYPE)
    private interface ByCode {}

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError("cannot be written: " + value, e);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("cannot be read as " + type + ": " + text, e);
        }
    }

    /** Written and read again. */
    <T> T copy(T value, Class<T> type) {
        return read(write(value), type);
    }

    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }
}
