package io.aftersales.examples.oms.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was refused: what the person typed into it, and what is wrong, so that the page shows the form again as it was.
 *
 * @param form the name of the form; empty for none
 * @param values the values by field
 * @param wrong what is wrong, by field
 */
public record Typed(String form, Map<String, String> values, Map<String, String> wrong) {
    /** No form was refused. */
    public static final Typed NONE = new Typed("", Map.of(), Map.of());

    /** Copies the maps. */
    public Typed {
        values = Map.copyOf(values);
        wrong = Map.copyOf(wrong);
    }

    /** Tells whether this is the refused form. */
    public boolean is(String name) {
        return form.equals(name);
    }

    /** Returns what was typed into a field; empty for another form. */
    public String value(String name, String field) {
        return is(name) ? values.getOrDefault(field, "") : "";
    }

    /** Returns what was typed into a field; for another form, what the field holds at first. */
    public String value(String name, String field, Object first) {
        return is(name) ? values.getOrDefault(field, "") : first.toString();
    }

    /** Returns what is wrong with a field; null for nothing. */
    public @Nullable String wrong(String name, String field) {
        return is(name) ? wrong.get(field) : null;
    }
}
