package org.headgate.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** How the engine runs here. */
@Configuration(proxyBeanMethods = false)
class Engine {

    /**
     * The threads of timers and asynchronous steps. They act for Headgate itself, so row-level security shows them
     * every district. Not a candidate for others: listeners and scheduled work have an executor of their own.
     */
    @Bean(name = "camundaTaskExecutor", defaultCandidate = false)
    ThreadPoolTaskExecutor threadsOfSteps(TaskDecorator backgroundWorkSeesEverything) {
        var threads = new ThreadPoolTaskExecutor();
        threads.setThreadNamePrefix("step-");
        threads.setCorePoolSize(2);
        threads.setMaxPoolSize(4);
        threads.setQueueCapacity(3);
        threads.setTaskDecorator(backgroundWorkSeesEverything);
        return threads;
    }

    @Bean
    ProcessEnginePlugin habits(ProcessSettings settings) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setDefaultNumberOfRetries(settings.attempts());
                engine.setFailedJobRetryTimeCycle(
                        "R%d/%s".formatted(settings.attempts(), settings.attemptAgainAfter()));
                // Without an end as well as a start the clean-up never runs.
                engine.setHistoryCleanupBatchWindowStartTime("01:00");
                engine.setHistoryCleanupBatchWindowEndTime("03:00");
            }
        };
    }
}
