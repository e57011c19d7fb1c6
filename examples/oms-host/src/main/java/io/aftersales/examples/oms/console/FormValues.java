package io.aftersales.examples.oms.console;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.ports.desks.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of a form that was sent. A value that cannot be read is refused with {@link Mistyped}. */
final class FormValues {
    private static final int MOST_DIGITS = 9;

    private final Map<String, String> typed;

    FormValues(Map<String, String> typed) {
        this.typed = Map.copyOf(typed);
    }

    /** All values by field. */
    Map<String, String> all() {
        return typed;
    }

    /** The request under which a person sends the command of this form, the same however often the form is sent. */
    Request by(Actor actor) {
        return Request.of(parsed("command", CommandId::of), actor);
    }

    /** The text in a field; empty where it is empty or left out. */
    String text(String field) {
        String text = typed.getOrDefault(field, "").strip();
        if (text.indexOf('\0') >= 0) {
            // The database has no such character.
            throw new Mistyped(field, "form.choice");
        }
        return text;
    }

    /** The text in a field that has to be filled in. */
    String needed(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            throw new Mistyped(field, "form.needed");
        }
        return text;
    }

    /** The text in a field; null where it is empty. */
    @Nullable
    String orNone(String field) {
        String text = text(field);
        return text.isEmpty() ? null : text;
    }

    /** Tells whether a box is ticked. */
    boolean isTicked(String field) {
        return typed.containsKey(field);
    }

    /** Value that the text in a field stands for, such as an id; refused where it cannot be. */
    <T> T parsed(String field, Function<String, T> parser) {
        return parsed(field, needed(field), parser);
    }

    private static <T> T parsed(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Mistyped(field, "form.choice");
        }
    }

    /** The line that a part of the name of a field stands for. */
    static LineId line(String field, String part) {
        return parsed(field, part, LineId::of);
    }

    /** The amount in a field; null where it is empty. */
    @Nullable
    Money money(String field, Currency currency) {
        return orNone(field) == null ? null : amount(field, text(field), currency);
    }

    /** The amount in a field, with a minus where it is negative; null where it is empty. */
    @Nullable
    Money signedMoney(String field, Currency currency) {
        String text = text(field);
        return text.startsWith("-") ? amount(field, text.substring(1), currency).negated() : money(field, currency);
    }

    /** The amount in a field that has to be filled in. */
    Money neededMoney(String field, Currency currency) {
        return amount(field, needed(field), currency);
    }

    private static Money amount(String field, String text, Currency currency) {
        return MoneyField.read(text, currency).orElseThrow(() -> new Mistyped(field, "form.amount"));
    }

    /** The number of units in a field; 0 where it is empty. */
    long count(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            return 0;
        }
        if (text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Mistyped(field, "form.count");
        }
        return Long.parseLong(text);
    }

    /** The number in a field; null where it is empty. */
    @Nullable
    Integer number(String field) {
        return orNone(field) == null ? null : Math.toIntExact(count(field));
    }

    /** The constant chosen in a field; null where none is. */
    <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        return orNone(field) == null ? null : parsed(field, chosen -> Enum.valueOf(type, chosen));
    }

    /** The names of the fields that begin so, in order. */
    List<String> fields(String prefix) {
        return typed.keySet().stream()
                .filter(field -> field.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** The values of these fields as the query of an address, those that are filled in; it ends so that another can follow. */
    String query(List<String> fields) {
        var query = new StringBuilder("?");
        for (String field : fields) {
            String text = typed.getOrDefault(field, "").strip();
            if (!text.isEmpty()) {
                query.append(field)
                        .append('=')
                        .append(URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        return query.toString();
    }
}
