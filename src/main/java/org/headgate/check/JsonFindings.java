package org.headgate.check;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was found, causes first, then every place, as JSON. */
final class JsonFindings {

    private JsonFindings() {}

    /** For {@link #write}; closing it does not close the stream. */
    static JsonGenerator into(OutputStream out) {
        return JsonMapper.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .writerWithDefaultPrettyPrinter()
                .createGenerator(out);
    }

    /** Writes one object. */
    static void write(Extract extract, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringProperty("file", extract.file());
        json.writeStringProperty("verdict", extract.word());
        json.writeArrayPropertyStart("about");
        extract.about().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("rows", extract.rows());
        json.writeStringProperty("ruleSet", extract.ruleSet());
        json.writeArrayPropertyStart("causes");
        extract.causes().forEach(cause -> write(cause, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("places");
        extract.each(seen -> write(seen, json));
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private static void write(Extract.Counted cause, JsonGenerator json) {
        var rule = cause.rule();
        json.writeStartObject();
        json.writeStringProperty("rule", rule.id());
        json.writeStringProperty("title", rule.title());
        json.writeStringProperty("column", cause.column());
        json.writeStringProperty("weight", cause.weight().word());
        json.writeNumberProperty("found", cause.found());
        json.writeNumberProperty("waived", cause.waived());
        json.writeNumberProperty("schools", cause.schools());
        json.writeBooleanProperty("changedSinceToms", rule.alteration());
        json.writeStringProperty("fixer", rule.fixer().word());
        json.writeStringProperty("remedy", rule.remedy());
        json.writeEndObject();
    }

    private static void write(Extract.Seen seen, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("rule", seen.cause().rule().id());
        json.writeStringProperty("column", seen.cause().column());
        if (seen.line().isPresent()) {
            json.writeNumberProperty("line", seen.line().getAsLong());
        }
        json.writeStringProperty("school", seen.place().school());
        json.writeStringProperty("value", seen.value());
        json.writeStringProperty("expected", seen.expected());
        json.writeStringProperty("sentence", seen.sentence());
        json.writeBooleanProperty("waived", seen.waived());
        json.writeEndObject();
    }
}
