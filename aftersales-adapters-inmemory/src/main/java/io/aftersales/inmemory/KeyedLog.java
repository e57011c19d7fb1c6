package io.aftersales.inmemory;

import io.aftersales.domain.effects.EffectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What came in, each key once, in order. */
final class KeyedLog<T> {
    private final Set<EffectKey> keys = new HashSet<>();
    private final List<T> all = new ArrayList<>();

    /** Takes it unless its key came before; says whether it did. */
    synchronized boolean add(EffectKey key, T what) {
        boolean fresh = keys.add(key);
        if (fresh) {
            all.add(what);
        }
        return fresh;
    }

    /** Takes it, for it came under no key. */
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
