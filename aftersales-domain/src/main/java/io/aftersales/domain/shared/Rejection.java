package io.aftersales.domain.shared;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reason for a refusal. A refused command writes no data; the same command may be sent again later and is decided anew.
 *
 * <p>Every rejection is a record: its components are the facts that stood in the way. New rejections may be added in any release, so branch
 * on {@link #kind()}, which is frozen, or on single codes.
 */
public interface Rejection {

    /** The kind of a refusal, which tells a caller how to react. This list does not grow. */
    enum Kind {
        /** The request itself cannot be right; do not repeat it as it is. */
        INVALID,
        /** The subject of the request does not exist. */
        NOT_FOUND,
        /** The actor may not do this. */
        NOT_ALLOWED,
        /** A conflict: an earlier change or a concurrent one stands in the way. */
        CONFLICT,
        /** The status of the case does not allow this. */
        ILLEGAL_MOVE,
        /** A rule of the shop, or a limit of the money or the goods, forbids this. */
        POLICY
    }

    /** Returns the kind, for branching. */
    Kind kind();

    /** Returns one English sentence for a developer or a clerk. It holds ids, codes and amounts, no personal data. */
    String message();

    /** Returns the stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** Returns the facts by name, in order of declaration: the components of the record. */
    default Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        RecordComponent[] components = getClass().getRecordComponents();
        if (components == null) {
            return facts;
        }
        for (RecordComponent component : components) {
            try {
                facts.put(component.getName(), component.getAccessor().invoke(this));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a rejection must be a public record: " + getClass(), e);
            }
        }
        return Collections.unmodifiableMap(facts);
    }
}
