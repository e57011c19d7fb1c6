package io.aftersales.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aftersales.jackson.AfterSalesJackson2Module;
import java.io.UncheckedIOException;

/** JSON with Jackson 2. */
final class Jackson2Json implements Json {
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new AfterSalesJackson2Module()).build();

    @Override
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
