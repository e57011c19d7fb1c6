package io.aftersales.jackson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.aftersales.jackson.StoredTypes.Component;
import java.io.Serial;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson how the components of stored records are named, ordered, written and read, so that no setting of a mapper changes them.
 */
final class Jackson2Components extends NopAnnotationIntrospector {
    @Serial
    private static final long serialVersionUID = 1L;

    private static @Nullable Component component(Annotated any) {
        if (!(any instanceof AnnotatedMember member)) {
            return null;
        }
        List<Component> all = StoredTypes.componentsOf(member.getDeclaringClass());
        if (all == null) {
            return null;
        }
        if (any instanceof AnnotatedParameter parameter) {
            boolean canonical = parameter.getOwner() instanceof AnnotatedConstructor maker && isCanonical(maker, all);
            return canonical ? all.get(parameter.getIndex()) : null;
        }
        boolean accessor = any instanceof AnnotatedMethod method && method.getParameterCount() == 0;
        return accessor
                ? all.stream()
                        .filter(each -> each.name().equals(any.getName()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean isCanonical(AnnotatedConstructor maker, List<Component> all) {
        if (maker.getParameterCount() != all.size()) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            if (!maker.getAnnotated()
                    .getGenericParameterTypes()[i]
                    .equals(all.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated any) {
        if (any instanceof AnnotatedConstructor maker) {
            List<Component> all = StoredTypes.componentsOf(maker.getDeclaringClass());
            if (all != null && isCanonical(maker, all)) {
                return JsonCreator.Mode.PROPERTIES;
            }
        }
        return null;
    }

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated any) {
        Component component = component(any);
        return component == null ? null : PropertyName.construct(component.name());
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated any) {
        return any instanceof AnnotatedParameter ? findNameForSerialization(any) : null;
    }

    @Override
    public String @Nullable [] findSerializationPropertyOrder(AnnotatedClass any) {
        List<Component> all = StoredTypes.componentsOf(any.getRawType());
        return all == null ? null : all.stream().map(Component::name).toArray(String[]::new);
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember any) {
        Component component = component(any);
        return component == null ? null : !component.nullable();
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated any) {
        Component component = component(any);
        return component == null
                ? JsonSetter.Value.empty()
                : JsonSetter.Value.construct(component.nullable() ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }

    @Override
    public @Nullable Object findSerializer(Annotated any) {
        return component(any) == null ? null : Jackson2Values.writerOf(any.getRawType());
    }

    @Override
    public @Nullable Object findContentSerializer(Annotated any) {
        JavaType content = component(any) == null ? null : any.getType().getContentType();
        return content == null ? null : Jackson2Values.writerOf(content.getRawClass());
    }

    @Override
    public @Nullable Object findSerializationConverter(Annotated any) {
        return component(any) != null && Set.class.isAssignableFrom(any.getRawType()) ? new InOrder() : null;
    }

    @Override
    public @Nullable Object findDeserializer(Annotated any) {
        return component(any) == null ? null : Jackson2Values.readerOf(any.getRawType());
    }

    @Override
    public @Nullable Object findContentDeserializer(Annotated any) {
        JavaType content = component(any) == null ? null : any.getType().getContentType();
        return content == null ? null : Jackson2Values.readerOf(content.getRawClass());
    }

    /** Sorts the texts of a set, so that equal sets are written alike. */
    private static final class InOrder extends StdConverter<Set<String>, List<String>> {
        @Override
        public List<String> convert(Set<String> texts) {
            return texts.stream().sorted().toList();
        }
    }
}
