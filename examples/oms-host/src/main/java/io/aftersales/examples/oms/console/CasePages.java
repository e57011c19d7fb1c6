package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.Actor;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.views.CaseView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads lists of cases to their end, a page at a time, and cuts what is found in them into parts that a page shows. */
final class CasePages {
    private CasePages() {}

    /** All cases of a query that the actor may see; a page of them is read when its first case is asked for. */
    static Stream<CaseView> all(AfterSales desks, Actor by, CaseQuery query) {
        return Stream.iterate(Page.read(desks, by, query), page -> page != null, page -> page.next(desks, by))
                .flatMap(page -> page.cases.stream());
    }

    private record Page(CaseQuery query, List<CaseView> cases) {
        static Page read(AfterSales desks, Actor by, CaseQuery query) {
            return new Page(query, Answers.granted(desks.files().search(by, query)));
        }

        @Nullable
        Page next(AfterSales desks, Actor by) {
            return cases.size() < query.limit()
                    ? null
                    : read(desks, by, query.after(cases.get(cases.size() - 1).position(query.sort())));
        }
    }

    /**
     * Part of a list.
     *
     * @param next the last row, after which the next part begins; null when there is no more
     */
    record Part<R>(List<R> rows, @Nullable R next) {
        /** Takes the first rows. */
        static <R> Part<R> of(Stream<R> rows, int most) {
            List<R> some = rows.limit(most + 1L).toList();
            return some.size() > most ? new Part<>(some.subList(0, most), some.get(most - 1)) : new Part<>(some, null);
        }
    }
}
