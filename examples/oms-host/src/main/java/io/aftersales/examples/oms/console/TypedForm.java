package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form as a person sent it. When it is refused, the page shows it again with what was typed, and where a field is at fault tells so there.
 *
 * @param form the name of the form on its page
 * @param values what was typed, by field
 * @param field the field at fault; null when it is none
 * @param why why the field is refused; null when none is
 */
record TypedForm(
        String form,
        Map<String, String> values,
        @Nullable String field,
        @Nullable String why) {
    private static final String NAME = "typed";

    /** Copies the map. */
    TypedForm {
        values = Map.copyOf(values);
    }

    /** A form of which no field is at fault. */
    static TypedForm of(String form, Map<String, String> values) {
        return new TypedForm(form, values, null, null);
    }

    /** Text that was typed in a field; null for a field that the form does not have. */
    public @Nullable String value(String name) {
        return values.get(name);
    }

    /** Goes back to the page, which tells at a field why it is refused. */
    String refusedAt(String faulty, String message, String page, RedirectAttributes told) {
        told.addFlashAttribute(NAME, new TypedForm(form, values, faulty, message));
        return "redirect:" + page;
    }

    /** Goes to the page, which tells what became of the command. */
    String answered(Either<Rejection, ?> answer, String page, Reader reader, RedirectAttributes told) {
        if (answer.isLeft()) {
            told.addFlashAttribute(NAME, this);
        }
        return Forms.answered(answer, page, reader, told);
    }
}
