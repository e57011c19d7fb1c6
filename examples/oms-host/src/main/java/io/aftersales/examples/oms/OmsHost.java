package io.aftersales.examples.oms;

import io.aftersales.examples.oms.provider.PaymentProvider;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The application. {@code java -jar aftersales-oms-host.jar} needs nothing installed: it starts a PostgreSQL and a payment provider of its
 * own. {@code java -jar aftersales-oms-host.jar provider JOURNAL PORT} is that provider alone.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class OmsHost {
    /** For Spring. */
    protected OmsHost() {}

    /** Starts it. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("provider")) {
            PaymentProvider.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        new SpringApplicationBuilder(OmsHost.class)
                .initializers(new EmbeddedServices())
                .run(arguments);
    }
}
