package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Commit;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketRepository;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Carries out a command on a case or ticket only on a version that its {@code If-Match} names. The version is compared as the decision is
 * written, with the one that it was made on; the repository itself refuses a decision on a version that is not the newest. So a command that
 * is refused anyway is refused as such, and a command sent again under its key gets its receipt.
 */
@Configuration(proxyBeanMethods = false)
class Preconditions implements WebMvcConfigurer {
    private static final String EXPECTED = Preconditions.class.getName();
    private static final Pattern TAGS = Pattern.compile("\\s*(?:W/)?\"([^\"]*)\"\\s*(?:,|$)");
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,18})(?:-.*)?");

    /** The versions of a case or ticket that a request names. */
    private record Expected(String id, Set<Long> versions) {}

    /** Thrown when a case or ticket has another version than the request names; nothing was written. */
    static final class Outdated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long version;

        Outdated(long version) {
            super("the version is " + version);
            this.version = version;
        }

        /** Returns the version that the case or ticket has. */
        long version() {
            return version;
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Reader()).addPathPatterns("/api/cases/{id}/**", TicketController.PATH + "/{id}/**");
    }

    private static final class Reader implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String header = String.join(",", Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)));
            boolean asks = !header.isEmpty() && !header.strip().equals("*");
            if (asks
                    && request.getMethod().equals("POST")
                    && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                    && path.get("id") instanceof String id) {
                request.setAttribute(EXPECTED, new Expected(id, versions(header)));
            }
            return true;
        }

        /** Reads the versions of tags; one that is no tag of ours names no version. */
        private static Set<Long> versions(String header) {
            var versions = new HashSet<Long>();
            Matcher tag = TAGS.matcher(header);
            int end = 0;
            while (end < header.length()) {
                if (!tag.find(end) || tag.start() != end) {
                    throw new Malformed(HttpHeaders.IF_MATCH, InputFault.NOT_TAGS);
                }
                end = tag.end();
                Matcher version = VERSION.matcher(tag.group(1));
                if (version.matches()) {
                    versions.add(Long.parseLong(version.group(1)));
                }
            }
            return versions;
        }
    }

    /** Compares a case that was read with the version that the request names, where the command is decided on what was read. */
    static void compare(CaseId id, long version) {
        compare(id.toString(), version);
        done();
    }

    private static void compare(String id, long version) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Expected expected =
                request == null ? null : (Expected) request.getAttribute(EXPECTED, RequestAttributes.SCOPE_REQUEST);
        if (expected != null && expected.id().equals(id) && !expected.versions().contains(version)) {
            throw new Outdated(version);
        }
    }

    /** Ends the comparison: effects of the command may write its case once more. */
    private static void done() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(EXPECTED, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Has the repositories compare the version of each decision that a request asked for. */
    @Bean
    static BeanPostProcessor comparingRepositories() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof CaseRepository cases) {
                    return comparing(CaseRepository.class, cases);
                }
                return bean instanceof TicketRepository tickets ? comparing(TicketRepository.class, tickets) : bean;
            }
        };
    }

    private static <T> T comparing(Class<T> type, T repository) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean decides = compared(arguments);
                    try {
                        Object answer = method.invoke(repository, arguments);
                        if (decides) {
                            done();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static boolean compared(Object @Nullable [] arguments) {
        if (arguments == null || arguments.length != 1) {
            return false;
        }
        if (arguments[0] instanceof Commit decision) {
            compare(
                    decision.change().next().id().toString(),
                    decision.change().next().version());
            return true;
        }
        if (arguments[0] instanceof TicketCommit decision) {
            compare(
                    decision.change().next().id().toString(),
                    decision.change().next().version());
            return true;
        }
        return false;
    }
}
