package io.aftersales.domain.shared;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why something was refused. A refusal wrote nothing; the same command may be sent again later and is decided anew.
 *
 * <p>Every rejection is a record: its components are the facts in the way. New ones may be added in any release, so branch on
 * {@link #kind()}, which is frozen, or on single codes.
 */
public interface Rejection {

    /** What to do about a refusal. This list does not grow. */
    enum Kind {
        /** The request itself cannot be right; do not repeat it as it is. */
        INVALID,
        /** What it speaks of does not exist. */
        NOT_FOUND,
        /** Not by this actor. */
        NOT_ALLOWED,
        /** Something else was there first. */
        CONFLICT,
        /** The case is not in a state in which this can be done. */
        ILLEGAL_MOVE,
        /** A rule of the shop, or a limit of the money or the goods. */
        POLICY
    }

    /** The kind, for branching. */
    Kind kind();

    /** One English sentence for a developer or a clerk. Holds ids, codes and amounts, no personal data. */
    String message();

    /** The stable code: the name of the record in UPPER_SNAKE. */
    default String code() {
        return UpperSnake.of(getClass());
    }

    /** The facts by name, in order of declaration: the components of the record. */
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
