package org.headgate.submission;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** What an upload may weigh, and the sentence for one that weighs more. */
@Configuration(proxyBeanMethods = false)
class UploadLimits {

    // The sign-in's check for forged forms reads the form, and a form that can't be read looks forged to it.
    private static final int BEFORE_SECURITY = -110;

    @Bean
    MultipartConfigElement multipartConfigElement(IncomingFiles incoming) throws IOException {
        return incoming.here();
    }

    // The page that says "too large" must not read the parts that were too large once more.
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
            }
        };
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> tooLargeHasASentence() {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new ReadTheParts());
        registration.addUrlPatterns("/uploads", "/layouts/try");
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    private static final class ReadTheParts extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
                    request.getParts();
                }
            } catch (IllegalStateException e) {
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                return;
            } catch (IOException e) {
                if (StorageFull.is(e)) {
                    response.sendError(507);
                    return;
                }
                // The browser went away in the middle: there is nobody to answer, and nothing was kept.
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            chain.doFilter(request, response);
        }
    }
}
