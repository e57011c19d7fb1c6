package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.CaseFile;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.texts.EventText;
import io.aftersales.ports.views.TimelineView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells what happened on a case since a person opened a page with its forms, so that no decision is made on what the person has not seen. A
 * form carries how many lines the timeline had.
 */
@Component
final class CaseNews {
    private static final String SEEN = "seen";
    private static final int MOST = 3;

    private final AfterSales desks;
    private final CaseRepository cases;

    CaseNews(AfterSales desks, CaseRepository cases) {
        this.desks = desks;
        this.cases = cases;
    }

    /** Returns what a form of this case carries. */
    static int seen(CaseFile file) {
        return file.timeline().size();
    }

    /** Refuses a form that does not know of the newest lines of the timeline. A form that was answered before is let through. */
    void refuseOutdated(CaseId id, CommandId command, FormValues form, Reader reader) {
        int seen = Objects.requireNonNullElse(form.number(SEEN), 0);
        CaseFile file = desks.files().file(reader.actor(), id).getOrNull();
        if (file == null
                || seen >= seen(file)
                || cases.receipt(id.order(), command).isPresent()) {
            return;
        }
        List<TimelineView> fresh = file.timeline().subList(seen, seen(file));
        List<TimelineView> ofPersons = fresh.stream()
                .filter(each -> each.whole().orElseThrow().by().role() != Role.SYSTEM)
                .toList();
        List<TimelineView> told = ofPersons.isEmpty() ? fresh : ofPersons;
        Stream<String> newest = told.subList(Math.max(0, told.size() - MOST), told.size()).stream()
                .map(each -> line(each, reader));
        throw Mistyped.asWhole("case.changed", String.join(" ", newest.toList()));
    }

    private static String line(TimelineView line, Reader reader) {
        return reader.say(
                "case.change",
                EventText.of(line.whole().orElseThrow().event(), reader.texts()),
                reader.person(line.whole().orElseThrow().by()),
                reader.at(line.at()));
    }
}
