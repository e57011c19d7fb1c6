package io.aftersales.examples.oms.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows guessing of passwords. Each wrong password adds a pause to what its user owes at its address, its address for all users, and its user
 * at all addresses, and pauses pass with time. An attempt has to wait where a user at an address, or an address, owes too much.
 *
 * <p>A user who is attacked from many addresses is not locked out: each address still has one attempt, and an address at which the user has
 * signed in keeps all of its own. At the attacker's own address the user waits like the attacker, because an answer to the right password
 * alone would tell it. Memory is bounded: the least recently used of many users and addresses are forgotten.
 */
final class SignInThrottle {
    private static final int FACTOR = 10;
    private static final int LONGEST_NAME = 100;

    private final long pause;
    private final long tries;
    private final LongSupplier nanos;
    private final Map<Pair, Long> pairs;
    private final Map<String, Long> addresses;
    private final Map<String, Long> users;
    private final Map<Pair, Boolean> signedIn;

    private record Pair(String user, String network) {}

    /**
     * Creates a throttle that nothing is owed to.
     *
     * @param tries the wrong passwords of a user at an address that need no wait; ten times as many for an address, and for a user
     * @param pause how long one wrong password counts for a user at an address; a tenth of it for an address, and for a user
     * @param most the number of users, addresses and both together that are remembered at most
     * @param nanos the time, which only goes on
     */
    SignInThrottle(int tries, Duration pause, int most, LongSupplier nanos) {
        this.tries = tries;
        this.pause = pause.toNanos();
        this.nanos = nanos;
        this.pairs = recent(most);
        this.addresses = recent(most);
        this.users = recent(most);
        this.signedIn = recent(most);
    }

    private static <K, V> Map<K, V> recent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Returns how long a user at an address has to wait before the next attempt; zero when it may be made now. */
    synchronized Duration toWait(String user, String address) {
        Pair pair = pair(user, address);
        boolean known = signedIn.containsKey(pair);
        boolean attacked = toWait(users.get(pair.user()), pause / FACTOR, tries * FACTOR) > 0;
        long atAddress = toWait(pairs.get(pair), pause, attacked && !known ? 1 : tries);
        long ofAll = known ? 0 : toWait(addresses.get(pair.network()), pause / FACTOR, tries * FACTOR);
        return Duration.ofNanos(Math.max(atAddress, ofAll));
    }

    /** Returns how long it takes until one more wrong password keeps to the limit. */
    private long toWait(@Nullable Long paidAt, long each, long limit) {
        return paidAt == null ? 0 : Math.max(0, paidAt - nanos.getAsLong() - (limit - 1) * each);
    }

    /** Counts a wrong password. */
    synchronized void failed(String user, String address) {
        Pair pair = pair(user, address);
        add(pairs, pair, pause);
        add(addresses, pair.network(), pause / FACTOR);
        add(users, pair.user(), pause / FACTOR);
    }

    private <K> void add(Map<K, Long> owed, K who, long each) {
        long now = nanos.getAsLong();
        Long paidAt = owed.get(who);
        long left =
                paidAt == null ? 0 : Math.max(0, paidAt - now); // the time itself may overflow, a difference does not
        owed.put(who, now + left + each);
    }

    /** Notes that a user has signed in at an address: what was owed there is forgotten. */
    synchronized void succeeded(String user, String address) {
        Pair pair = pair(user, address);
        pairs.remove(pair);
        signedIn.put(pair, true);
    }

    private static Pair pair(String user, String address) {
        return new Pair(user.length() > LONGEST_NAME ? user.substring(0, LONGEST_NAME) : user, network(address));
    }

    /** Returns the half of an IPv6 address that its owner cannot choose, or a shorter address as it is. */
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == 8 ? String.join(":", List.of(groups).subList(0, 4)) : address;
    }
}
