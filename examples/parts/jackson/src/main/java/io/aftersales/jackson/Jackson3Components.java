package io.aftersales.jackson;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.aftersales.jackson.StoredTypes.Component;
import java.io.Serial;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.util.StdConverter;

/**
 * Tells Jackson how the components of stored records are named, ordered, written and read, so that no setting of a mapper changes them.
 */
final class Jackson3Components extends NopAnnotationIntrospector {
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
    public @Nullable PropertyName findNameForSerialization(MapperConfig<?> config, Annotated any) {
        Component component = component(any);
        return component == null ? null : PropertyName.construct(component.name());
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(MapperConfig<?> config, Annotated any) {
        return any instanceof AnnotatedParameter ? findNameForSerialization(config, any) : null;
    }

    @Override
    public String @Nullable [] findSerializationPropertyOrder(MapperConfig<?> config, AnnotatedClass any) {
        List<Component> all = StoredTypes.componentsOf(any.getRawType());
        return all == null ? null : all.stream().map(Component::name).toArray(String[]::new);
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember any) {
        Component component = component(any);
        return component == null ? null : !component.nullable();
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated any) {
        Component component = component(any);
        return component == null
                ? JsonSetter.Value.empty()
                : JsonSetter.Value.construct(component.nullable() ? Nulls.SET : Nulls.FAIL, Nulls.FAIL);
    }

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated any) {
        return component(any) == null ? null : Jackson3Values.writerOf(any.getRawType());
    }

    @Override
    public @Nullable Object findContentSerializer(MapperConfig<?> config, Annotated any) {
        JavaType content = component(any) == null ? null : any.getType().getContentType();
        return content == null ? null : Jackson3Values.writerOf(content.getRawClass());
    }

    @Override
    public @Nullable Object findSerializationConverter(MapperConfig<?> config, Annotated any) {
        return component(any) != null && Set.class.isAssignableFrom(any.getRawType()) ? new InOrder() : null;
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated any) {
        return component(any) == null ? null : Jackson3Values.readerOf(any.getRawType());
    }

    @Override
    public @Nullable Object findContentDeserializer(MapperConfig<?> config, Annotated any) {
        JavaType content = component(any) == null ? null : any.getType().getContentType();
        return content == null ? null : Jackson3Values.readerOf(content.getRawClass());
    }

    /** Sorts the texts of a set, so that equal sets are written alike. */
    private static final class InOrder extends StdConverter<Set<String>, List<String>> {
        @Override
        public List<String> convert(Set<String> texts) {
            return texts.stream().sorted().toList();
        }
    }
}
