package io.aftersales.inmemory;

import io.aftersales.domain.effects.EffectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A log that takes each key once and keeps the order. */
final class KeyedLog<T> {
    private final Set<EffectKey> keys = new HashSet<>();
    private final List<T> all = new ArrayList<>();

    /** Adds an entry unless its key came before; tells whether it was added. */
    synchronized boolean add(EffectKey key, T what) {
        boolean fresh = keys.add(key);
        if (fresh) {
            all.add(what);
        }
        return fresh;
    }

    /** Adds an entry that came without a key. */
    synchronized void add(T what) {
        all.add(what);
    }

    synchronized boolean has(EffectKey key) {
        return keys.contains(key);
    }

    synchronized List<T> all() {
        return List.copyOf(all);
    }
}
