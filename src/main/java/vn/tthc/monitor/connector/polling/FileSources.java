package vn.tthc.monitor.connector.polling;

import vn.tthc.monitor.connector.definition.ConnectorDefinition;

/** Makes the part of a source that reads files which arrive by themselves. */
@FunctionalInterface
public interface FileSources {
    /**
     * The source of a connector's files.
     *
     * @param alone whether nothing else of the system is asked, so that a round without a file is a sign of life too
     */
    Source open(ConnectorDefinition definition, boolean alone);
}
