package io.aftersales.examples.guide;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.Sale;
import java.io.PrintStream;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The laws over a mapping with a mistake, on one order so that it is always the same one. */
class CouponTwice extends WebOrderTest {
    @Override
    protected Arbitrary<WebOrder> orders() {
        return Arbitraries.just(Checkout.placed(List.of(new Checkout.Item("MUG", 2, 1000)), 10, 490, 0));
    }

    @Override
    protected Sale sale(WebOrder order) {
        return super.sale(order).discountedBy(Discount.coupon("COUPON-AGAIN", order.coupon()));
    }

    /** Prints what a host reads of the law that names the mistake. */
    static void print(PrintStream out) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(CouponTwice.class))
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.tries.default", "10")
                .configurationParameter("jqwik.database", "target/jqwik-laws")
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable()
                        .map(Throwable::getMessage)
                        .filter(message -> message.startsWith("everyDiscountIsDeductedOnce"))
                        .ifPresent(out::println);
            }
        });
    }
}
