package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.repositories.Commit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Outboxes that break one rule, or as few as such a mistake can. */
final class BrokenOutboxes {
    private BrokenOutboxes() {}

    /** Claims the latest first. */
    static final class ClaimsTheLatestFirst extends SoundRepository {
        @Override
        public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
            var claimed = new ArrayList<>(super.claimDue(now, limit, owner, lease));
            Collections.reverse(claimed);
            return claimed;
        }
    }

    /** Claims what is claimed. */
    static final class ClaimsTwice extends SoundRepository {
        private final List<OutboxEntry> claimed = new ArrayList<>();

        @Override
        public synchronized List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
            claimed.addAll(super.claimDue(now, limit, owner, lease));
            return List.copyOf(claimed);
        }
    }

    /** Looks for what is ready or in doubt, and never again at what was interrupted. */
    static final class NeverTakesOver extends SoundRepository {
        @Override
        public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
            return super.claimDue(now, limit, owner, lease).stream()
                    .filter(entry -> !(entry.doubted() && entry.call() == OutboxEntry.Call.QUERY && entry.fence() == 2))
                    .toList();
        }
    }

    /** Reads without a lock: those who come together get the same. */
    static final class ClaimsWithoutALock extends SoundRepository {
        private final Thread home = Thread.currentThread();
        private final List<OutboxEntry> read = new ArrayList<>();

        @Override
        public synchronized List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
            List<OutboxEntry> claimed = super.claimDue(now, limit, owner, lease);
            if (Thread.currentThread() == home) {
                return claimed;
            }
            read.addAll(claimed);
            return List.copyOf(read);
        }
    }

    /** Keeps moments to the millisecond, and looks for what was just written among what is due. */
    static final class MissesWhatWasJustWritten extends SoundRepository {
        @Override
        public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
            return super.claim(written, now, owner, lease).stream()
                    .filter(entry -> now.truncatedTo(ChronoUnit.MILLIS).equals(now))
                    .toList();
        }
    }

    /** Claims whatever is due along with what was just written. */
    static final class ClaimsTheBacklogAsWell extends SoundRepository {
        @Override
        public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
            var claimed = new ArrayList<>(super.claim(written, now, owner, lease));
            claimed.addAll(claimDue(now, 100, owner, lease));
            return claimed;
        }
    }

    /** Answers what was written, whoever has claimed it since. */
    static final class ClaimsWhatOthersHave extends SoundRepository {
        @Override
        public List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease) {
            super.claim(written, now, owner, lease);
            return written.stream()
                    .map(entry -> entry.claimed(owner, now, lease))
                    .toList();
        }
    }

    /** Settles by key alone. */
    static final class SettlesUnderAnOldFence extends SoundRepository {
        @Override
        public boolean settle(OutboxEntry entry) {
            super.settle(entry);
            return true;
        }
    }

    /** Takes parked entries for due ones. */
    static final class ClaimsWhatIsParked extends SoundRepository {
        @Override
        public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
            var claimed = new ArrayList<>(super.claimDue(now, limit, owner, lease));
            parked(null, limit).forEach(entry -> claimed.add(entry.claimed(owner, now, lease)));
            return claimed;
        }
    }

    /** Knows no limit. */
    static final class AnswersAllThatIsParked extends SoundRepository {
        @Override
        public List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
            return super.parked(after, 1000);
        }
    }

    /** Begins every page at the beginning. */
    static final class AnswersTheFirstPageAgain extends SoundRepository {
        @Override
        public List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit) {
            return super.parked(null, limit);
        }
    }

    /** Leaves out of an order what is finished. */
    static final class AnswersWhatIsOpenOfAnOrder extends SoundRepository {
        @Override
        public List<OutboxEntry> ofOrder(OrderId order) {
            return super.ofOrder(order).stream()
                    .filter(entry -> entry.state().isOpen())
                    .toList();
        }
    }

    /** Looks one up in a replica that lags behind: what was written since it was looked up is seen one look late. */
    static final class LooksOneUpInAReplica extends SoundRepository {
        private final Map<EffectKey, OutboxEntry> known = new HashMap<>();

        @Override
        public synchronized Optional<OutboxEntry> find(OrderId order, EffectKey key) {
            Optional<OutboxEntry> now = super.find(order, key);
            OutboxEntry before = now.isPresent() ? known.put(key, now.get()) : null;
            return before == null ? now : Optional.of(before);
        }
    }

    /** Reads an order from a replica that lags behind: a claim is seen one read late. */
    static final class ReadsAnOrderFromAReplica extends SoundRepository {
        private List<OutboxEntry> known = List.of();

        @Override
        public synchronized List<OutboxEntry> ofOrder(OrderId order) {
            List<OutboxEntry> before = known;
            known = super.ofOrder(order);
            return before;
        }
    }

    /** Keeps due times to the millisecond, and rounds them down. */
    static final class RoundsDueTimesDown extends SoundRepository {
        @Override
        public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
            Instant early = now.truncatedTo(ChronoUnit.MILLIS);
            return super.claimDue(early.equals(now) ? now : early.plusMillis(1), limit, owner, lease);
        }
    }

    /** Keeps local times without their zone. */
    static final class KeepsLocalTimes extends SoundRepository {
        private TimeZone written = TimeZone.getDefault();

        @Override
        public void commit(Commit commit) {
            written = TimeZone.getDefault();
            super.commit(commit);
        }

        @Override
        public List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease) {
            Instant asked = now.atZone(TimeZone.getDefault().toZoneId())
                    .toLocalDateTime()
                    .atZone(written.toZoneId())
                    .toInstant();
            return super.claimDue(asked, limit, owner, lease);
        }
    }
}
