package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Rating;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.JdbcNotices;
import io.aftersales.examples.oms.shop.JdbcTopUps;
import io.aftersales.examples.oms.shop.ShopRejection;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.texts.NoticeText;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Forms that a buyer sends from the page of the own case. The page itself is shown by {@link CasesController}. */
@Controller
@RequestMapping("/my/cases/{id}")
class BuyerCaseController {
    private final AfterSales desks;
    private final Catalog catalog;
    private final JdbcTopUps topUps;
    private final JdbcNotices notices;
    private final CaseQuotes quotes;

    BuyerCaseController(AfterSales desks, Catalog catalog, JdbcTopUps topUps, JdbcNotices notices, CaseQuotes quotes) {
        this.desks = desks;
        this.catalog = catalog;
        this.topUps = topUps;
        this.notices = notices;
        this.quotes = quotes;
    }

    /** Adds what the buyer's page of a case shows. */
    void show(CaseFile file, Reader reader, Model page) {
        CaseId id = file.subject().id();
        page.addAttribute("mine", BuyerCase.of(file, topUps.of(id).orElse(null), told(id, reader), catalog, reader));
        page.addAttribute("exchange", quotes.ofExchange(id));
        page.addAttribute(
                "scores",
                IntStream.rangeClosed(Rating.LOWEST, Rating.HIGHEST).boxed().toList());
        page.addAttribute("longestText", Commands.LONGEST_TEXT);
        page.addAttribute("mostEvidence", Commands.MOST_EVIDENCE);
    }

    private List<BuyerCase.Told> told(CaseId id, Reader reader) {
        List<BuyerCase.Told> told = new ArrayList<>(notices.about(id, Role.BUYER).stream()
                .map(each -> new BuyerCase.Told(each.at(), NoticeText.of(id, each.notice(), reader.texts())))
                .toList());
        Collections.reverse(told);
        return told;
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable CaseId id,
            @RequestParam CommandId command,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return answered(
                id,
                desks.applications().withdraw(new Commands.Withdraw(Request.of(command, reader.actor()), id)),
                reader,
                told);
    }

    @PostMapping("/answer")
    String answer(
            @PathVariable CaseId id,
            @RequestParam CommandId command,
            @RequestParam String text,
            @RequestParam(defaultValue = "") String evidence,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var answer = new Commands.ProvideInfo(
                Request.of(command, reader.actor()), id, text, EvidenceField.read(evidence, id + "/" + command));
        return answered(id, desks.applications().provideInfo(answer), reader, told);
    }

    @PostMapping("/offer")
    String answerOffer(
            @PathVariable CaseId id,
            @RequestParam CommandId command,
            @RequestParam boolean accepts,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var answer = new Commands.AnswerOffer(Request.of(command, reader.actor()), id, accepts);
        return answered(id, desks.applications().answerOffer(answer), reader, told);
    }

    @PostMapping("/appeal")
    String appeal(
            @PathVariable CaseId id,
            @RequestParam CommandId command,
            @RequestParam String why,
            @RequestParam(defaultValue = "") String evidence,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var appeal = new Commands.AppealCase(
                Request.of(command, reader.actor()), id, why, EvidenceField.read(evidence, id + "/" + command));
        return answered(id, desks.applications().appeal(appeal), reader, told);
    }

    @PostMapping("/posted")
    String posted(
            @PathVariable CaseId id,
            @RequestParam CommandId command,
            @RequestParam int inbound,
            @RequestParam String carrier,
            @RequestParam String trackingNumber,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var posted = new Commands.ReportPosted(
                Request.of(command, reader.actor()), id, inbound, carrier.strip(), trackingNumber.strip());
        return answered(id, desks.returns().posted(posted), reader, told);
    }

    @PostMapping("/rating")
    String rate(
            @PathVariable CaseId id,
            @RequestParam CommandId command,
            @RequestParam int score,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        var rating = new Commands.RateCase(Request.of(command, reader.actor()), id, score);
        return answered(id, desks.applications().rate(rating), reader, told);
    }

    /** Takes the payment of a difference, as the shop's till does. */
    @PostMapping("/payment")
    String pay(@PathVariable CaseId id, @ModelAttribute("reader") Reader reader, RedirectAttributes told) {
        CaseFile file = Answers.granted(desks.files().file(reader.actor(), id));
        boolean own = file.subject().buyer().equals(reader.actor().id());
        Either<Rejection, Answer> paid = topUps.of(id)
                .filter(request -> own)
                .flatMap(request -> topUps.pay(request.key(), "CARD").map(answer -> {
                    desks.outcomes().report(id.order(), request.key(), answer);
                    return answer;
                }))
                .<Either<Rejection, Answer>>map(Either::right)
                .orElseGet(() -> Either.left(new ShopRejection.NothingToPay(id)));
        return answered(id, paid, reader, told);
    }

    private static String answered(CaseId id, Either<Rejection, ?> answer, Reader reader, RedirectAttributes told) {
        return Forms.answered(answer, Forms.page("/cases", id), reader, told);
    }
}
