package io.aftersales.examples.oms.console;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal: every movement of money, in the order in which they were booked. */
@Controller
class JournalController {
    private static final int LINES = 100;

    private final CaseRepository cases;

    JournalController(CaseRepository cases) {
        this.cases = cases;
    }

    @GetMapping("/journal")
    String journal(@RequestParam(defaultValue = "0") long after, @ModelAttribute("reader") Reader reader, Model page) {
        Menu.JOURNAL.refuseOthers(reader.actor());
        List<JournalEntry> lines = cases.journal(Math.max(0, after), LINES);
        page.addAttribute("lines", lines);
        page.addAttribute("after", after);
        page.addAttribute(
                "next",
                lines.size() < LINES ? null : lines.get(lines.size() - 1).sequence());
        return "console/journal";
    }
}
