package io.aftersales.examples.oms.console;

import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.domain.money.Money;
import io.aftersales.examples.oms.shop.Reconciler;
import io.aftersales.examples.oms.shop.Reconciler.Compared;
import io.aftersales.examples.oms.shop.Statement;
import io.aftersales.examples.oms.shop.Statement.BadRow;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
    private static final int PARKED = 1000;
    private static final int ROWS = 500;

    private final AfterSales desks;
    private final Reconciler reconciler;

    StatementsController(AfterSales desks, Reconciler reconciler) {
        this.desks = desks;
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
    String compare(@RequestParam MultipartFile statement, @ModelAttribute("reader") Reader reader, Model page)
            throws IOException {
        Menu.RECONCILIATION.refuseOthers(reader.actor());
        page.addAttribute("name", statement.getOriginalFilename());
        Either<List<BadRow>, Statement> read = text(statement.getBytes());
        if (read.isLeft()) {
            page.addAttribute("bad", read.getLeft());
            return "console/reconciliation";
        }
        Reconciler.Result result = reconciler.compare(
                read.get(), Answers.granted(desks.parked().parked(reader.actor(), null, PARKED)), null);
        List<Compared> all = result.all();
        List<Compared> differences = all.stream()
                .filter(each -> each.finding() != Finding.MATCHED && each.finding() != Finding.OPEN)
                .toList();
        page.addAttribute("from", read.get().oldest().orElse(result.until()));
        page.addAttribute("until", result.until());
        page.addAttribute("rows", read.get().movements().size());
        page.addAttribute("sums", sums(all, reader));
        page.addAttribute("differences", differences.stream().limit(ROWS).toList());
        page.addAttribute("more", Math.max(0, differences.size() - ROWS));
        return "console/reconciliation";
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
