package io.aftersales.examples.oms.web;

import io.aftersales.examples.oms.HostProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Limits of the server itself: the time that the head of a request may take as a whole, and that what is left of a refused body is not read.
 * The time between two bytes is the server's own limit; a client that sends one now and then would keep that one for ever.
 */
@Configuration(proxyBeanMethods = false)
class ServerLimits {
    private static final String UNREAD = ServerLimits.class.getName();

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> limitsOfTheServer(HostProperties properties) {
        return server -> {
            server.setProtocol(TimedProtocol.class.getName());
            server.addConnectorCustomizers(connector -> limit(connector, properties));
            server.addContextCustomizers(ServerLimits::prepare);
        };
    }

    private static void limit(Connector connector, HostProperties properties) {
        if (connector.getProtocolHandler() instanceof TimedProtocol protocol) {
            protocol.headWithin = properties.headWithin();
            protocol.setConnectionTimeout(millis(properties.headWithin()));
            protocol.bodyWithin = properties.bodyWithin();
        }
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    private static void prepare(Context context) {
        context.getParent().getPipeline().addValve(new UnreadValve());
        context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_START_EVENT)) {
                // A request is dispatched on when its body is complete; filters of requests have to see it then.
                for (FilterMap filter : context.findFilterMaps()) {
                    if ((filter.getDispatcherMapping() & FilterMap.REQUEST) != 0) {
                        filter.setDispatcher(DispatcherType.ASYNC.name());
                    }
                }
            }
        });
    }

    /** Has the server close the connection after the answer instead of reading what is left of the body. */
    static void leaveUnread(ServletRequest request) {
        if (request.getAttribute(UNREAD) instanceof Runnable unread) {
            unread.run();
        }
    }

    private static final class UnreadValve extends ValveBase {
        UnreadValve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(
                    UNREAD, (Runnable) () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null));
            if (request.isAsyncCompleting()) {
                response.setErrorReported(); // answered already: the server would look for an error page
                return;
            }
            getNext().invoke(request, response);
        }
    }

    /** HTTP/1.1 with a time for the head of a request as a whole; reading a head holds no thread. */
    public static final class TimedProtocol extends Http11NioProtocol {
        private Duration headWithin = Duration.ZERO;
        private Duration bodyWithin = Duration.ZERO;

        /** Called by the server. */
        public TimedProtocol() {}

        @Override
        protected Processor createProcessor() {
            return new Timed(this);
        }
    }

    private static final class Timed extends Http11Processor {
        private final TimedProtocol protocol;
        private boolean isReadingHead;
        private long since;

        Timed(TimedProtocol protocol) {
            super(protocol, protocol.getAdapter());
            this.protocol = protocol;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            SocketState state = super.service(socket);
            if (isAsync()) {
                // Longer than a body may take: the whole time is over first, and is answered.
                socket.setReadTimeout(protocol.bodyWithin.multipliedBy(2).toMillis());
            }
            // Long without an asynchronous request: the head is not complete.
            if (state != SocketState.LONG || isAsync()) {
                isReadingHead = false;
            } else if (!isReadingHead) {
                isReadingHead = true;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > protocol.headWithin.toNanos()) {
                isReadingHead = false;
                return SocketState.CLOSED;
            }
            return state;
        }
    }
}
