package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.texts.RefusalText;
import io.vavr.control.Either;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers forms: whatever became of the command, the browser goes to a page, which tells it. */
final class Forms {
    private Forms() {}

    /** Goes to a page that tells the reader that the command was carried out, or why it was refused. */
    static String answered(Either<Rejection, ?> answer, String page, Reader reader, RedirectAttributes told) {
        answer.peek(done -> told.addFlashAttribute("done", reader.say("form.done")))
                .peekLeft(why -> told.addFlashAttribute("refused", RefusalText.of(why, reader.texts())));
        return "redirect:" + page;
    }
}
