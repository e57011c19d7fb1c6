package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.ports.repositories.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Transactions}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class TransactionsContract {
    private Transactions transactions;

    /** Creates the host's transactions, none of them begun; called before each rule. */
    protected abstract Transactions transactions();

    /** Begins a transaction on the calling thread. */
    protected abstract void begin();

    /** Commits the transaction. */
    protected abstract void commit();

    /** Rolls the transaction back. */
    protected abstract void rollback();

    @BeforeEach
    final void start() {
        transactions = transactions();
    }

    @Test
    final void rule01_isActiveInATransactionOnly() {
        assertThat(transactions.isActive()).as("none was begun").isFalse();
        begin();
        assertThat(transactions.isActive())
                .as("one was begun: a gateway called now could not be undone with it")
                .isTrue();
        commit();
        assertThat(transactions.isActive()).as("it was committed").isFalse();
        begin();
        rollback();
        assertThat(transactions.isActive()).as("it was rolled back").isFalse();
    }

    @Test
    final void rule02_runsOnceAfterTheCommit() {
        var ran = new ArrayList<String>();
        begin();
        transactions.afterCommit(() -> ran.add("first"));
        transactions.afterCommit(() -> ran.add("second"));
        assertThat(ran).as("nothing runs before its transaction is committed").isEmpty();
        commit();
        assertThat(ran)
                .as("all work runs once the transaction is committed")
                .containsExactlyInAnyOrder("first", "second");
        begin();
        commit();
        assertThat(ran).as("the work does not run again after the next commit").hasSize(2);
    }

    @Test
    final void rule03_runsNothingAfterARollback() {
        var ran = new ArrayList<String>();
        begin();
        transactions.afterCommit(() -> ran.add("rolled back"));
        rollback();
        begin();
        commit();
        assertThat(ran)
                .as("work of a rolled-back transaction is forgotten: hook into the commit, not into the end")
                .isEmpty();
    }

    @Test
    final void rule04_runsOnTheThreadThatCommitted() {
        var threads = new ArrayList<Thread>();
        begin();
        transactions.afterCommit(() -> threads.add(Thread.currentThread()));
        commit();
        assertThat(threads)
                .as("effects are carried out for the caller who just decided, before the call returns")
                .containsExactly(Thread.currentThread());
    }

    @Test
    final void rule05_isNotActiveWhenItRuns() {
        var active = new ArrayList<Boolean>();
        begin();
        transactions.afterCommit(() -> active.add(transactions.isActive()));
        commit();
        assertThat(active)
                .as(
                        "the runner refuses to call gateways in a transaction: use a hook that runs after its resources are "
                                + "released, or say that a committed one is no longer active")
                .doesNotContain(true);
    }

    @Test
    final void rule06_belongsToAThread() {
        begin();
        Callable<Boolean> elsewhere = transactions::isActive;
        assertThat(Racers.race(List.of(elsewhere)).get(0).value())
                .as("another thread is in no transaction: answer for the calling thread only")
                .isEqualTo(false);
        rollback();
    }
}
