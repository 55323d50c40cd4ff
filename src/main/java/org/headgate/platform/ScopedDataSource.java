package org.headgate.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Tells the database, on every connection handed out, whose rows this thread may see. */
class ScopedDataSource extends DelegatingDataSource {

    ScopedDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try (var statement = connection.prepareStatement("SELECT set_config('headgate.scope', ?, false)")) {
            statement.setString(1, Scope.current().text());
            statement.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
