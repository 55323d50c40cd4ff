package org.headgate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A cell's bytes must tell what its text tells. */
class RowTest {

    private static final String LETTERS = "0123456789019YNKeéñ€";

    @Test
    void whatItsBytesSayIsWhatItsTextSays() {
        for (var cells : rows()) {
            for (var row : List.of(new Row(2, cells), asRead(cells))) {
                for (var i = 0; i < cells.size(); i++) {
                    var cell = cells.get(i);
                    var utf8 = cell.getBytes(StandardCharsets.UTF_8);
                    assertThat(row.cell(i)).isEqualTo(cell);
                    assertThat(row.isDigits(i)).as(cell).isEqualTo(cell.matches("[0-9]+"));
                    assertThat(row.packed(i)).as(cell).isEqualTo(Row.packed(cell));
                    assertThat(row.length(i)).isEqualTo(utf8.length);
                    var copied = new byte[utf8.length + 1];
                    row.copy(i, copied, 1);
                    assertThat(new String(copied, 1, utf8.length, StandardCharsets.UTF_8))
                            .isEqualTo(cell);
                    for (var b = 0; b < utf8.length; b++) {
                        assertThat(row.at(i, b)).isEqualTo(utf8[b]);
                    }
                }
            }
        }
    }

    @Test
    void noTwoTextsHaveOneHashOrOneNumber() {
        var hashes = new HashMap<Long, String>();
        var numbers = new HashMap<Long, String>();
        for (var cells : rows()) {
            var row = asRead(cells);
            for (var i = 0; i < cells.size(); i++) {
                assertThat(hashes.merge(row.hash(i), cells.get(i), (first, second) -> first))
                        .isEqualTo(cells.get(i));
                if (row.packed(i) >= 0) {
                    assertThat(numbers.merge(row.packed(i), cells.get(i), (first, second) -> first))
                            .isEqualTo(cells.get(i));
                }
            }
        }
        assertThat(hashes).hasSizeGreaterThan(3_000);
        assertThat(numbers).hasSizeGreaterThan(1_000);
    }

    private static List<List<String>> rows() {
        var chance = new Random(20251125);
        var rows = new ArrayList<List<String>>();
        for (var n = 0; n < 500; n++) {
            var cells = new ArrayList<String>();
            for (var i = 0; i < 12; i++) {
                var cell = new StringBuilder();
                for (var length = chance.nextInt(18); length > 0; length--) {
                    // Every other row is ASCII, as most rows of most files are.
                    var from = chance.nextInt(n % 2 == 0 ? 17 : LETTERS.length());
                    cell.append(LETTERS.charAt(from));
                }
                cells.add(cell.toString());
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Row asRead(List<String> cells) {
        var bytes = ("a^b\n" + String.join("^", cells) + "\n").getBytes(StandardCharsets.UTF_8);
        try (var reader = RowReader.open(new ByteArrayInputStream(bytes))) {
            return reader.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
