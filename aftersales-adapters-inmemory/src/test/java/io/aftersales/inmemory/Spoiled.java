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
final class Spoiled {
    private Spoiled() {}

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
        return new Gateways(
                all.orders(),
                payments,
                all.topUps(),
                all.inventory(),
                all.fulfilment(),
                all.prices(),
                all.logistics(),
                all.points(),
                all.coupons(),
                all.gifts(),
                all.notices(),
                all.alarms(),
                all.agents(),
                all.buyers());
    }

    /** Gateways of a host that knows other things of its buyers. */
    static Gateways knownBy(Gateways all, Buyers buyers) {
        return new Gateways(
                all.orders(),
                all.payments(),
                all.topUps(),
                all.inventory(),
                all.fulfilment(),
                all.prices(),
                all.logistics(),
                all.points(),
                all.coupons(),
                all.gifts(),
                all.notices(),
                all.alarms(),
                all.agents(),
                buyers);
    }

    /** Gateways of which one method fails the first times it is called. */
    static UnaryOperator<Gateways> failing(Class<?> gateway, String method, int times) {
        var left = new AtomicInteger(times);
        return all -> new Gateways(
                failing(all.orders(), gateway, method, left),
                failing(all.payments(), gateway, method, left),
                failing(all.topUps(), gateway, method, left),
                failing(all.inventory(), gateway, method, left),
                failing(all.fulfilment(), gateway, method, left),
                failing(all.prices(), gateway, method, left),
                failing(all.logistics(), gateway, method, left),
                failing(all.points(), gateway, method, left),
                failing(all.coupons(), gateway, method, left),
                failing(all.gifts(), gateway, method, left),
                failing(all.notices(), gateway, method, left),
                failing(all.alarms(), gateway, method, left),
                failing(all.agents(), gateway, method, left),
                failing(all.buyers(), gateway, method, left));
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
