package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OneLine;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.gateways.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The security log of a host that has none: writes codes to the ordinary log, staff by their ids, and buyers by their role alone. */
final class LoggedDenials implements SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

    /**
     * The name of an actor in a log line. A buyer's id may say who the buyer is, so it is left out; readers who may see the order find the
     * buyer through it.
     */
    static Object inLogs(Actor by) {
        return by.role() == Role.BUYER ? by.role() : by;
    }

    @Override
    public void denied(Actor by, Action action, @Nullable OrderId order, String code) {
        LOG.warn("Denied: {} by {} on order {}: {}", action, inLogs(by), order == null ? "-" : order, OneLine.of(code));
    }
}
