package org.headgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.headgate.OnHeadgate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnHeadgate
class SignInTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @BeforeEach
    void somebody() {
        people.add("admin@sign-in.example", "Ida", Role.ADMIN, "right-horse", List.of());
    }

    @Test
    void theRightPasswordLeadsToTheStartPageAndAWrongOneIsToldSo() throws Exception {
        assertThat(signIn("admin@sign-in.example", "wrong").headers().firstValue("location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/sign-in?error"));
        assertThat(get("/sign-in?error").body()).contains("That email and password don&#39;t go together");

        assertThat(signIn("ADMIN@sign-in.example", "right-horse").headers().firstValue("location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/"));
        assertThat(get("/").headers().firstValue("location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/processes"));
    }

    @Test
    void passwordsAreKeptAsArgon2id() {
        assertThat(jdbc.sql("SELECT password_hash FROM access.people WHERE email = 'admin@sign-in.example'")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$");
    }

    @Test
    void whoeverIsNotSignedInIsSentToSignInAndEveryAnswerCarriesTheStrictPolicy() throws Exception {
        var answer = get("/owed");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(p -> assertThat(p).endsWith("/sign-in"));
        assertThat(answer.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void whoeverIsLetGoIsOutAtOnceAndNotWhenTheSessionEnds() throws Exception {
        people.add("leaving@sign-in.example", "Lou", Role.ADMIN, "right-horse", List.of());
        signIn("leaving@sign-in.example", "right-horse");
        assertThat(get("/people").statusCode()).isEqualTo(200);

        people.letGo("leaving@sign-in.example");

        assertThat(get("/people").statusCode()).isEqualTo(302);
        assertThat(get("/people").headers().firstValue("location"))
                .hasValueSatisfying(place -> assertThat(place).contains("/sign-in"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        var answer = browser.send(
                HttpRequest.newBuilder(at("/sign-in"))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=a&password=b"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Exception");
    }

    @Test
    void aPageThatDoesNotExistAnswersWithASentence() throws Exception {
        signIn("admin@sign-in.example", "right-horse");

        var answer = get("/no-such-page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This page is not here").doesNotContain("Whitelabel");
    }

    private HttpResponse<String> signIn(String email, String password) throws IOException, InterruptedException {
        var token = TOKEN.matcher(get("/sign-in").body());
        assertThat(token.find()).isTrue();
        return browser.send(
                HttpRequest.newBuilder(at("/sign-in"))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(email) + "&password="
                                + encoded(password) + "&_csrf=" + encoded(token.group(1))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path)).header("accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
