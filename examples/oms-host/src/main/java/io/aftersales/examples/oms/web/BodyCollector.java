package io.aftersales.examples.oms.web;

import io.aftersales.examples.oms.HostProperties;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects the body of a request without holding a thread, and passes the request on once the body is complete. Refused are a body that is
 * larger than the host takes (413; unread where it states its length), one that is not complete in time (408), and one that comes when the
 * bodies being collected take all the memory they may (503). Comes before the sign-in, which costs more.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BodyCollector extends OncePerRequestFilter {
    private static final String BODY = BodyCollector.class.getName();

    private final long most;
    private final long time;
    private final long memory;
    private final AtomicLong collected = new AtomicLong();
    private final JsonMapper mapper;

    BodyCollector(HostProperties properties, JsonMapper mapper) {
        this.most = properties.largestBody().toBytes();
        this.time = properties.bodyWithin().toMillis();
        this.memory = properties.bodiesInMemory().toBytes();
        this.mapper = mapper;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            chain.doFilter(
                    request.getAttribute(BODY) instanceof byte[] body ? new CollectedRequest(request, body) : request,
                    response);
        } else if (request.getContentLengthLong() > most) {
            refuse(request, response, HttpStatus.CONTENT_TOO_LARGE);
        } else if (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            AsyncContext async = request.startAsync(request, response);
            async.setTimeout(time);
            var collecting = new Collecting(request, response, async);
            async.addListener(collecting);
            request.getInputStream().setReadListener(collecting);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Answers a problem, or a page to a browser, and closes the connection: what is still to come is not read. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        ServerLimits.leaveUnread(request);
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        // The server has no page for a request whose body was being collected. Browsers tell its length first.
        if (!request.isAsyncStarted() && Problems.isForBrowser(request)) {
            response.sendError(status.value());
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        mapper.writeValue(response.getOutputStream(), Problems.of(status, ProblemTexts.language(request)));
    }

    /** Body that is being collected; its time is that of the asynchronous request. The server calls it from one thread at a time. */
    private final class Collecting implements ReadListener, AsyncListener {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final AsyncContext async;
        private final ServletInputStream input;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final AtomicBoolean isOver = new AtomicBoolean();
        private long read;

        Collecting(HttpServletRequest request, HttpServletResponse response, AsyncContext async) throws IOException {
            this.request = request;
            this.response = response;
            this.async = async;
            this.input = request.getInputStream();
        }

        @Override
        public void onDataAvailable() throws IOException {
            byte[] part = new byte[8_192];
            while (!isOver.get() && input.isReady()) {
                int length = input.read(part);
                if (length < 0) {
                    return;
                }
                keep(part, length);
            }
        }

        private void keep(byte[] part, int length) throws IOException {
            read += length;
            if (read > 2 * most) {
                end(HttpStatus.CONTENT_TOO_LARGE);
            } else if (read <= most) { // a little more is read and dropped: a client that is sending hears no answer
                if (collected.addAndGet(length) > memory) {
                    collected.addAndGet(-length);
                    end(HttpStatus.SERVICE_UNAVAILABLE);
                } else {
                    body.write(part, 0, length);
                }
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            if (read > most) {
                end(HttpStatus.CONTENT_TOO_LARGE);
            } else if (over()) {
                request.setAttribute(BODY, body.toByteArray());
                try {
                    async.dispatch();
                } catch (RuntimeException e) { // a path that the server does not dispatch to
                    logger.debug("not dispatched", e);
                    refuse(request, response, HttpStatus.BAD_REQUEST);
                    async.complete();
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            try {
                if (failure instanceof SocketTimeoutException) {
                    end(HttpStatus.REQUEST_TIMEOUT);
                }
            } catch (IOException e) {
                logger.debug("the client has gone", e);
            }
            if (over()) {
                async.complete();
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            end(HttpStatus.REQUEST_TIMEOUT);
        }

        @Override
        public void onError(AsyncEvent event) {
            onError(event.getThrowable());
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // the request is passed on, and is another's now
        }

        @Override
        public void onComplete(AsyncEvent event) {
            over();
        }

        private void end(HttpStatus status) throws IOException {
            if (over()) {
                try {
                    refuse(request, response, status);
                } finally {
                    async.complete();
                }
            }
        }

        /** Ends the collection, once; true for the first caller. */
        private boolean over() {
            boolean first = isOver.compareAndSet(false, true);
            if (first) {
                collected.addAndGet(-body.size());
            }
            return first;
        }
    }
}
