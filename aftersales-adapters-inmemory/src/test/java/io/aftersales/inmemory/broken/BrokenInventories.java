package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.gateways.Cause;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Inventories that break one rule, or as few as such a mistake can. */
final class BrokenInventories {
    private BrokenInventories() {}

    /** Reserves one after another, and does not give back the first when the second is short. */
    static final class KeepsWhatItTookBeforeOneRanShort extends DelegatingWarehouse {
        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            Answer answer = super.reserve(key, cause, goods, expires);
            if (answer instanceof Answer.Rejected) {
                for (Goods each : goods.subList(0, goods.size() - 1)) {
                    super.reserve(otherKey(), cause, List.of(each), expires);
                }
            }
            return answer;
        }
    }

    /** Reserves again with every call. */
    static final class ReservesWithEveryCall extends DelegatingWarehouse {
        private final Set<EffectKey> held = new HashSet<>();

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            if (isRacing()) {
                return super.reserve(key, cause, goods, expires);
            }
            if (held.contains(key)) {
                super.reserve(otherKey(), cause, goods, expires);
            }
            Answer answer = super.reserve(key, cause, goods, expires);
            if (answer instanceof Answer.Succeeded) {
                held.add(key);
            }
            return answer;
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            held.remove(reservation);
            super.release(key, cause, reservation, goods);
        }
    }

    /** Remembers reservations, and no rejections. */
    static final class ChangesItsMind extends DelegatingWarehouse {
        private final Set<EffectKey> released = new HashSet<>();

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            Answer answer = super.reserve(key, cause, goods, expires);
            return answer instanceof Answer.Rejected && !isRacing() && !released.contains(key)
                    ? super.reserve(otherKey(), cause, goods, expires)
                    : answer;
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            released.add(reservation);
            super.release(key, cause, reservation, goods);
        }
    }

    /** Releases what was reserved in the beginning, not what is left of it. */
    static final class ReleasesWhatWasReservedAtFirst extends DelegatingWarehouse {
        private final Map<EffectKey, List<Goods>> partsOf = new HashMap<>();

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            super.release(key, cause, reservation, goods);
            if (!goods.isEmpty()) {
                partsOf.put(reservation, goods);
            } else {
                stocks(partsOf.getOrDefault(reservation, List.of()));
            }
        }
    }

    /** Takes a part for the whole. */
    static final class ReleasesAllForAPart extends DelegatingWarehouse {
        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            super.release(key, cause, reservation, List.of());
        }
    }

    /** Puts on sale what it is told, whether it was reserved or not. */
    static final class ReleasesMoreThanIsLeft extends DelegatingWarehouse {
        private final Map<EffectKey, List<Goods>> all = new HashMap<>();

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            if (!isRacing()) {
                all.put(key, goods);
            }
            return super.reserve(key, cause, goods, expires);
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            super.release(key, cause, reservation, goods);
            for (Goods each : goods) {
                long most = all.getOrDefault(reservation, List.of()).stream()
                        .filter(held -> held.sku().equals(each.sku()))
                        .mapToLong(Goods::quantity)
                        .sum();
                if (each.quantity() > most) {
                    stocks(each.sku(), each.quantity() - most);
                }
            }
        }
    }

    /** Releases again with every call. */
    static final class ReleasesWithEveryCall extends DelegatingWarehouse {
        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            super.release(otherKey(), cause, reservation, goods);
        }
    }

    /** Has nothing to release, and forgets that it was asked to. */
    static final class ForgetsAnEarlyRelease extends DelegatingWarehouse {
        private final Set<EffectKey> seen = new HashSet<>();

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            if (!isRacing()) {
                seen.add(key);
            }
            return super.reserve(key, cause, goods, expires);
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            if (seen.contains(reservation)) {
                super.release(key, cause, reservation, goods);
            }
        }
    }

    /** Deletes what is released, and takes a late call for a new one. */
    static final class ReservesAgainWhatWasReleased extends DelegatingWarehouse {
        private final Set<EffectKey> seen = new HashSet<>();
        private final Set<EffectKey> deleted = new HashSet<>();

        @Override
        public Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            if (isRacing()) {
                return super.reserve(key, cause, goods, expires);
            }
            seen.add(key);
            return super.reserve(deleted.contains(key) ? otherKey() : key, cause, goods, expires);
        }

        @Override
        public void release(EffectKey key, Cause cause, EffectKey reservation, List<Goods> goods) {
            if (goods.isEmpty() && seen.contains(reservation)) {
                deleted.add(reservation);
            }
            super.release(key, cause, reservation, goods);
        }
    }

    /** Counts what lies on the shelves, reserved or not. */
    static final class CountsWhatIsReserved extends DelegatingWarehouse {
        private final Map<String, Long> shelves = new HashMap<>();

        @Override
        void stocks(String sku, long units) {
            shelves.merge(sku, units, Long::sum);
            super.stocks(sku, units);
        }

        @Override
        public Map<String, Long> available(Set<String> skus) {
            return skus.stream().collect(Collectors.toMap(sku -> sku, sku -> shelves.getOrDefault(sku, 0L)));
        }
    }

    /** Reads what is on sale, and reserves a moment later. */
    static final class ChecksThenReserves extends DelegatingWarehouse {
        private final Map<String, Long> read = new HashMap<>();

        @Override
        public synchronized Answer reserve(EffectKey key, Cause cause, List<Goods> goods, Instant expires) {
            if (!isRacing()) {
                return super.reserve(key, cause, goods, expires);
            }
            boolean enough = goods.stream()
                    .allMatch(each -> read.computeIfAbsent(each.sku(), sound::onShelf) >= each.quantity());
            Answer answer = super.reserve(key, cause, goods, expires);
            return enough ? new Answer.Succeeded(key.value()) : answer;
        }
    }

    /** Puts goods on sale with every call. */
    static final class RestocksWithEveryCall extends DelegatingWarehouse {
        @Override
        public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
            super.restock(otherKey(), cause, warehouse, disposition, goods);
        }
    }

    /** Does not look at the grade of what came back. */
    static final class SellsDamagedUnits extends DelegatingWarehouse {
        @Override
        public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
            boolean damaged = disposition.equals(Disposition.DAMAGED);
            super.restock(key, cause, warehouse, damaged ? Disposition.SELLABLE : disposition, goods);
        }
    }

    /** Knows damaged goods, and takes all others for sellable. */
    static final class SellsUnitsOfSecondChoice extends DelegatingWarehouse {
        @Override
        public void restock(EffectKey key, Cause cause, String warehouse, Disposition disposition, List<Goods> goods) {
            boolean damaged = disposition.equals(Disposition.DAMAGED);
            super.restock(key, cause, warehouse, damaged ? disposition : Disposition.SELLABLE, goods);
        }
    }

    /** Stops an order with every call. */
    static final class StopsWithEveryCall extends DelegatingWarehouse {
        @Override
        public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
            return super.stopFulfilment(otherKey(), cause, place, lines, goods);
        }
    }

    /** Takes goods out of an order without looking where they are. */
    static final class StopsWhatHasLeft extends DelegatingWarehouse {
        @Override
        public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
            super.stopFulfilment(key, cause, place, lines, goods);
            return new Answer.Succeeded("");
        }
    }

    /** Puts the goods on sale before it looks where they are. */
    static final class SellsWhatHasLeft extends DelegatingWarehouse {
        private final Set<EffectKey> seen = new HashSet<>();

        @Override
        public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
            Answer answer = super.stopFulfilment(key, cause, place, lines, goods);
            if (answer instanceof Answer.Rejected && seen.add(key)) {
                stocks(goods);
            }
            return answer;
        }
    }

    /** Remembers what it stopped, and not what it refused to stop. */
    static final class StopsWhenAskedAgain extends DelegatingWarehouse {
        private final Set<EffectKey> seen = new HashSet<>();

        @Override
        public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
            Answer answer = super.stopFulfilment(key, cause, place, lines, goods);
            return seen.add(key) ? answer : new Answer.Succeeded("");
        }
    }

    /** Looks for the goods before the key: what it stopped is not there any more. */
    static final class DoesNotFindWhatItStopped extends DelegatingWarehouse {
        private final Set<EffectKey> seen = new HashSet<>();

        @Override
        public Answer stopFulfilment(EffectKey key, Cause cause, Place place, List<LineId> lines, List<Goods> goods) {
            Answer answer = super.stopFulfilment(key, cause, place, lines, goods);
            return seen.add(key) ? answer : new Answer.Rejected("TOO_LATE", Answer.Retry.NEVER);
        }
    }
}
