package io.aftersales.domain.cases;

import io.aftersales.domain.analytics.CaseRecord;
import io.aftersales.domain.analytics.OrderStory;
import io.aftersales.domain.analytics.OrderStory.CaseStory;
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
        var account = world.account();
        if (account == null) {
            return List.of();
        }
        List<CaseStory> stories = world.cases().stream()
                .map(subject -> new CaseStory(subject, timelines.get(subject.id()), List.of()))
                .toList();
        List<CaseRecord> counted = new OrderStory(account, stories).records();
        var records = new ArrayList<Counted>();
        for (int i = 0; i < counted.size(); i++) {
            records.add(new Counted(stories.get(i).subject(), counted.get(i)));
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
