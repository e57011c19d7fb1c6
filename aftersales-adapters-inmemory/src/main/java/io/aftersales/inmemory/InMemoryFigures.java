package io.aftersales.inmemory;

import io.aftersales.domain.analytics.Period;
import io.aftersales.domain.analytics.PeriodFigures;
import io.aftersales.domain.analytics.PeriodFold;
import io.aftersales.domain.analytics.Sketch;
import io.aftersales.ports.repositories.CaseFigures;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.OrderStories;
import io.aftersales.ports.repositories.TicketRepository;
import java.util.function.Supplier;

/** Figures folded from every story on every call: for tests, demonstrations and small shops. */
public final class InMemoryFigures implements CaseFigures {
    private final OrderStories stories;

    /** Creates figures over these cases and tickets. */
    public InMemoryFigures(CaseRepository cases, TicketRepository tickets) {
        stories = new OrderStories(cases, tickets);
    }

    @Override
    public PeriodFigures of(Period period, long ordersPlaced, Supplier<Sketch> sketches) {
        var fold = new PeriodFold(period, sketches);
        stories.forEach(story -> story.records().forEach(fold::add));
        return fold.figures(ordersPlaced);
    }
}
