package io.aftersales.jdbc;

import io.aftersales.jackson.AfterSalesJackson3Module;
import tools.jackson.databind.json.JsonMapper;

/** JSON with Jackson 3. */
final class Jackson3Json implements Json {
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new AfterSalesJackson3Module()).build();

    @Override
    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    @Override
    public <T> T read(String text, Class<T> type) {
        return mapper.readValue(text, type);
    }
}
