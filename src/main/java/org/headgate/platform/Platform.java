package org.headgate.platform;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

/** The beans that every room shares. */
@Configuration(proxyBeanMethods = false)
class Platform {

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    @Bean
    static BeanPostProcessor scopeEveryConnection() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && name.equals("dataSource")
                        ? new ScopedDataSource(source)
                        : bean;
            }
        };
    }

    /** Listeners and scheduled work act for Headgate itself, not for whoever caused them. */
    @Bean
    TaskDecorator backgroundWorkSeesEverything() {
        return work -> () -> Scope.everything().run(work);
    }
}
