package io.aftersales.inmemory.broken;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commits and cases bent a little. */
final class Commits {
    private Commits() {}

    static Commit with(Commit commit, AfterSalesCase next, OrderAccount account) {
        var change = new Change(
                next, account, commit.change().events(), commit.change().effects());
        return new Commit(change, commit.accountTouched(), commit.owed(), commit.settled(), commit.receipt());
    }

    static Commit touching(Commit commit) {
        return new Commit(commit.change(), true, commit.owed(), commit.settled(), commit.receipt());
    }

    static Commit with(Commit commit, @Nullable Receipt receipt) {
        return new Commit(commit.change(), commit.accountTouched(), commit.owed(), commit.settled(), receipt);
    }

    static Commit settling(Commit commit, @Nullable OutboxEntry settled) {
        return new Commit(commit.change(), commit.accountTouched(), commit.owed(), settled, commit.receipt());
    }

    /** The stored account under another version, with other balances of its tenders. */
    static OrderAccount with(OrderAccount account, long version, List<TenderBalance> tenders) {
        AccountRecord moving = account.toRecord();
        Sale sold = account.frozen().snapshot().first();
        FrozenOrder frozen =
                FrozenOrder.of(OrderSnapshot.of(sold).get(), account.frozen().policy());
        return OrderAccount.restore(
                frozen,
                new AccountRecord(
                        version,
                        moving.cases(),
                        moving.entries(),
                        moving.amendments(),
                        moving.replacements(),
                        moving.lines(),
                        tenders,
                        moving.charges(),
                        moving.taxes(),
                        moving.bookings(),
                        moving.externals(),
                        moving.totals(),
                        moving.waiting()));
    }

    static AfterSalesCase version(AfterSalesCase subject, long version) {
        return copy(subject, version, subject.submission());
    }

    static AfterSalesCase undescribed(AfterSalesCase subject) {
        Submission full = subject.submission();
        var bare = new Submission(
                full.buyer(),
                full.openedBy(),
                full.at(),
                full.orderedAt(),
                full.items(),
                full.whole(),
                full.goodsAreHere(),
                full.refundTo(),
                full.exception(),
                "",
                full.evidence(),
                full.remarks(),
                full.compensation());
        return copy(subject, subject.version(), bare);
    }

    private static AfterSalesCase copy(AfterSalesCase subject, long version, Submission submission) {
        return new AfterSalesCase(
                subject.id(),
                subject.kind(),
                subject.status(),
                version,
                subject.namespace(),
                submission,
                subject.holds(),
                subject.review(),
                subject.inbounds(),
                subject.advance(),
                subject.inspection(),
                subject.replacement(),
                subject.stops(),
                subject.refund(),
                subject.parked(),
                subject.waiting(),
                subject.attention(),
                subject.endedAt(),
                subject.closing(),
                subject.score(),
                subject.staff(),
                subject.events(),
                subject.effects());
    }
}
