package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Cause;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fulfilments that break one rule, or as few as such a mistake can. */
final class BrokenFulfilments {
    private BrokenFulfilments() {}

    private static Answer anotherOrder(EffectKey key) {
        return new Answer.Succeeded("X-" + key.value());
    }

    /** Looks whether goods were reserved, not whether they still are. */
    static final class UsesAReservationTwice extends DelegatingWarehouse {
        private final Set<EffectKey> used = new HashSet<>();

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            Answer answer = super.create(key, caseId, reservation, goods);
            if (isRacing()) {
                return answer;
            }
            if (answer instanceof Answer.Succeeded) {
                used.add(reservation);
            }
            return used.contains(reservation) && answer instanceof Answer.Rejected ? anotherOrder(key) : answer;
        }
    }

    /** Creates an order with every call. */
    static final class CreatesWithEveryCall extends DelegatingWarehouse {
        private final Set<EffectKey> seen = new HashSet<>();

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            Answer answer = super.create(key, caseId, reservation, goods);
            if (isRacing() || !(answer instanceof Answer.Succeeded) || seen.add(key)) {
                return answer;
            }
            super.reserve(otherKey(), new Cause(caseId, "NO_REASON"), goods, Instant.MAX);
            return anotherOrder(otherKey());
        }
    }

    /** Remembers orders, and no rejections. */
    static final class ChangesItsMind extends DelegatingWarehouse {
        private final Map<EffectKey, Integer> asked = new HashMap<>();

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            Answer answer = super.create(key, caseId, reservation, goods);
            boolean again = !isRacing() && asked.merge(key, 1, Integer::sum) > 1;
            return again && answer instanceof Answer.Rejected
                    ? super.create(otherKey(), caseId, reservation, goods)
                    : answer;
        }
    }

    /** Takes from the shelf what is missing in a reservation. */
    static final class TakesTheRestFromTheShelf extends DelegatingWarehouse {
        private final Map<EffectKey, List<Goods>> reserved = new HashMap<>();

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            Answer answer = super.reserve(key, cause, goods, expires);
            if (answer instanceof Answer.Succeeded) {
                reserved.put(key, goods);
            }
            return answer;
        }

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            Answer answer = super.create(key, caseId, reservation, goods);
            if (isRacing()
                    || answer instanceof Answer.Succeeded
                    || reserved.getOrDefault(reservation, goods).equals(goods)) {
                return answer;
            }
            super.release(otherKey(), new Cause(caseId, "NO_REASON"), reservation, List.of());
            super.reserve(otherKey(), new Cause(caseId, "NO_REASON"), goods, Instant.MAX);
            return anotherOrder(key);
        }
    }

    /** Releases what was reserved, wherever it is now. */
    static final class ReleasesWhatWentOut extends DelegatingWarehouse {
        private final Map<EffectKey, List<Goods>> sent = new HashMap<>();

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            Answer answer = super.create(key, caseId, reservation, goods);
            if (answer instanceof Answer.Succeeded && !isRacing()) {
                sent.put(reservation, goods);
            }
            return answer;
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            super.release(key, cause, reservation, goods);
            if (goods.isEmpty()) {
                stocks(sent.getOrDefault(reservation, List.of()));
            }
        }
    }

    /** Puts the goods of an order on sale whenever it is stopped. */
    static final class PutsBackWithEveryCall extends DelegatingWarehouse {
        private final Map<EffectKey, List<Goods>> orders = new HashMap<>();
        private final Set<EffectKey> stopped = new HashSet<>();

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            if (!isRacing()) {
                orders.put(key, goods);
            }
            return super.create(key, caseId, reservation, goods);
        }

        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
            Answer answer = super.cancel(key, caseId, replacement);
            if (answer instanceof Answer.Succeeded && !stopped.add(replacement)) {
                stocks(orders.getOrDefault(replacement, List.of()));
            }
            return answer;
        }
    }

    /** Has nothing to stop, and forgets that it was asked to. */
    static final class ForgetsAnEarlyStop extends DelegatingWarehouse {
        private final Set<EffectKey> seen = new HashSet<>();

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            if (!isRacing()) {
                seen.add(key);
            }
            return super.create(key, caseId, reservation, goods);
        }

        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
            return seen.contains(replacement) ? super.cancel(key, caseId, replacement) : new Answer.Succeeded("");
        }
    }

    /** Stops on paper what is on its way. */
    static final class StopsWhatHasLeft extends DelegatingWarehouse {
        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
            super.cancel(key, caseId, replacement);
            return new Answer.Succeeded("");
        }
    }

    /** Reads that goods are reserved, and takes them a moment later. */
    static final class ChecksThenCreates extends DelegatingWarehouse {
        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            Answer answer = super.create(key, caseId, reservation, goods);
            return isRacing() && answer instanceof Answer.Rejected ? anotherOrder(key) : answer;
        }
    }
}
