package io.aftersales.examples.oms.web;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schemas of the OpenAPI document from the records that they describe: which fields there are and no others, which are required,
 * which may be null, and what the constraints and forms of the values are.
 */
final class ApiSchemas {
    private static final CommentFormatter WORDS = new CommentFormatter();

    private ApiSchemas() {}

    /** Makes a schema of one type. */
    static Schema<?> typed(String type) {
        return new Schema<>().type(type).types(new LinkedHashSet<>(List.of(type)));
    }

    /** Makes the schema of a type whose values are texts. */
    static Schema<?> text(Class<?> type) {
        Schema<?> schema = typed("string");
        limit(schema, type, type);
        return schema;
    }

    /** Completes the schema of a record. A request may leave out what may be null; an answer has every field. */
    static void complete(Schema<?> schema, Class<?> type) {
        if (schema.getProperties() == null || !type.isRecord()) {
            return;
        }
        describe(schema, type);
        boolean isRequest = type.getEnclosingClass() == Bodies.class;
        schema.setType("object");
        schema.setTypes(new LinkedHashSet<>(List.of("object")));
        schema.setAdditionalProperties(false);
        var required = new ArrayList<>(
                isRequest ? List.<String>of() : schema.getProperties().keySet());
        for (RecordComponent each : type.getRecordComponents()) {
            asText(schema, each);
            Schema<?> property = schema.getProperties().get(each.getName());
            if (property == null) {
                continue;
            }
            if (isRequest) {
                limit(property, each.getAnnotatedType());
            }
            boolean nullable = each.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable) {
                optional(schema, each.getName());
            } else if (isRequest) {
                required.add(each.getName());
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /** Describes a schema and its fields in the words of the javadoc of its record. */
    private static void describe(Schema<?> schema, Class<?> type) {
        ClassJavadoc words = RuntimeJavadoc.getJavadoc(type);
        schema.setDescription(plain(WORDS.format(words.getComment())));
        for (ParamJavadoc each : words.getRecordComponents()) {
            Schema<?> property = schema.getProperties().get(each.getName());
            if (property != null) {
                property.setDescription(plain(WORDS.format(each.getComment())));
            }
        }
    }

    /** Writes the markup of javadoc in Markdown, on one line; null where there are no words. */
    static @Nullable String plain(@Nullable String javadoc) {
        return javadoc == null || javadoc.isBlank()
                ? null
                : javadoc.replaceAll("</?code>", "`")
                        .replaceAll("<[^>]+>", " ")
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    /** Describes a field that is an id or a list of ids as text. */
    private static void asText(Schema<?> schema, RecordComponent field) {
        Schema<?> property = schema.getProperties().get(field.getName());
        Type type = field.getGenericType();
        if (property != null && isId(type)) {
            schema.addProperty(field.getName(), text(field.getType()).description(property.getDescription()));
        } else if (property != null
                && type instanceof ParameterizedType list
                && isId(list.getActualTypeArguments()[0])) {
            property.setItems(text((Class<?>) list.getActualTypeArguments()[0]));
        }
    }

    private static boolean isId(Type type) {
        return type instanceof Class<?> plain
                && Forms.of(plain) != null
                && plain != Instant.class
                && plain != LocalDate.class;
    }

    private static void limit(Schema<?> schema, AnnotatedType type) {
        Type plain = type.getType();
        limit(schema, plain instanceof Class<?> named ? named : List.class, type);
        if (type instanceof AnnotatedParameterizedType list && schema.getItems() != null) {
            limit(schema.getItems(), list.getAnnotatedActualTypeArguments()[0]);
        }
    }

    /** Tells the form of the type of a value, and its constraints. */
    static void limit(Schema<?> schema, Class<?> type, AnnotatedElement constraints) {
        if (schema.get$ref() != null) {
            return;
        }
        String form = Forms.of(type);
        if (form != null) {
            schema.setPattern(form);
            schema.setMaxLength(Forms.isPlainId(type) ? Integer.valueOf(Forms.LONGEST_ID) : null);
        } else if (type == String.class) {
            boolean written = constraints.isAnnotationPresent(NotBlank.class);
            Pattern own = constraints.getAnnotation(Pattern.class);
            schema.setPattern(own != null ? own.regexp() : written ? Forms.WRITTEN : Forms.TEXT);
        } else if (type == Integer.class || type == int.class) {
            between(schema, Integer.MIN_VALUE, Integer.MAX_VALUE, constraints);
        } else if (type == Long.class || type == long.class) {
            between(schema, Long.MIN_VALUE, Long.MAX_VALUE, constraints);
        }
        Size size = constraints.getAnnotation(Size.class);
        if (size != null && type == List.class) {
            schema.setMinItems(size.min());
            schema.setMaxItems(size.max());
        } else if (size != null) {
            schema.setMinLength(size.min());
            schema.setMaxLength(size.max());
        }
    }

    private static void between(Schema<?> schema, long least, long most, AnnotatedElement constraints) {
        Min min = constraints.getAnnotation(Min.class);
        Max max = constraints.getAnnotation(Max.class);
        long from = constraints.isAnnotationPresent(PositiveOrZero.class) ? 0 : least;
        schema.setMinimum(BigDecimal.valueOf(min == null ? from : min.value()));
        schema.setMaximum(BigDecimal.valueOf(max == null ? most : max.value()));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as the properties of a schema are declared
    private static void optional(Schema schema, String field) {
        Map<String, Schema> properties = schema.getProperties();
        Schema<?> property = Objects.requireNonNull(properties.get(field));
        if (property.get$ref() != null) {
            Schema either = new Schema<>();
            either.setDescription(property.getDescription());
            property.setDescription(null);
            either.addAnyOfItem(property);
            either.addAnyOfItem(typed("null"));
            properties.put(field, either);
        } else {
            Set<String> types =
                    new LinkedHashSet<>(property.getTypes() != null ? property.getTypes() : Set.of(property.getType()));
            types.add("null");
            property.setTypes(types);
            if (property.getEnum() != null) {
                ((List<Object>) property.getEnum()).add(null);
            }
        }
    }
}
