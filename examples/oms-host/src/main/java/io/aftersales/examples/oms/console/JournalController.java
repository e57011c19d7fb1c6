package io.aftersales.examples.oms.console;

import io.aftersales.examples.oms.shop.JournalDays;
import io.aftersales.examples.oms.shop.JournalDays.Days;
import io.aftersales.examples.oms.shop.JournalDays.Flow;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal: every movement of money of some days, in the order in which they were booked, and its sums by kind. */
@Controller
class JournalController {
    private static final int LINES = 100;

    private final JournalDays journal;

    JournalController(JournalDays journal) {
        this.journal = journal;
    }

    /**
     * A line of the journal.
     *
     * @param line the line
     * @param signed its amount in minor units; money that left the shop is negative
     */
    record Row(JournalEntry line, long signed) {
        static Row of(JournalEntry line) {
            return new Row(
                    line, Flow.of(line.entry().kind()).signed(line.entry().amount()));
        }
    }

    @GetMapping("/journal")
    String journal(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        Menu.JOURNAL.refuseOthers(reader.actor());
        page.addAttribute("from", from);
        page.addAttribute("to", to);
        page.addAttribute("after", after);
        Days days;
        try {
            days = new Days(start(from, 0, reader), start(to, 1, reader));
        } catch (DateTimeException e) {
            page.addAttribute("refused", reader.say("journal.wrongDay"));
            page.addAttribute("lines", List.of());
            page.addAttribute("sums", List.of());
            return "console/journal";
        }
        List<JournalEntry> lines = journal.lines(days, Math.max(0, after), LINES);
        page.addAttribute("lines", lines.stream().map(Row::of).toList());
        page.addAttribute("sums", journal.sums(days));
        page.addAttribute(
                "next",
                lines.size() < LINES ? null : lines.get(lines.size() - 1).sequence());
        return "console/journal";
    }

    /** Returns the beginning of a typed day in the reader's zone, or of one of the next days; null for nothing typed. */
    private static @Nullable Instant start(String typed, int daysLater, Reader reader) {
        return typed.isBlank()
                ? null
                : LocalDate.parse(typed.strip())
                        .plusDays(daysLater)
                        .atStartOfDay(reader.zone())
                        .toInstant();
    }
}
