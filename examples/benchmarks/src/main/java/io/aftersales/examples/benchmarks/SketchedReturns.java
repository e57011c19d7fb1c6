package io.aftersales.examples.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sketch of the same design for this one return, with maps, longs and strings: orders, accounts, cases with their timelines, answers by
 * idempotency key, an outbox, and a provider that pays each key once. It decides what the library decides on the way (who may do it, the
 * status, the days to return, the units left, the refund), and has none of what makes the library one: no other kind of case, no rules to
 * choose, no validation, no tickets, no explanation, no storage to plug in.
 */
final class SketchedReturns implements Returns {
    private static final long DAY = 24 * 60 * 60;
    private static final long NOW = 1_772_452_800;
    private static final long DAYS_TO_RETURN = 7;

    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final Map<String, Long> payments = new ConcurrentHashMap<>();
    private final Map<String, String> notices = new ConcurrentHashMap<>();

    private enum Status {
        PENDING_REVIEW,
        WAITING_RETURN,
        RETURNED,
        REFUNDING,
        REFUNDED
    }

    /** An order with its account, its cases and its outbox; its lock is held while a decision about it is made. */
    private static final class Order {
        final String id;
        final String buyer;
        final long deliveredAt;
        final long price;
        final int sold;
        int held;
        int back;
        long owed;
        long settled;
        final List<Case> cases = new ArrayList<>(1);
        final Map<String, String> answers = new HashMap<>();
        final List<Effect> outbox = new ArrayList<>();
        final Set<String> done = new HashSet<>();

        Order(String id, String buyer, long deliveredAt, long price, int sold) {
            this.id = id;
            this.buyer = buyer;
            this.deliveredAt = deliveredAt;
            this.price = price;
            this.sold = sold;
        }
    }

    @SuppressWarnings("UnusedVariable") // stored as a real one would store them
    private static final class Case {
        final int units;
        final String reason;
        final List<Event> timeline = new ArrayList<>();
        Status status = Status.PENDING_REVIEW;
        String approvedBy;
        long refund;

        Case(int units, String reason) {
            this.units = units;
            this.reason = reason;
        }
    }

    private record Event(String code, String by, long at) {}

    private record Effect(String key, String code, long amount) {}

    @Override
    public void wholeReturn(long number) {
        String id = "O" + number;
        orders.put(id, new Order(id, "b", NOW, PRICE, UNITS));
        require(open("1", "b", id, 1, "NO_REASON"));
        require(approve("2", "r", id));
        require(receive("3", "i", id));
        require(inspect("4", "i", id, 1));
    }

    private static void require(String answer) {
        if (answer.startsWith("refused")) {
            throw new IllegalStateException(answer);
        }
    }

    private String open(String command, String by, String order, int units, String reason) {
        Order on = orders.get(order);
        if (on == null) {
            return "refused: ORDER_NOT_FOUND";
        }
        synchronized (on) {
            String known = on.answers.get(command);
            if (known != null) {
                return known;
            }
            if (!on.buyer.equals(by)) {
                return "refused: NOT_OWNER";
            }
            if (NOW > on.deliveredAt + DAYS_TO_RETURN * DAY) {
                return "refused: WINDOW_EXPIRED";
            }
            if (units < 1 || units > on.sold - on.held - on.back) {
                return "refused: QUANTITY_EXCEEDED";
            }
            on.held += units;
            var opened = new Case(units, reason);
            on.cases.add(opened);
            return decided(on, opened, command, "CASE_OPENED", by, Status.PENDING_REVIEW);
        }
    }

    private String approve(String command, String by, String order) {
        Order on = orders.get(order);
        synchronized (on) {
            String known = on.answers.get(command);
            if (known != null) {
                return known;
            }
            Case about = on.cases.get(0);
            if (about.status != Status.PENDING_REVIEW) {
                return "refused: ILLEGAL_MOVE";
            }
            if (by.equals(on.buyer)) {
                return "refused: OWN_CASE";
            }
            about.approvedBy = by;
            return decided(on, about, command, "CASE_APPROVED", by, Status.WAITING_RETURN);
        }
    }

    private String receive(String command, String by, String order) {
        Order on = orders.get(order);
        synchronized (on) {
            String known = on.answers.get(command);
            if (known != null) {
                return known;
            }
            Case about = on.cases.get(0);
            if (about.status != Status.WAITING_RETURN) {
                return "refused: ILLEGAL_MOVE";
            }
            return decided(on, about, command, "RETURN_RECEIVED", by, Status.RETURNED);
        }
    }

    private String inspect(String command, String by, String order, int good) {
        Order on = orders.get(order);
        synchronized (on) {
            String known = on.answers.get(command);
            if (known != null) {
                return known;
            }
            Case about = on.cases.get(0);
            if (about.status != Status.RETURNED) {
                return "refused: ILLEGAL_MOVE";
            }
            if (good > about.units) {
                return "refused: QUANTITY_EXCEEDED";
            }
            about.refund = worth(on, on.back + good) - worth(on, on.back);
            on.held -= about.units;
            on.back += good;
            on.owed += about.refund;
            on.outbox.add(new Effect(on.id + "/1/refund/0", "PAY", about.refund));
            String answer = decided(on, about, command, "RETURN_INSPECTED", by, Status.REFUNDING);
            settled(on, about);
            return answer;
        }
    }

    private static long worth(Order on, int units) {
        return (2 * on.price * units + on.sold) / (2L * on.sold);
    }

    /** Writes a decision down, and carries out its effects. */
    private String decided(Order on, Case about, String command, String event, String by, Status to) {
        about.status = to;
        about.timeline.add(new Event(event, by, NOW));
        on.outbox.add(new Effect(on.id + "/1/notice/" + about.timeline.size(), to.name(), 0));
        String answer = on.id + "-1 " + to;
        on.answers.put(command, answer);
        carryOut(on);
        return answer;
    }

    /** Carries out each effect of the outbox under its key, once. */
    private void carryOut(Order on) {
        for (Effect effect : on.outbox) {
            if (on.done.add(effect.key())) {
                if (effect.code().equals("PAY")) {
                    payments.putIfAbsent(effect.key(), effect.amount());
                } else {
                    notices.put(effect.key(), effect.code());
                }
            }
        }
        on.outbox.clear();
    }

    private void settled(Order on, Case about) {
        on.owed -= about.refund;
        on.settled += about.refund;
        about.status = Status.REFUNDED;
        about.timeline.add(new Event("REFUND_SETTLED", "system", NOW));
        on.outbox.add(new Effect(on.id + "/1/notice/" + about.timeline.size(), "REFUNDED", 0));
        on.outbox.add(new Effect(on.id + "/1/mark", "PARTLY_REFUNDED", 0));
        carryOut(on);
    }

    @Override
    public long paidBack(long order) {
        return payments.getOrDefault("O" + order + "/1/refund/0", 0L);
    }

    @Override
    public boolean isRefunded(long order) {
        Order of = orders.get("O" + order);
        Case about = of.cases.get(0);
        return about.status == Status.REFUNDED && of.owed == 0 && of.settled == about.refund;
    }
}
