package org.headgate.process;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.headgate.OnHeadgate;
import org.headgate.platform.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

@OnHeadgate
class EngineTest extends WalkedByHand {

    @Autowired
    ApplicationContext context;

    @Test
    void engineBatchAndOurTablesShareOneDatabaseAndOneTransactionManager() {
        assertThat(context.getBeansOfType(DataSource.class)).hasSize(1);
        assertThat(context.getBeansOfType(PlatformTransactionManager.class)).hasSize(1);
        var settings = (SpringProcessEngineConfiguration) engine.getProcessEngineConfiguration();
        assertThat(settings.getTransactionManager()).isSameAs(context.getBean(PlatformTransactionManager.class));
        assertThat(((TransactionAwareDataSourceProxy) settings.getDataSource()).getTargetDataSource())
                .isSameAs(context.getBean(DataSource.class));
    }

    @Test
    void whatTheEngineDidGoesBackWithOurTransaction() {
        owed();
        transaction.executeWithoutResult(status -> {
            rounds.nothingToReport(slot);
            status.setRollbackOnly();
        });
        waitsAt("pullFile");
    }

    @Test
    void stepsTimersAndListenersSeeEveryDistrict() throws Exception {
        for (var name : new String[] {"camundaTaskExecutor", "applicationTaskExecutor"}) {
            var scope = context.getBean(name, AsyncTaskExecutor.class).submit(Scope::current);
            assertThat(scope.get()).as(name).isSameAs(Scope.everything());
        }
    }
}
