package io.aftersales.examples.oms;

import io.aftersales.examples.oms.provider.PaymentProvider;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Main class of the host. With {@code --spring.profiles.active=sample} it needs nothing installed: it starts a PostgreSQL and a payment
 * provider of its own. {@code java -jar aftersales-oms-host.jar provider JOURNAL PORT} starts that provider alone.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OmsHost {
    /** For subclasses that Spring creates. */
    protected OmsHost() {}

    /**
     * Starts the application. With {@code provider} as the first argument it is the payment provider alone, with {@code companion} the child
     * process of a sample host.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("provider")) {
            PaymentProvider.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("companion")) {
            Companion.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        new SpringApplicationBuilder(OmsHost.class)
                .initializers(new EmbeddedServices())
                .run(arguments);
    }
}
