package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.inmemory.ScriptedTopUps;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.spring.host.Provider;
import io.aftersales.spring.host.Shop;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** Gateways are found by their types. */
class GatewayBeansTest {
    private final ApplicationContextRunner complete = StarterContext.complete();

    private static final String LINE = "After-sales is without";
    private static final String NOT_OFFERED = "KIND_NOT_OFFERED";

    @Test
    void everyGatewayIsTheBeanOfItsType() throws ReflectiveOperationException {
        var beans = new DefaultListableBeanFactory();
        for (RecordComponent port : Gateways.class.getRecordComponents()) {
            Object gateway = Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {port.getType()}, (proxy, method, arguments) -> null);
            beans.registerSingleton(port.getName(), gateway);
        }

        Gateways found = new GatewayBeans(beans).assembled();

        for (RecordComponent port : Gateways.class.getRecordComponents()) {
            assertThat(port.getAccessor().invoke(found) == beans.getBean(port.getName()))
                    .as(port.getName())
                    .isTrue();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatIsSwitchedOffIsToldInOneLine(CapturedOutput output) {
        complete.run(context -> assertThat(context).hasNotFailed());
        assertThat(output.toString().lines().filter(line -> line.contains(LINE)))
                .singleElement()
                .asString()
                .contains(
                        "Fulfilment (no exchanges and reshipments), TopUps (",
                        "Prices (",
                        "Points (",
                        "Coupons (",
                        "Gifts (",
                        "Agents (",
                        "Buyers (")
                .doesNotContain("ReturnRouting");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aGatewayThatIsThereIsNotInTheLine(CapturedOutput output) {
        complete.withBean(ScriptedFulfilment.class)
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(output.toString()).contains(LINE + " TopUps (").doesNotContain("Fulfilment (");
    }

    @Test
    void kindsOfCaseThatNoGatewayCarriesOutAreNotOffered() {
        complete.run(context -> assertThat(opened(context, CaseKind.EXCHANGE)).isEqualTo(NOT_OFFERED));
        complete.run(context -> assertThat(opened(context, CaseKind.RESHIP)).isEqualTo(NOT_OFFERED));
        var sending = complete.withBean(ScriptedFulfilment.class);
        sending.run(context -> assertThat(opened(context, CaseKind.RESHIP)).isNotEqualTo(NOT_OFFERED));
        sending.run(context -> assertThat(opened(context, CaseKind.EXCHANGE)).isEqualTo(NOT_OFFERED));
        sending.withBean(ScriptedTopUps.class)
                .run(context -> assertThat(opened(context, CaseKind.EXCHANGE)).isNotEqualTo(NOT_OFFERED));
        sending.withBean(
                        CasePolicy.class,
                        () -> CasePolicy.builder()
                                .exchangeValue(ExchangeValue.EVEN_ONLY)
                                .build())
                .run(context -> assertThat(opened(context, CaseKind.EXCHANGE)).isNotEqualTo(NOT_OFFERED));
    }

    private String opened(ApplicationContext context, CaseKind kind) {
        OrderId order = context.getBean(Shop.class).paid("1001");
        return context.getBean(AfterSales.class)
                .applications()
                .open(OpenCase.of(
                        Request.of("c1", StarterContext.BUYER),
                        order,
                        kind,
                        List.of(ItemAsked.of("MUG", 1, "NOT_LIKED"))))
                .fold(Rejection::code, receipt -> "ACCEPTED");
    }

    @Test
    void aShopPolicyOfTheHostIsTakenAsItIs() {
        complete.withBean(ShopPolicy.class, () -> ShopPolicy.STANDARD)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("pass a Fulfilment"));
    }

    @Test
    void ofTwoBeansOfATypeOneHasToBePrimary() {
        var two = complete.withBean("second", PaymentGateway.class, Provider::new);
        two.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(NoUniqueBeanDefinitionException.class)
                .hasMessageContaining("PaymentGateway"));
        complete.withBean("second", PaymentGateway.class, Provider::new, bean -> bean.setPrimary(true))
                .run(context -> {
                    StarterContext.refunded(context, "1001");
                    assertThat(((Provider) context.getBean("second")).payments.calls())
                            .isOne();
                });
    }

    @Test
    void gatewaysThatTheHostHasAssembledAreTakenAsTheyAre() {
        var payments = new ScriptedPayments();
        StarterContext.complete()
                .withBean(Gateways.class, () -> assembled(payments))
                .run(context -> {
                    StarterContext.refunded(context, "1001");
                    assertThat(payments.calls()).isOne();
                    assertThat(context.getBean(Provider.class).payments.calls()).isZero();
                });
    }

    private Gateways assembled(PaymentGateway payments) {
        var notices = new RecordedNotices();
        var shop = new Shop();
        shop.paid("1001");
        return Gateways.builder()
                .orders(shop)
                .payments(payments)
                .inventory(new ScriptedWarehouse().isEndless())
                .logistics(new ScriptedCarrier())
                .notices(notices)
                .alarms(notices)
                .build();
    }

    /** A warehouse that sends goods, beside the stock of the host. */
    static final class ScriptedFulfilment implements Fulfilment {
        private final Fulfilment warehouse = new ScriptedWarehouse();

        @Override
        public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
            return warehouse.create(key, caseId, reservation, goods);
        }

        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey replacement) {
            return warehouse.cancel(key, caseId, replacement);
        }
    }
}
