package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.texts.RefusalText;
import io.vavr.control.Either;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers forms: whatever became of the command, the browser goes to a page, which tells it. */
final class Forms {
    private Forms() {}

    /** The address of the page of something, by its ids: encoded, because an id may hold characters that an address gives a meaning. */
    static String page(String page, Object... ids) {
        return UriComponentsBuilder.fromPath(page)
                .pathSegment(Stream.of(ids).map(Object::toString).toArray(String[]::new))
                .build()
                .encode()
                .toUriString();
    }

    /** Goes to the page of an order whose number a person typed. That page says so where there is no such order. */
    static String toOrder(String page, String typed) {
        return "redirect:" + page(page, typed.strip());
    }

    /** Goes to a page that tells the reader that the command was carried out, or why it was refused. */
    static String answered(Either<Rejection, ?> answer, String page, Reader reader, RedirectAttributes told) {
        answer.peek(done -> told.addFlashAttribute("done", reader.say("form.done")))
                .peekLeft(why -> told.addFlashAttribute("refused", RefusalText.of(why, reader.texts())));
        return "redirect:" + page;
    }

    /** Command that a form stands for. */
    interface Sent {
        Either<Rejection, ?> by(FormValues form, Request by);
    }

    /**
     * Sends the command of a form, and goes to a page that tells what became of it. A refused form is there again as it was typed, in
     * {@code entered}, with what is wrong at its field.
     */
    static String answered(
            String form, FormValues values, String page, Reader reader, RedirectAttributes told, Sent command) {
        Either<Rejection, ?> answer;
        try {
            answer = command.by(values, values.by(reader.actor()));
        } catch (Mistyped wrong) {
            String why = wrong.said(reader);
            boolean whole = wrong.field().isEmpty();
            told.addFlashAttribute(
                    "entered", new Typed(form, values.all(), whole ? Map.of() : Map.of(wrong.field(), why)));
            told.addFlashAttribute("refused", whole ? why : reader.say("form.mistyped"));
            return "redirect:" + page;
        }
        if (answer.isLeft()) {
            told.addFlashAttribute("entered", new Typed(form, values.all(), Map.of()));
        }
        return answered(answer, page, reader, told);
    }
}
