package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.oms.shop.OpenPayments;
import io.aftersales.examples.oms.web.Answers;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of payments that are owed over all orders, with their sums. */
@Controller
class OpenPaymentsController {
    private static final int CASES = 50;

    private final OpenPayments payments;
    private final InstantSource clock;

    OpenPaymentsController(OpenPayments payments, InstantSource clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @GetMapping("/open-payments")
    String list(
            @RequestParam(required = false) @Nullable CaseId after,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        OpenPayments.Rows rows = Answers.granted(payments.list(reader.actor(), after, CASES));
        page.addAttribute("rows", rows.rows());
        page.addAttribute("next", rows.next());
        page.addAttribute("first", after == null);
        page.addAttribute("totals", Answers.granted(payments.totals(reader.actor())));
        page.addAttribute("now", clock.instant());
        return "console/open-payments";
    }
}
