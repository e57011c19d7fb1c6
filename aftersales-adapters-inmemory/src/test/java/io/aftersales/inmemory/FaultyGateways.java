package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Gateways with something wrong. */
final class FaultyGateways {
    private FaultyGateways() {}

    /** The process dies here and now; nothing in it can catch that. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A payment gateway around another: what it answers is up to the test. */
    static UnaryOperator<Gateways> refunding(BiFunction<PaymentGateway, RefundInstruction, Answer> how) {
        return gateways -> paidBy(gateways, new PaymentGateway() {
            @Override
            public Answer refund(RefundInstruction instruction) {
                return how.apply(gateways.payments(), instruction);
            }

            @Override
            public Answer query(RefundInstruction instruction) {
                return gateways.payments().query(instruction);
            }

            @Override
            public ProviderProfile profile(String channel) {
                return gateways.payments().profile(channel);
            }
        });
    }

    /** Gateways with another provider. */
    static Gateways paidBy(Gateways all, PaymentGateway payments) {
        return all.toBuilder().payments(payments).build();
    }

    /** Gateways of a host that knows other things of its buyers. */
    static Gateways knownBy(Gateways all, Buyers buyers) {
        return all.toBuilder().buyers(buyers).build();
    }

    /** Gateways of which one method fails the first times it is called. */
    static UnaryOperator<Gateways> failing(Class<?> gateway, String method, int times) {
        var left = new AtomicInteger(times);
        return all -> Gateways.builder()
                .orders(failing(all.orders(), gateway, method, left))
                .payments(failing(all.payments(), gateway, method, left))
                .topUps(failing(all.topUps(), gateway, method, left))
                .inventory(failing(all.inventory(), gateway, method, left))
                .fulfilment(failing(all.fulfilment(), gateway, method, left))
                .prices(failing(all.prices(), gateway, method, left))
                .logistics(failing(all.logistics(), gateway, method, left))
                .points(failing(all.points(), gateway, method, left))
                .coupons(failing(all.coupons(), gateway, method, left))
                .gifts(failing(all.gifts(), gateway, method, left))
                .notices(failing(all.notices(), gateway, method, left))
                .alarms(failing(all.alarms(), gateway, method, left))
                .agents(failing(all.agents(), gateway, method, left))
                .buyers(failing(all.buyers(), gateway, method, left))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static <G> G failing(G real, Class<?> gateway, String method, AtomicInteger left) {
        Class<?>[] faces = real.getClass().getInterfaces();
        if (!gateway.isInstance(real)) {
            return real;
        }
        return (G) Proxy.newProxyInstance(gateway.getClassLoader(), faces, (proxy, called, arguments) -> {
            boolean meant =
                    called.getDeclaringClass() == gateway && called.getName().equals(method);
            if (meant && left.getAndDecrement() > 0) {
                throw new IllegalStateException(method + " is out of order");
            }
            try {
                called.setAccessible(true);
                return called.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
