package org.headgate.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    // The server runs as a user of its own when we are root, and leaves files we need not wait for.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void whatWasCommittedIsThereAfterTheJvmIsKilledAndItsServerLeftBehind() throws Exception {
        var killed = startInAnotherJvm();
        try (var connection = DriverManager.getConnection(killed.url, EmbeddedDatabase.OWNER, "")) {
            connection.createStatement().execute("CREATE TABLE public.kept AS SELECT 42 AS answer");
        }
        killed.process.destroyForcibly().waitFor();

        try (var database = new EmbeddedDatabase(directory)) {
            assertThat(answerIn(database.url())).isEqualTo(42);
            assertThat(setting(database.url(), "fsync")).isEqualTo("on");
            assertThat(setting(database.url(), "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database.url(), "full_page_writes")).isEqualTo("on");
        }
        try (var database = new EmbeddedDatabase(directory)) {
            assertThat(answerIn(database.url())).isEqualTo(42);
        }
    }

    @Test
    void aSecondHeadgateOnTheSameDirectoryIsToldWhatToDoAndTheFirstGoesOn() throws Exception {
        try (var first = new EmbeddedDatabase(directory)) {
            assertThatThrownBy(() -> new EmbeddedDatabase(directory))
                    .hasMessageContaining("Another Headgate is running on")
                    .hasMessageContaining("--headgate.data-directory");
            assertThat(setting(first.url(), "server_version")).startsWith("17");
        }
    }

    /** What the other JVM runs. */
    public static void main(String[] directory) throws InterruptedException {
        var database = new EmbeddedDatabase(Path.of(directory[0]));
        System.out.println("url " + database.url());
        Thread.sleep(120_000);
    }

    private record Started(Process process, String url) {}

    private Started startInAnotherJvm() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseTest.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
        var url = lines.lines().filter(line -> line.startsWith("url ")).findFirst();
        return new Started(process, url.orElseThrow().substring(4));
    }

    private static int answerIn(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, "");
                var answer = connection.createStatement().executeQuery("SELECT answer FROM public.kept")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static String setting(String url, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, "");
                var answer = connection.createStatement().executeQuery("SHOW " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
