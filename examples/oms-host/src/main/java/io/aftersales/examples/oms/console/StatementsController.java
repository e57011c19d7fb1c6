package io.aftersales.examples.oms.console;

import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.domain.money.Money;
import io.aftersales.examples.oms.shop.Reconciler;
import io.aftersales.examples.oms.shop.Reconciler.Compared;
import io.aftersales.examples.oms.shop.Statement;
import io.aftersales.examples.oms.shop.Statement.BadRow;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page that compares a provider's statement with the journal. A statement is not kept. */
@Controller
class StatementsController {
    private static final int ROWS = 500;

    private final Reconciler reconciler;

    StatementsController(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /**
     * The payments of one finding.
     *
     * @param here their amounts in the journal, one for each currency
     * @param there their amounts in the statement
     */
    record Sum(Finding finding, long payments, List<String> here, List<String> there) {}

    @GetMapping("/reconciliation")
    String form(@ModelAttribute("reader") Reader reader) {
        Menu.RECONCILIATION.refuseOthers(reader.actor());
        return "console/reconciliation";
    }

    @PostMapping("/reconciliation")
    String compare(
            @RequestParam MultipartFile statement,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @ModelAttribute("reader") Reader reader,
            Model page)
            throws IOException {
        Menu.RECONCILIATION.refuseOthers(reader.actor());
        page.addAttribute("name", statement.getOriginalFilename());
        page.addAttribute("typedFrom", from);
        page.addAttribute("typedUntil", until);
        Reconciler.Period period;
        try {
            period = new Reconciler.Period(moment(from, reader), moment(until, reader));
        } catch (DateTimeException e) {
            page.addAttribute("refused", reader.say("field.moment"));
            return "console/reconciliation";
        }
        Either<List<BadRow>, Statement> read = text(statement.getBytes());
        if (read.isLeft()) {
            page.addAttribute("bad", read.getLeft());
            return "console/reconciliation";
        }
        Reconciler.Result result = reconciler.compare(read.get(), period);
        List<Compared> all = result.all();
        List<Compared> differences =
                all.stream().filter(each -> each.finding() != Finding.MATCHED).toList();
        page.addAttribute("from", result.from());
        page.addAttribute("begins", period.from() != null);
        page.addAttribute("matches", differences.stream().allMatch(each -> each.finding() == Finding.OPEN));
        page.addAttribute("until", result.until());
        page.addAttribute("rows", read.get().movements().size());
        page.addAttribute("sums", sums(all, reader));
        page.addAttribute("here", amounts(all, Compared::here, reader));
        page.addAttribute("there", amounts(all, Compared::there, reader));
        page.addAttribute("differences", differences.stream().limit(ROWS).toList());
        page.addAttribute("more", Math.max(0, differences.size() - ROWS));
        return "console/reconciliation";
    }

    /** The moment that a person typed in the own time zone; null for nothing. */
    private static @Nullable Instant moment(String typed, Reader reader) {
        return typed.isBlank()
                ? null
                : LocalDateTime.parse(typed.strip()).atZone(reader.zone()).toInstant();
    }

    /** Reads a statement in UTF-8; other bytes are not CSV. */
    private static Either<List<BadRow>, Statement> text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return Statement.read(text);
        } catch (CharacterCodingException e) {
            return Either.left(List.of(new BadRow(1, Statement.Wrong.NOT_CSV, "")));
        }
    }

    private static List<Sum> sums(List<Compared> all, Reader reader) {
        return Arrays.stream(Finding.values())
                .map(finding -> {
                    List<Compared> its = all.stream()
                            .filter(each -> each.finding() == finding)
                            .toList();
                    return new Sum(
                            finding,
                            its.size(),
                            amounts(its, Compared::here, reader),
                            amounts(its, Compared::there, reader));
                })
                .toList();
    }

    private static List<String> amounts(List<Compared> some, Function<Compared, @Nullable Money> side, Reader reader) {
        Map<String, Money> sums = new TreeMap<>();
        for (Compared each : some) {
            Money amount = side.apply(each);
            if (amount != null) {
                sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
            }
        }
        return sums.values().stream().map(reader::money).toList();
    }
}
