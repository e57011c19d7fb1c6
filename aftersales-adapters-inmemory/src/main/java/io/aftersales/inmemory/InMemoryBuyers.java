package io.aftersales.inmemory;

import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.ports.gateways.Buyers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Buyers' records, and what was shown before, in memory. */
public final class InMemoryBuyers implements Buyers {
    private final Map<String, BuyerFacts> records = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /** Nobody is known yet. */
    public InMemoryBuyers() {}

    /** A buyer's record is this now. */
    public InMemoryBuyers put(String buyer, BuyerFacts record) {
        records.put(buyer, record);
        return this;
    }

    /** Something with this digest was shown on a case. */
    public InMemoryBuyers shown(String hash) {
        used.add(hash);
        return this;
    }

    @Override
    public BuyerFacts facts(String buyer) {
        return records.getOrDefault(buyer, BuyerFacts.UNKNOWN);
    }

    @Override
    public Set<String> usedBefore(Set<String> hashes) {
        var before = new HashSet<>(hashes);
        before.retainAll(used);
        return before;
    }
}
