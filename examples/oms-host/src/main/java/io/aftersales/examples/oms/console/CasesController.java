package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.CaseQuery;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Pages of cases: the list, and one case with what the reader can do about it. */
@Controller
class CasesController {
    private static final int PAGE = 50;

    private final AfterSales desks;

    CasesController(AfterSales desks) {
        this.desks = desks;
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam(required = false) @Nullable CaseId after,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        var query = new CaseQuery(null, null, Set.of(), null, after, PAGE);
        page.addAttribute("cases", Answers.granted(desks.files().search(reader.actor(), query)));
        return "console/cases";
    }

    @GetMapping("/cases/{id}")
    String one(@PathVariable CaseId id, @ModelAttribute("reader") Reader reader, Model page) {
        page.addAttribute("file", Answers.granted(desks.files().file(reader.actor(), id)));
        return "console/case";
    }
}
