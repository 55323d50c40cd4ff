package org.headgate.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** A statement that lives in {@code sql/<room>/<verb-object>.sql}, laid out to be read. */
public final class SqlFile {

    private SqlFile() {}

    /** The text of {@code sql/<room>/<name>.sql}. */
    public static String read(String room, String name) {
        var path = "sql/" + room + "/" + name + ".sql";
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No " + path + " on the class path: check its name", e);
        }
    }
}
