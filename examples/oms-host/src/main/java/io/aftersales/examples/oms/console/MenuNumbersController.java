package io.aftersales.examples.oms.console;

import io.aftersales.examples.oms.shop.JdbcAlarms;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Numbers beside the pages of the menu: how much waits there for the reader. Every page asks for them once it is shown. */
@Controller
class MenuNumbersController {
    private static final int MOST = 99;

    private final AfterSales desks;
    private final JdbcAlarms alarms;
    private final TicketsController tickets;
    private final ConfirmationsController confirmations;
    private final GoodwillController goodwill;

    MenuNumbersController(
            AfterSales desks,
            JdbcAlarms alarms,
            TicketsController tickets,
            ConfirmationsController confirmations,
            GoodwillController goodwill) {
        this.desks = desks;
        this.alarms = alarms;
        this.tickets = tickets;
        this.confirmations = confirmations;
        this.goodwill = goodwill;
    }

    @GetMapping("/menu-numbers")
    String numbers(@ModelAttribute("reader") Reader reader, Model page) {
        Map<Menu, String> numbers = new EnumMap<>(Menu.class);
        for (Menu each : Menu.of(reader.actor().role())) {
            long waiting = waiting(each, reader);
            if (waiting > 0) {
                numbers.put(each, waiting > MOST ? MOST + "+" : Long.toString(waiting));
            }
        }
        page.addAttribute("numbers", numbers);
        return "console/menu-numbers";
    }

    private long waiting(Menu page, Reader reader) {
        return switch (page) {
            case QUEUE -> tickets.waitingFor(reader);
            case CONFIRMATIONS -> confirmations.waitingFor(reader, MOST + 1);
            case GOODWILL ->
                goodwill.waiting(null, reader)
                        .filter(GoodwillController.Row::decidable)
                        .limit(MOST + 1)
                        .count();
            case PARKED ->
                Answers.granted(desks.parked().parked(reader.actor(), null, MOST + 1))
                        .size();
            case ALARMS ->
                Answers.granted(alarms.newest(reader.actor(), false, Long.MAX_VALUE, MOST + 1))
                        .size();
            case ORDERS, OPEN_PAYMENTS, CASES, ACCOUNTS, JOURNAL, RECONCILIATION, FIGURES, WHAT_IF -> 0;
        };
    }
}
