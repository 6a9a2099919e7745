package vn.tthc.monitor.platform.database;

/** The configuration file of the embedded server, written anew at every start because the port changes. */
final class ServerSettings {
    private ServerSettings() {}

    static String text(int port) {
        // The operator's file comes first, so that it cannot undo what keeps the data safe.
        return """
            # Written by TTHC Monitor at every start; changes here are lost. Put your own settings into operator.conf beside it.
            max_connections = 60
            shared_buffers = 128MB
            effective_cache_size = 512MB
            max_wal_size = 1GB
            checkpoint_completion_target = 0.9
            random_page_cost = 1.1
            log_min_messages = warning
            log_checkpoints = off
            log_timezone = 'Asia/Ho_Chi_Minh'
            timezone = 'UTC'
            default_text_search_config = 'pg_catalog.simple'
            include_if_exists 'operator.conf'
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            password_encryption = scram-sha-256
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            """.formatted(port);
    }
}
