package vn.tthc.monitor.connector.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.config.ConfigFile;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Shape;

/**
 * The words of {@code columns.yaml}: how Vietnamese systems title the columns of the tables they export, how rows begin
 * that hold no dossier, and how states are called. Compared folded, see {@link FoldedTitle}.
 *
 * @param columns titles as written, the likelier first
 * @param filler folded words that titles carry beside their meaning
 * @param totals folded beginnings of rows with sums
 * @param signatures folded beginnings of what stands under a table
 * @param codes folded words of cells to canonical names, by target; targets of kind FLAG share one list
 */
public record TableWords(
        Map<DossierField, List<String>> columns,
        List<String> filler,
        List<String> totals,
        List<String> signatures,
        Map<DossierField, Map<String, String>> codes) {
    /** The file in the configuration folder. */
    public static final String FILE = "columns.yaml";

    /** No words: only columns that connector files name are found. */
    public static final TableWords NONE = new TableWords(Map.of(), List.of(), List.of(), List.of(), Map.of());

    private static final String FLAG = "flag";

    /** What the file may hold. */
    public static final ObjectShape SHAPE = Shape.object("Chữ trong bảng xuất ra từ các hệ thống")
            .required("columns", columnsShape(), "Trường chuẩn ← các tên cột, tên đứng trước được ưu tiên.")
            .optional("filler", Shape.list(Shape.text()), "Chữ thêm vào tên cột mà không đổi nghĩa.")
            .section(
                    "rows",
                    Shape.object("dòng không phải hồ sơ")
                            .optional("totals", Shape.list(Shape.text()), "Dòng tổng bắt đầu bằng chữ này.")
                            .optional(
                                    "signatures",
                                    Shape.list(Shape.text()),
                                    "Phần ký cuối bảng có ô bắt đầu bằng chữ này."),
                    "Dòng không phải hồ sơ; bỏ và báo lại.")
            .section("codes", codesShape(), "Chữ trong ô → tên chuẩn.");

    /** For the check without the server: everything the start would refuse. */
    public static final FileCheck CHECK =
            new FileCheck(FILE, SHAPE, root -> new FileCheck.Findings(ambiguous(root), List.of()));

    private static ObjectShape columnsShape() {
        var shape = Shape.object("tên cột");
        for (var field : DossierField.values()) {
            if (field.kind() != DossierField.Kind.LIST) {
                shape = shape.optional(field.key(), Shape.list(Shape.text()), DefinitionWords.meaning(field));
            }
        }
        return shape;
    }

    private static ObjectShape codesShape() {
        var shape = Shape.object("bảng chữ");
        for (var field : DossierField.values()) {
            if (field.kind() == DossierField.Kind.CODE) {
                shape = shape.optional(field.key(), words(DefinitionWords.of(field)), DefinitionWords.meaning(field));
            }
        }
        return shape.optional(FLAG, words(List.of("true", "false")), "Có hay không.");
    }

    private static Shape words(List<String> canonical) {
        return Shape.object("bảng chữ").rest(Shape.choice(canonical), "Chữ trong ô: tên chuẩn.");
    }

    /**
     * Reads the file of a configuration folder; without it only columns that connector files name are found.
     *
     * @throws IllegalStateException where the file is faulty, with every fault named
     */
    public static TableWords read(Path configuration) {
        var file = configuration.resolve(FILE);
        if (!Files.exists(file)) {
            LoggerFactory.getLogger(TableWords.class)
                    .warn("{} does not exist: columns of tables are found only where connector files name them", file);
            return NONE;
        }
        var read = ConfigFile.read(file, SHAPE);
        var problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            problems.addAll(ambiguous(read.root()));
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining(
                            "\n", "the titles of columns cannot be read; mend the file and start again:\n", "")));
        }
        return of(read.root());
    }

    /** One title cannot mean two things. */
    private static List<Problem> ambiguous(ConfigNode root) {
        Map<String, String> meanings = new HashMap<>();
        var problems = new ArrayList<Problem>();
        root.at("columns").entries().forEach((field, titles) -> {
            for (var title : titles.items()) {
                var other = meanings.putIfAbsent(FoldedTitle.of(title.asText()), field);
                if (other != null) {
                    problems.add(new Problem(
                            title.place(),
                            "ambiguous-title",
                            "tên cột \"" + title.asText() + "\" đã có ở " + other,
                            "mỗi tên cột ở một trường, một lần",
                            null));
                }
            }
        });
        return problems;
    }

    private static TableWords of(ConfigNode root) {
        var columns = new EnumMap<DossierField, List<String>>(DossierField.class);
        var codes = new EnumMap<DossierField, Map<String, String>>(DossierField.class);
        for (var field : DossierField.values()) {
            columns.put(field, root.at("columns").texts(field.key()));
            var key = field.kind() == DossierField.Kind.FLAG ? FLAG : field.key();
            codes.put(field, folded(root.at("codes").textMap(key)));
        }
        var rows = root.at("rows");
        return new TableWords(
                columns,
                folded(root.texts("filler")),
                folded(rows.texts("totals")),
                folded(rows.texts("signatures")),
                codes);
    }

    private static List<String> folded(List<String> texts) {
        return texts.stream().map(FoldedTitle::of).toList();
    }

    /** The same words, folded, to their canonical names. */
    public static Map<String, String> folded(Map<String, String> words) {
        var folded = new LinkedHashMap<String, String>();
        words.forEach((word, name) -> folded.put(FoldedTitle.of(word), name));
        return folded;
    }
}
