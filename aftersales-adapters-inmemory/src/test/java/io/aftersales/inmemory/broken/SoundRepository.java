package io.aftersales.inmemory.broken;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.tck.ForwardingCases;
import io.aftersales.ports.tck.ForwardingOutbox;

/** A repository with its outbox, both in order, for others to break. */
class SoundRepository implements ForwardingCases, ForwardingOutbox {
    final InMemoryCaseRepository sound = new InMemoryCaseRepository();

    @Override
    public CaseRepository cases() {
        return sound;
    }

    @Override
    public Outbox outbox() {
        return sound;
    }

    // --- how to write what a sound repository refuses
    // ---------------------------------------------------------------------

    boolean isCaseCurrent(Commit commit) {
        AfterSalesCase next = commit.change().next();
        return sound.find(next.id()).map(AfterSalesCase::version).orElse(0L) == next.version();
    }

    /** Writes it over whatever version is there. */
    void force(Commit commit) {
        while (true) {
            try {
                sound.commit(onTopOfWhatIsStored(commit));
                return;
            } catch (StaleVersion e) {
                Thread.onSpinWait(); // somebody else forced something in between
            }
        }
    }

    private Commit onTopOfWhatIsStored(Commit commit) {
        AfterSalesCase next = commit.change().next();
        OrderAccount account = commit.change().account();
        long version = sound.account(commit.order()).map(OrderAccount::version).orElse(0L);
        OrderAccount moved = Commits.with(account, version, account.tenders());
        return Commits.with(
                commit,
                Commits.version(
                        next, sound.find(next.id()).map(AfterSalesCase::version).orElse(0L)),
                moved);
    }
}
