package io.aftersales.domain.cases;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.shared.CaseId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases of random histories, as they are counted. */
public final class Records {
    private Records() {}

    /** The cases of one order with random lives, at some moment or at their ends. */
    public static List<Counted> of(List<Integer> numbers, boolean finished) {
        World world = new World(numbers).run();
        if (finished) {
            world.finish();
        }
        Map<CaseId, List<TimelineEntry>> timelines = new LinkedHashMap<>();
        for (Change change : world.changes()) {
            timelines
                    .computeIfAbsent(change.next().id(), unseen -> new ArrayList<>())
                    .addAll(change.events());
        }
        var records = new ArrayList<Counted>();
        for (AfterSalesCase subject : world.cases()) {
            List<TimelineEntry> timeline = timelines.get(subject.id());
            String currency =
                    world.changes().get(0).account().frozen().currency().getCurrencyCode();
            records.add(new Counted(subject, CaseRecord.of(subject, timeline, currency)));
        }
        return records;
    }

    /** A case and what is counted of it. */
    public record Counted(AfterSalesCase subject, CaseRecord counted) {
        /** Minor units paid on its parts, by the parts themselves. */
        public long paidOnParts() {
            return subject.refund().parts().stream()
                    .filter(part -> part.isMoney() && part.state() == RefundPart.State.PAID)
                    .mapToLong(part -> part.amount().minor())
                    .sum();
        }
    }
}
