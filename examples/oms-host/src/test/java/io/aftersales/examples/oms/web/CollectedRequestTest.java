package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CollectedRequestTest {
    private static CollectedRequest request(String type, String body) {
        var request = new MockHttpServletRequest("POST", "/sign-in");
        request.setContentType(type);
        request.addParameter("name", "of the query");
        return new CollectedRequest(request, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFieldsOfAFormComeAfterThoseOfTheQuery() throws Exception {
        var form = request("application/x-www-form-urlencoded", "name=a+%E4%BD%A0&name=b&empty=");
        assertThat(form.getParameterValues("name")).containsExactly("of the query", "a \u4f60", "b");
        assertThat(form.getParameter("empty")).isEmpty();
        assertThat(form.getParameter("none")).isNull();
        assertThat(form.getParameterMap()).containsOnlyKeys("name", "empty");
        assertThat(form.getReader().readLine()).isEqualTo("name=a+%E4%BD%A0&name=b&empty=");
    }

    @Test
    void otherBodiesHaveNoFields() {
        var json = request("application/json", "name=x");
        assertThat(json.getParameterValues("name")).containsExactly("of the query");
        assertThatThrownBy(json::getParts).isInstanceOf(ServletException.class);
    }

    @Test
    void anUploadHasTextsAndFiles() throws Exception {
        String body = """
                --B\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                t\r
                --B\r
                Content-Disposition: form-data; name="statement"; filename="s.csv"\r
                Content-Type: text/csv\r
                \r
                a,b\r
                --B--\r
                """;
        var upload = request("multipart/form-data; boundary=B", body);
        assertThat(upload.getParameter("_csrf")).isEqualTo("t");
        Part file = upload.getPart("statement");
        assertThat(file.getSubmittedFileName()).isEqualTo("s.csv");
        assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("a,b");
        assertThat(upload.getParts()).hasSize(2);
    }
}
