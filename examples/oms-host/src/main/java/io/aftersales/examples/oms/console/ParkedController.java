package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.cases.ParkedEffect;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.shop.ParkedPayments;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of parked effects: payments and other tasks of which it is not known whether they were done. */
@Controller
class ParkedController {
    private static final String PAGE = "/parked";
    static final int ROWS = 25;
    private static final int MOST = 1000;

    private final AfterSales desks;
    private final ParkedPayments parked;

    ParkedController(AfterSales desks, ParkedPayments parked) {
        this.desks = desks;
        this.parked = parked;
    }

    /**
     * A person's statement about a parked payment.
     *
     * @param mine whether the reader of the page has made it
     */
    record Stated(ParkedEffect.Statement statement, boolean mine) {}

    /**
     * A parked effect as the list and its own page show it.
     *
     * @param parked the effect
     * @param what the effect in words
     * @param cause why it was given up, in words
     * @param statements what persons have stated, in words
     */
    record Row(ParkedPayments.Row parked, String what, String cause, List<Stated> statements) {
        static Row of(ParkedPayments.Row parked, Reader reader) {
            return new Row(
                    parked,
                    what(parked.entry().effect(), reader),
                    reader.say(
                            "parked.cause." + parked.cause(),
                            Math.max(1, parked.entry().attempts())),
                    parked.statements().stream()
                            .map(each -> new Stated(each, each.by().isSamePersonAs(reader.actor())))
                            .toList());
        }

        /** The statements in short, for a list. */
        public String said(Reader reader) {
            return statements.isEmpty()
                    ? "–"
                    : statements.stream()
                            .map(each -> reader.say(
                                    each.mine() ? "parked.wordOfMine" : "parked.wordOf",
                                    each.statement().by().id(),
                                    reader.word(each.statement().said())))
                            .collect(Collectors.joining("; "));
        }

        /** The entry of the outbox. */
        public OutboxEntry entry() {
            return parked.entry();
        }

        /** The payment, where the effect is one. */
        public Effect.@Nullable PayRefund payment() {
            return entry().effect() instanceof Effect.PayRefund payment ? payment : null;
        }

        /** The resolutions that are possible for the effect. */
        public List<ParkedResolution> resolutions() {
            return Arrays.stream(ParkedResolution.values())
                    .filter(each -> each.isFor(entry().effect()))
                    .toList();
        }

        private static String what(Effect effect, Reader reader) {
            if (effect instanceof Effect.PayRefund payment) {
                return reader.say("parked.payRefund", reader.named("tender", payment.tender()));
            }
            if (effect instanceof Effect.GiveBackPoints points) {
                return reader.say("parked.points", points.points());
            }
            if (effect instanceof Effect.GrantGift grant) {
                return reader.say("parked.gift", reader.gift(grant.gift()));
            }
            return reader.word(effect.code());
        }
    }

    @GetMapping(PAGE)
    String list(
            @RequestParam(name = "page", defaultValue = "1") int number,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        int shown = Math.min(Math.max(1, number), MOST / ROWS);
        List<ParkedPayments.Row> rows = Answers.granted(parked.page(reader.actor(), (shown - 1) * ROWS, ROWS));
        page.addAttribute(
                "rows",
                rows.stream().limit(ROWS).map(each -> Row.of(each, reader)).toList());
        page.addAttribute("before", shown > 1 ? shown - 1 : null);
        page.addAttribute("after", rows.size() > ROWS && shown < MOST / ROWS ? shown + 1 : null);
        return "console/parked";
    }

    @GetMapping(PAGE + "/{id}/{key}")
    String one(
            @PathVariable CaseId id,
            @PathVariable EffectKey key,
            @ModelAttribute("reader") Reader reader,
            Model page,
            RedirectAttributes told) {
        Either<Rejection, ParkedPayments.Row> found = entry(reader, id, key);
        if (found.isLeft() && found.getLeft() instanceof CaseRejection.NotParked) {
            return Forms.answered(found, PAGE, reader, told);
        }
        Row row = Row.of(Answers.granted(found), reader);
        AfterSalesCase subject = subject(reader, id);
        OrderAccount account = Answers.granted(desks.files().account(reader.actor(), id.order()));
        TenderId tender = row.payment() == null ? null : row.payment().tender();
        page.addAttribute("row", row);
        page.addAttribute("parts", tender == null ? List.of() : parts(subject, tender));
        page.addAttribute(
                "balance", tender == null ? null : account.tender(tender).orElse(null));
        page.addAttribute("currency", account.frozen().currency());
        return "console/parked-one";
    }

    /** The payments of the case on a tender; those of the same provider's payment tell what it answered before. */
    private static List<RefundPart> parts(AfterSalesCase subject, TenderId tender) {
        return subject.refund().parts().stream()
                .filter(part -> part.tender().id().equals(tender))
                .toList();
    }

    private Either<Rejection, ParkedPayments.Row> entry(Reader reader, CaseId id, EffectKey key) {
        return parked.find(reader.actor(), id, key, MOST)
                .flatMap(found -> found.<Either<Rejection, ParkedPayments.Row>>map(Either::right)
                        .orElseGet(() -> Either.left(new CaseRejection.NotParked(key))));
    }

    private AfterSalesCase subject(Reader reader, CaseId id) {
        CaseFile file = Answers.granted(desks.files().file(reader.actor(), id));
        return file.subject().whole().orElseThrow();
    }

    @PostMapping(PAGE + "/{id}/{key}")
    String resolve(
            @PathVariable CaseId id,
            @PathVariable EffectKey key,
            @RequestParam CommandId command,
            @RequestParam ParkedResolution said,
            @RequestParam String reference,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        Either<Rejection, Receipt> answer = desks.parked()
                .resolve(new Commands.ResolveParked(
                        Request.of(command, reader.actor()), id, key, said, reference.strip()));
        var form = TypedForm.of("resolve", Map.of("said", said.name(), "reference", reference));
        String one = Forms.page(PAGE, id, key);
        if (answer.isLeft()) {
            return form.answered(answer, one, reader, told);
        }
        boolean again = entry(reader, id, key).isRight();
        told.addFlashAttribute("done", reader.say(again ? "parked.firstWord" : "parked.resolved"));
        return "redirect:" + (again ? one : PAGE);
    }
}
