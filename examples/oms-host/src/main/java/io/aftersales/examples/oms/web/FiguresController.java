package io.aftersales.examples.oms.web;

import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.ports.repositories.CaseFigures;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint for the figures of a period, computed by the database. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class FiguresController {
    private final CaseFigures figures;

    FiguresController(CaseFigures figures) {
        this.figures = figures;
    }

    /**
     * Returns the figures of a period.
     *
     * @param from the first day
     * @param to the day after the last one
     * @param zone the time zone of the days
     * @param orders how many orders were placed in the period
     */
    @GetMapping("/figures")
    Views.Figures figures(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            @RequestParam @PositiveOrZero long orders) {
        if (to.isBefore(from)) {
            throw new Malformed("to", InputFault.BEFORE_FIRST_DAY);
        }
        return Views.Figures.of(figures.of(new Period(from, to, zone), orders, Sketch::exact));
    }
}
