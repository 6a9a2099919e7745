package vn.tthc.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom the programs of PostgreSQL run. PostgreSQL refuses the superuser, so a superuser's application steps down: to
 * another account where that account can reach the folders, otherwise into a user namespace in which the superuser looks
 * like an ordinary user while the files stay his.
 *
 * @param prefix what stands before every command
 * @param owner who must own the files of the cluster; null for whoever runs the application
 */
record OrdinaryUser(List<String> prefix, @Nullable Owner owner) {
    /** Numbers of an account. */
    record Owner(int uid, int gid) {}

    private static final Owner NOBODY = new Owner(65534, 65534);

    static OrdinaryUser forFolders(Path cluster, Path binaries) throws IOException {
        if (!runningAsSuperuser()) {
            return new OrdinaryUser(List.of(), null);
        }
        if (Files.exists(cluster)) {
            var owner = ownerOf(cluster);
            return owner.uid() == 0 ? namespace(cluster) : account(owner);
        }
        if (reachable(cluster.getParent()) && reachable(binaries) && works("setpriv", "--version")) {
            return account(databaseAccount());
        }
        return namespace(cluster);
    }

    /** Gives a file or folder to the account that the programs run as. */
    void give(Path path) throws IOException {
        if (owner != null) {
            Files.setAttribute(path, "unix:gid", owner.gid());
            Files.setAttribute(path, "unix:uid", owner.uid());
        }
    }

    private static boolean runningAsSuperuser() {
        return "root".equals(System.getProperty("user.name")) && Files.isReadable(Path.of("/proc/self/status"));
    }

    private static OrdinaryUser account(Owner owner) {
        return new OrdinaryUser(
                List.of("setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups", "--"), owner);
    }

    private static OrdinaryUser namespace(Path cluster) {
        var prefix = List.of("unshare", "--user", "--map-user=65534", "--map-group=65534", "--");
        if (!works(Stream.concat(prefix.stream(), Stream.of("true")).toArray(String[]::new))) {
            throw new StartRefusedException(
                    "PostgreSQL không chạy bằng tài khoản root, và không hạ quyền được cho thư mục %s. (PostgreSQL does not run as root, and neither setpriv nor unshare works for %s.)"
                            .formatted(cluster, cluster),
                    "Chạy ứng dụng bằng tài khoản thường, hoặc đặt TTHC_DATA sang thư mục mà mọi tài khoản đi vào được"
                            + " (ví dụ /var/lib/tthc), hoặc dùng TTHC_DB_URL. (Run as an ordinary user, or set TTHC_DATA to"
                            + " a folder every account can enter, or use TTHC_DB_URL.)");
        }
        return new OrdinaryUser(prefix, null);
    }

    private static boolean reachable(@Nullable Path folder) throws IOException {
        for (var part = folder; part != null; part = part.getParent()) {
            if (Files.exists(part)
                    && !Files.getPosixFilePermissions(part).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static Owner ownerOf(Path path) throws IOException {
        return new Owner(
                (Integer) Files.getAttribute(path, "unix:uid"), (Integer) Files.getAttribute(path, "unix:gid"));
    }

    private static Owner databaseAccount() throws IOException {
        try (var accounts = Files.lines(Path.of("/etc/passwd"))) {
            return accounts.map(line -> line.split(":", -1))
                    .filter(account -> account.length > 3 && account[0].equals("postgres"))
                    .map(account -> new Owner(Integer.parseInt(account[2]), Integer.parseInt(account[3])))
                    .findFirst()
                    .orElse(NOBODY);
        }
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
