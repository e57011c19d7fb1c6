package io.aftersales.examples.oms.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** Problems of requests that the server refuses before the application sees them: answered in JSON where the server would answer a page. */
@Configuration(proxyBeanMethods = false)
class ServerErrors {

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return server -> {
            // A slash in an id is left to the firewall of Spring Security, which tells it apart from a separator.
            server.addConnectorCustomizers(
                    connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemValve()));
        };
    }

    private static final class ProblemValve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            HttpStatus known = HttpStatus.resolve(status);
            String title = known == null ? "HTTP_" + status : known.name();
            Locale language = ProblemTexts.language(request);
            byte[] problem = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                    .formatted(
                            Problems.TYPE + title,
                            title,
                            status,
                            ProblemTexts.of(HttpStatusCode.valueOf(status), language, request.getMethod()))
                    .getBytes(StandardCharsets.UTF_8);
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setContentLength(problem.length);
                response.getOutputStream().write(problem);
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("the client has gone", e);
            }
        }
    }
}
