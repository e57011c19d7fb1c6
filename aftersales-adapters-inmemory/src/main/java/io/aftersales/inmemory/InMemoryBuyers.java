package io.aftersales.inmemory;

import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.ports.gateways.Buyers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The records of buyers, and the digests of the evidence they have shown, in memory. */
public final class InMemoryBuyers implements Buyers {
    private final Map<String, BuyerFacts> records = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /** Creates a host without known buyers. */
    public InMemoryBuyers() {}

    /** Sets a buyer's record. */
    public InMemoryBuyers put(String buyer, BuyerFacts record) {
        records.put(buyer, record);
        return this;
    }

    /** Records that evidence with this digest was shown on a case. */
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
