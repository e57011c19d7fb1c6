package io.aftersales.ports.tck;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.FeedEntry;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.Receipt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data that a commit writes, as far as the ports show it. */
record Trace(
        @Nullable AfterSalesCase subject,
        @Nullable AccountRecord account,
        @Nullable Receipt receipt,
        List<TimelineEntry> timeline,
        List<TimelineEntry> feed,
        List<OutboxEntry> owed,
        @Nullable OutboxEntry settled) {

    Trace with(Commit commit) {
        var longer = new ArrayList<>(timeline);
        longer.addAll(commit.change().events());
        var longerFeed = new ArrayList<>(feed);
        longerFeed.addAll(commit.change().events());
        OutboxEntry after = commit.settled();
        return new Trace(
                commit.change().next().saved(),
                commit.accountTouched() ? commit.change().account().saved().toRecord() : account,
                commit.receipt(),
                longer,
                longerFeed,
                commit.owed(),
                after == null ? null : after.saved());
    }

    static Trace of(Commit commit, CaseRepository repository, Outbox outbox) {
        CaseId id = commit.change().next().id();
        Receipt receipt = commit.receipt();
        OutboxEntry settled = commit.settled();
        return new Trace(
                repository.find(id).orElse(null),
                repository.account(id.order()).map(OrderAccount::toRecord).orElse(null),
                receipt == null
                        ? null
                        : repository.receipt(id.order(), receipt.commandId()).orElse(null),
                repository.timeline(id),
                repository.events(0, 1000).stream().map(FeedEntry::entry).toList(),
                commit.owed().stream()
                        .flatMap(owed -> outbox.find(id.order(), owed.key()).stream())
                        .toList(),
                settled == null ? null : outbox.find(id.order(), settled.key()).orElse(null));
    }
}
