package vn.tthc.monitor.platform.database;

/** The database the application works with, from the moment it can be used until it is let go. */
interface DatabaseServer extends AutoCloseable {
    EmbeddedPostgres.Address address();

    @Override
    void close();

    /** Our own server on our own data folder, which nobody else may use meanwhile. */
    record Embedded(DataFolderLock lock, EmbeddedPostgres server) implements DatabaseServer {
        static Embedded start(java.nio.file.Path data) {
            var lock = DataFolderLock.take(data);
            try {
                return new Embedded(lock, EmbeddedPostgres.start(data));
            } catch (RuntimeException failure) {
                lock.close();
                throw failure;
            }
        }

        @Override
        public EmbeddedPostgres.Address address() {
            return server.address();
        }

        @Override
        public void close() {
            server.close();
            lock.close();
        }
    }

    /** A server that others run: nothing to stop. */
    record External(EmbeddedPostgres.Address address) implements DatabaseServer {
        @Override
        public void close() {}
    }
}
