package io.aftersales.inmemory.broken;

import io.aftersales.inmemory.HandTransactionsTest;
import io.aftersales.ports.repositories.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Hosts whose transactions break one rule, or as few as such a mistake can. */
final class BrokenTransactions {
    private BrokenTransactions() {}

    static Stream<Row> rows() {
        return Stream.of(
                Row.of("is never active", IsNeverActive::new, 1),
                Row.of("runs at once", RunsAtOnce::new, 2, 3, 5),
                Row.of("runs with every commit", RunsWithEveryCommit::new, 2),
                Row.of("runs after a rollback too", RunsAfterARollback::new, 3),
                Row.of("runs on a thread of its own", RunsElsewhere::new, 4),
                Row.of("is active until all has run", IsActiveUntilAllHasRun::new, 5),
                Row.of("has one for all threads", HasOneForAllThreads::new, 6));
    }

    /** Transactions in order, for others to break. */
    private abstract static class Delegating extends HandTransactionsTest implements Transactions {
        private Transactions sound;

        @Override
        protected Transactions transactions() {
            sound = super.transactions();
            return this;
        }

        @Override
        public boolean isActive() {
            return sound.isActive();
        }

        @Override
        public void afterCommit(Runnable work) {
            sound.afterCommit(work);
        }
    }

    private static final class IsNeverActive extends Delegating {
        @Override
        public boolean isActive() {
            return false;
        }
    }

    private static final class RunsAtOnce extends Delegating {
        @Override
        public void afterCommit(Runnable work) {
            work.run();
        }
    }

    private static final class RunsWithEveryCommit extends Delegating {
        private final List<Runnable> ever = new ArrayList<>();

        @Override
        protected void begin() {
            super.begin();
            ever.forEach(super::afterCommit);
        }

        @Override
        public void afterCommit(Runnable work) {
            ever.add(work);
            super.afterCommit(work);
        }

        @Override
        protected void rollback() {
            ever.clear();
            super.rollback();
        }
    }

    private static final class RunsAfterARollback extends Delegating {
        private final List<Runnable> asked = new ArrayList<>();

        @Override
        protected void begin() {
            asked.clear();
            super.begin();
        }

        @Override
        public void afterCommit(Runnable work) {
            asked.add(work);
            super.afterCommit(work);
        }

        @Override
        protected void rollback() {
            super.rollback();
            asked.forEach(Runnable::run);
        }
    }

    private static final class RunsElsewhere extends Delegating {
        @Override
        public void afterCommit(Runnable work) {
            super.afterCommit(() -> {
                var thread = new Thread(work);
                thread.start();
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static final class IsActiveUntilAllHasRun extends Delegating {
        private boolean committing;

        @Override
        protected void commit() {
            committing = true;
            super.commit();
            committing = false;
        }

        @Override
        public boolean isActive() {
            return committing || super.isActive();
        }
    }

    private static final class HasOneForAllThreads extends Delegating {
        private volatile boolean active;

        @Override
        protected void begin() {
            super.begin();
            active = true;
        }

        @Override
        protected void commit() {
            active = false;
            super.commit();
        }

        @Override
        protected void rollback() {
            active = false;
            super.rollback();
        }

        @Override
        public boolean isActive() {
            return active;
        }
    }
}
