package io.aftersales.examples.oms.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.core.ApplicationPart;
import org.apache.tomcat.util.http.Parameters;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Request whose body is in memory already: as a stream, as the fields of a form, and as the parts of an upload. The server itself would look
 * for fields and parts in the body that was read.
 */
final class CollectedRequest extends HttpServletRequestWrapper {
    private static final int MOST_PARTS = 100;

    private final byte[] body;
    private @Nullable Map<String, String[]> parameters;
    private @Nullable List<Part> parts;

    CollectedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Returns that of a request that has just come in: for the rest of the application it has. */
    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new InMemory(body);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), charset()));
    }

    private Charset charset() {
        String name = getCharacterEncoding();
        return name == null ? UTF_8 : Charset.forName(name);
    }

    private boolean isOf(MediaType type) {
        String given = getContentType();
        return given != null && given.toLowerCase(Locale.ROOT).startsWith(type.toString());
    }

    // --- fields

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> known = parameters;
        if (known == null) {
            known = new LinkedHashMap<>(super.getParameterMap());
            if (isOf(MediaType.APPLICATION_FORM_URLENCODED)) {
                addFields(known);
            } else if (isOf(MediaType.MULTIPART_FORM_DATA)) {
                addTexts(known);
            }
            known = Collections.unmodifiableMap(known);
            parameters = known;
        }
        return known;
    }

    private void addFields(Map<String, String[]> to) {
        var fields = new Parameters();
        fields.setCharset(charset());
        fields.processParameters(body.clone(), 0, body.length); // decodes in place
        for (String name : Collections.list(fields.getParameterNames())) {
            add(to, name, fields.getParameterValues(name));
        }
    }

    private void addTexts(Map<String, String[]> to) {
        try {
            for (Part part : getParts()) {
                if (part.getSubmittedFileName() == null) {
                    add(to, part.getName(), new String(part.getInputStream().readAllBytes(), charset()));
                }
            }
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e); // tells of no field, as the server does
        }
    }

    private static void add(Map<String, String[]> to, String name, String... values) {
        String[] before = to.getOrDefault(name, new String[0]);
        String[] all = Arrays.copyOf(before, before.length + values.length);
        System.arraycopy(values, 0, all, before.length, values.length);
        to.put(name, all);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    // --- parts

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        List<Part> known = parts;
        if (known == null) {
            if (!isOf(MediaType.MULTIPART_FORM_DATA)) {
                throw new ServletException("no parts in a body of type " + getContentType());
            }
            known = read();
            parts = known;
        }
        return known;
    }

    private List<Part> read() throws ServletException {
        var items = new DiskFileItemFactory();
        items.setSizeThreshold(body.length + 1); // no file
        items.setDefaultCharset(charset().name());
        var upload = new FileUpload();
        upload.setFileItemFactory(items);
        upload.setFileCountMax(MOST_PARTS);
        try {
            var found = new ArrayList<Part>();
            upload.parseRequest(new Upload()).forEach(item -> found.add(new ApplicationPart(item, null)));
            return List.copyOf(found);
        } catch (FileUploadException e) {
            throw new ServletException(e);
        }
    }

    @Override
    public @Nullable Part getPart(String name) throws IOException, ServletException {
        return getParts().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private final class Upload implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return charset().name();
        }

        @Override
        public String getContentType() {
            return Objects.requireNonNullElse(CollectedRequest.this.getContentType(), "");
        }

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }
    }

    private static final class InMemory extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        InMemory(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] to, int from, int length) {
            return bytes.read(to, from, length);
        }

        @Override
        public int available() {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is there already");
        }
    }
}
