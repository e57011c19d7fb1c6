package io.aftersales.examples.oms.web;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Forms of texts in requests, as regular expressions that Java and JSON Schema read alike. The OpenAPI document tells the forms that {@link Formats}
 * checks, so the two cannot differ.
 */
final class Forms {
    /** The most characters of an id. */
    static final int LONGEST_ID = 100;

    private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f";
    private static final String SPACES = " \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";
    private static final String SEPARATORS = "/\\\\;%\\u2028\\u2029";
    private static final String PRINTED = "[^" + CONTROL + "]";
    private static final String NOT_BLANK = "[^" + CONTROL + SPACES + "]";
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    /** Form of an id. */
    static final String ID = "^" + PRINTED + "*" + NOT_BLANK + PRINTED + "*$";

    private static final String DATE = "[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String HOURS = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?";
    private static final String OFFSET = "(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9])";

    private static final String DURATION =
            "^P(?=[0-9T])([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,7}H)?([0-9]{1,9}M)?([0-9]{1,9}(\\.[0-9]{1,9})?S)?)?$";

    /** Form of a text that every database stores. */
    static final String TEXT = "^[^\\u0000]*$";

    /** Form of a text in which something is written. */
    static final String WRITTEN = "^[^\\u0000]*[^\\u0000\\u0009-\\u000d\\u001c-\\u001f" + SPACES + "][^\\u0000]*$";

    private static final Map<Class<?>, Pattern> BY_TYPE = Map.ofEntries(
            Map.entry(OrderId.class, Pattern.compile(ID)),
            Map.entry(LineId.class, Pattern.compile(ID)),
            Map.entry(TenderId.class, Pattern.compile(ID)),
            Map.entry(Place.class, Pattern.compile(ID)),
            Map.entry(CommandId.class, Pattern.compile(ID)),
            Map.entry(CaseId.class, Pattern.compile(numbered("\\."))),
            Map.entry(TicketId.class, Pattern.compile(numbered("\\." + NUMBER + "-"))),
            Map.entry(EffectKey.class, Pattern.compile("^[A-Za-z0-9_-]{1,64}$")),
            Map.entry(Instant.class, Pattern.compile("^" + DATE + "T" + HOURS + OFFSET + "$")),
            Map.entry(LocalDate.class, Pattern.compile("^" + DATE + "$")),
            Map.entry(Duration.class, Pattern.compile(DURATION)));

    private Forms() {}

    /** Writes the form of an order's id, which is not blank, and a number after it. */
    private static String numbered(String before) {
        String end = before + NUMBER + "$";
        return "^(?=" + PRINTED + "*" + NOT_BLANK + PRINTED + "*" + end + ")" + PRINTED + "{1," + LONGEST_ID + "}"
                + end;
    }

    /** Returns the form of the texts that stand for values of a type; null when the type has none of its own. */
    static @Nullable String of(Class<?> type) {
        Pattern form = BY_TYPE.get(type);
        return form == null ? null : form.pattern();
    }

    /** Returns a form without the texts that no path is let through with: with a slash, for one, or of dots alone. */
    static String inPath(String form) {
        return "^(?![^" + SEPARATORS + "]*[" + SEPARATORS + "])(?!\\.{1,2}$)" + form.substring(1);
    }

    /** Tells whether the form of a type is that of an id whose length is limited beside it. */
    static boolean isPlainId(Class<?> type) {
        return ID.equals(of(type));
    }

    /** Tells whether a text has the form of a type; every text has where the type has no form. */
    static boolean has(Class<?> type, String text) {
        Pattern form = BY_TYPE.get(type);
        return form == null || form.matcher(text).matches();
    }
}
